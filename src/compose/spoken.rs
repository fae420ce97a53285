//! How one person says to another what a case writes: 268元, not 268.00元; 我, not 本人. What the other side said stays.

use crate::telling::first_person;

use super::lines::Laid;

/// The paragraph as it is spoken.
pub(super) fn spoken(mut laid: Vec<Laid>) -> Vec<Laid> {
    for index in 0..laid.len() {
        let before_yuan = laid.get(index + 1).is_some_and(|next| next.run.text.starts_with('元'));
        let run = &mut laid[index].run;
        let Some(path) = &run.fact else { continue };
        if before_yuan && let Some(whole) = run.text.strip_suffix(".00") {
            run.text.truncate(whole.len());
        }
        let is_quoted = path.rsplit('.').next() == Some("quote");
        if !is_quoted && (run.text.contains(".00元") || run.text.contains("本人")) {
            run.text = own_words(&run.text);
        }
    }
    laid
}

/// A sum without empty decimals: 268元. The writer's own words stay as they are.
pub(super) fn short_sums(mut laid: Vec<Laid>) -> Vec<Laid> {
    for index in 0..laid.len() {
        let before_yuan = laid.get(index + 1).is_some_and(|next| next.run.text.starts_with('元'));
        let run = &mut laid[index].run;
        if before_yuan
            && run.fact.is_some()
            && let Some(whole) = run.text.strip_suffix(".00")
        {
            run.text.truncate(whole.len());
        }
    }
    laid
}

/// The writer's own words as they are spoken; what stands in quotation marks is somebody else's.
pub(super) fn own_words(text: &str) -> String {
    let mut depth = 0_usize;
    let mut spoken = String::new();
    for part in text.split_inclusive(['“', '”']) {
        if depth == 0 {
            spoken.push_str(&first_person(&part.replace(".00元", "元"), spoken.chars().next_back()));
        } else {
            spoken.push_str(part);
        }
        match part.chars().next_back() {
            Some('“') => depth += 1,
            Some('”') => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    spoken
}

#[cfg(test)]
mod tests {
    use super::own_words;

    #[test]
    fn quotations_stay() {
        assert_eq!(own_words("本人付了80.00元，“本人不退80.00元”"), "我付了80元，“本人不退80.00元”");
        assert_eq!(own_words("补了20.50元"), "补了20.50元");
    }
}
