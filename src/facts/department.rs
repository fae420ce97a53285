//! Is the matter of a case plainly another department's?

use crate::case::Case;
use crate::knowledge::Department;
use crate::path::CasePath;

use super::DepartmentFacts;

/// The department whose matter it plainly is, read off the article, the shop, the problem and the claims: never off what happened on
/// the way, since a late courier makes no postal case of a quarrel with a shop.
pub(super) fn department(case: &Case, departments: &[Department]) -> Option<DepartmentFacts> {
    let items = [("order.item", Some(&case.order.item)), ("order.category", case.order.category.as_ref())];
    let shops = [
        ("merchant.shop", Some(&case.merchant.shop)),
        ("merchant.legal_name", case.merchant.legal_name.as_ref()),
    ];
    let claims = case.claims.iter().map(|claim| (claim.path().join("text"), claim.text.as_ref()));
    let matters: Vec<(CasePath, Option<&String>)> =
        std::iter::once((CasePath::of("problem.summary"), Some(&case.problem.summary)))
            .chain(claims)
            .collect();
    departments.iter().find_map(|department| {
        let item = items
            .iter()
            .find_map(|(path, text)| Some((CasePath::of(path), department.in_item(text.as_ref()?)?)));
        let shop = || {
            shops.iter().find_map(|(path, text)| {
                Some((CasePath::of(path), department.in_shop(text.as_ref()?, &case.order.item)?))
            })
        };
        let matter = || {
            matters
                .iter()
                .find_map(|(path, text)| Some((path.clone(), department.in_matter(text.as_ref()?)?)))
        };
        let (from, word) = item.or_else(shop).or_else(matter)?;
        Some(DepartmentFacts {
            id: department.id.as_str().into(),
            name: department.name.clone(),
            matter: department.matter.clone(),
            note: department.note.clone(),
            word: word.to_owned(),
            from,
        })
    })
}
