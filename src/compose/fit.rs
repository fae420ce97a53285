//! A text that fits its box: the fullest wording that does, with the lightest events summed up; then whole stretches left
//! to the supplementary page; then several messages. Nothing is ever cut inside a sentence.

use std::collections::BTreeSet;

use crate::channel::{Field, Limit, Policy};
use crate::diagnostic::Diagnostic;
use crate::draft::{Filled, Fitted, Part, Size, Sizing};
use crate::facts::foldable;

use super::again::facts;
use super::parted::breaks;
use super::writer::Writer;

type Written = Result<(Vec<Part>, Sizing), Box<Diagnostic>>;

/// How light an event must be to be summed up at each size.
const LIGHTEST: &[(Size, u8)] = &[(Size::Full, STEP), (Size::Standard, 1)];
/// From this rank on, a stretch is left out before a shorter wording is tried.
const MINOR: u8 = 3;
/// From this rank on, what nothing proves is left out before a reason that was given is summed up.
const LOOSE: u8 = 5;
/// Lighter than a reason that was given.
const GIVEN: u8 = 2;
/// The weight of a step on the way.
const STEP: u8 = 4;
/// How often messages are laid out anew.
const MOST_LAYOUTS: usize = 8;

/// The field as it goes into its box. A text that nothing makes fit comes back full, for the checks to refuse.
pub(super) fn fitted(writer: &Writer<'_>, field: &Field, most: Size) -> Result<Filled, Box<Diagnostic>> {
    let full = writer.write(&field.id, &Sizing::default())?;
    let has_courtesy = full.iter().flat_map(Part::runs).any(|run| run.rank >= Sizing::COURTESY);
    let plain = Sizing { keeps: Sizing::COURTESY - 1, ..Sizing::default() };
    let is_full = field.limit.as_ref().is_some_and(|limit| most > Size::Full || !fits(limit, &full));
    // What is told: the same, where nothing is only added, or all has room.
    let told = if has_courtesy && is_full { writer.write(&field.id, &plain)? } else { full.clone() };
    let is_annexed = field.fit.contains(&Policy::Annex) && writer.channel.annex.is_some();
    let fitting = Fitting { writer, field, is_annexed, most };
    let (parts, sizing) = match &field.limit {
        _ if full.is_empty() => (full.clone(), Sizing::default()),
        Some(limit) if most == Size::Full && has_courtesy && !fits(limit, &full) && fits(limit, &told) => {
            fitting.with_courtesies(limit, (told.clone(), plain))?
        }
        Some(limit) if is_full => fitting.under(limit, &full)?,
        _ => fitting.unlimited(&full)?,
    };
    let is_made_to_fit =
        Sizing { keeps: sizing.keeps.max(Sizing::COURTESY - 1), ..Sizing::default() } != sizing;
    let fitted = is_made_to_fit.then(|| fitting.fitted(&told, &parts, &sizing));
    Ok(Filled { id: field.id.clone(), label: field.label.clone(), parts, sizing, fitted })
}

/// Does every message fit?
fn fits(limit: &Limit, parts: &[Part]) -> bool {
    parts.iter().all(|part| limit.unit.count(&part.text()) <= limit.max)
}

struct Fitting<'a> {
    writer: &'a Writer<'a>,
    field: &'a Field,
    is_annexed: bool,
    most: Size,
}

impl Fitting<'_> {
    /// A size as it is where nothing more has to be summed up: a shorter wording sums up the steps in any case.
    fn sizing(&self, size: Size) -> Sizing {
        let sums_up = size > Size::Full && self.is_annexed;
        let folded = if sums_up { foldable(self.writer.facts, STEP) } else { 0 };
        let is_annexed = self.is_annexed && size > Size::Full;
        Sizing { folded, is_annexed, cuts_words: is_annexed, ..Sizing::of(size) }
    }

    fn write(&self, sizing: Sizing) -> Written {
        Ok((self.writer.write(&self.field.id, &sizing)?, sizing))
    }

    /// With as many of what is only added as there is room for: this is without any.
    fn with_courtesies(&self, limit: &Limit, plain: (Vec<Part>, Sizing)) -> Written {
        for keeps in (Sizing::COURTESY..Sizing::ALL_RANKS).rev() {
            let written = self.write(Sizing { keeps, ..Sizing::default() })?;
            if fits(limit, &written.0) {
                return Ok(written);
            }
        }
        Ok(plain)
    }

    /// Without a limit, a shorter wording is written only where it was asked for.
    fn unlimited(&self, full: &[Part]) -> Written {
        if self.most == Size::Full {
            return Ok((full.to_vec(), Sizing::default()));
        }
        let (parts, sizing) = self.write(self.sizing(self.most))?;
        // A field that has one wording only is as full as ever; so is one that pointing at the rest would make longer.
        let is_shorter = text(&parts).chars().count() < text(full).chars().count();
        Ok(if is_shorter { (parts, sizing) } else { (full.to_vec(), Sizing::default()) })
    }

    fn under(&self, limit: &Limit, full: &[Part]) -> Written {
        let (mut parts, mut sizing) = self.unlimited(full)?;
        if fits(limit, &parts) {
            return Ok((parts, sizing));
        }
        for policy in &self.field.fit {
            (parts, sizing) = match policy {
                Policy::Condense => self.condensed(limit, &sizing)?,
                Policy::Annex if self.is_annexed => self.without_minor(limit, sizing, 1)?,
                Policy::Split => self.split(limit)?,
                Policy::Annex => (parts, sizing),
                Policy::Refuse => break,
            };
            if fits(limit, &parts) {
                return Ok((parts, sizing));
            }
        }
        Ok((full.to_vec(), Sizing::default()))
    }

    /// The fullest wording that fits, the briefest where none does.
    fn condensed(&self, limit: &Limit, from: &Sizing) -> Written {
        let sizes = Size::ALL.iter().filter(|size| **size >= from.size);
        // What the opening sums up is told by the course, and what a rule provides is known to an office: the title stands
        // for the one and the number for the other before any step is left out.
        if self.is_annexed && from.size == Size::Full {
            for names_law in [false, true] {
                let (parts, sizing) = self.write(Sizing { is_annexed: true, names_law, ..from.clone() })?;
                if fits(limit, &parts) {
                    return Ok((parts, sizing));
                }
            }
        }
        // Steps on the way are left to the supplementary page before they are counted: 另联系商家1次 says less than nothing.
        if self.is_annexed && from.size == Size::Full {
            // What nobody would miss goes before the other side's words are cut: readers miss the half that is cut off.
            for (cuts_words, least) in [(false, LOOSE), (true, MINOR)] {
                let plain = Sizing { names_law: true, cuts_words, ..from.clone() };
                let (parts, sizing) = self.without_minor(limit, plain, least)?;
                if fits(limit, &parts) {
                    return Ok((parts, sizing));
                }
            }
        }
        if let Some(written) = self.without_loose(limit, from)? {
            return Ok(written);
        }
        let mut folded = 0;
        let mut briefest = (Vec::new(), from.clone());
        for size in sizes {
            let weight = LIGHTEST.iter().find(|(known, _)| known == size).map(|(_, weight)| *weight);
            let most = weight.map_or(folded, |weight| foldable(self.writer.facts, weight));
            let at = |folded| Sizing {
                folded,
                is_annexed: self.is_annexed,
                names_law: self.is_annexed,
                cuts_words: self.is_annexed,
                ..Sizing::of(*size)
            };
            let (parts, sizing) = self.write(at(most))?;
            if fits(limit, &parts) {
                return self.fewest(limit, (folded, most), at, (parts, sizing));
            }
            briefest = (parts, sizing);
            if self.is_annexed && *size == Size::Standard {
                // A reason that was given is more to whoever decides than a finding that meets none.
                let given = at(foldable(self.writer.facts, GIVEN));
                let shorter = self.without_minor(limit, given, MINOR)?;
                if fits(limit, &shorter.0) {
                    return Ok(shorter);
                }
                let shorter = self.without_minor(limit, briefest.1.clone(), MINOR)?;
                if fits(limit, &shorter.0) {
                    return Ok(shorter);
                }
            }
            folded = most;
        }
        Ok(briefest)
    }

    /// The standard wording without what nothing proves, where no reason that was given need be summed up then.
    fn without_loose(
        &self,
        limit: &Limit,
        from: &Sizing,
    ) -> Result<Option<(Vec<Part>, Sizing)>, Box<Diagnostic>> {
        if !self.is_annexed || from.size > Size::Standard {
            return Ok(None);
        }
        let folded = foldable(self.writer.facts, GIVEN);
        let sizing = Sizing {
            folded,
            is_annexed: true,
            names_law: true,
            cuts_words: true,
            ..Sizing::of(Size::Standard)
        };
        let (parts, sizing) = self.without_minor(limit, sizing, LOOSE)?;
        Ok((sizing.keeps < LOOSE && fits(limit, &parts)).then_some((parts, sizing)))
    }

    /// With as few events summed up as fit: between `few`, which may not, and `many`, which do.
    fn fewest(
        &self,
        limit: &Limit,
        (mut few, mut many): (usize, usize),
        at: impl Fn(usize) -> Sizing,
        mut best: (Vec<Part>, Sizing),
    ) -> Written {
        while few < many {
            let middle = few + (many - few) / 2;
            let (parts, sizing) = self.write(at(middle))?;
            if fits(limit, &parts) {
                (best, many) = ((parts, sizing), middle);
            } else {
                few = middle + 1;
            }
        }
        Ok(best)
    }

    /// Stretches of this rank and above go to the supplementary page, the least needed first.
    fn without_minor(&self, limit: &Limit, from: Sizing, least: u8) -> Written {
        let mut written = self.write(Sizing { is_annexed: true, ..from })?;
        while !fits(limit, &written.0) {
            let ranks = written.0.iter().flat_map(Part::runs).map(|run| run.rank);
            let Some(highest) = ranks.max().filter(|rank| *rank >= least) else { break };
            written = self.write(Sizing { keeps: highest - 1, ..written.1 })?;
        }
        Ok(written)
    }

    /// Messages of whole sentences, each as long as fits. Together they say all that the fullest text does.
    fn split(&self, limit: &Limit) -> Written {
        let mut written = self.write(self.sizing(self.most))?;
        for _ in 0..MOST_LAYOUTS {
            if fits(limit, &written.0) {
                break;
            }
            let breaks = breaks(limit, &written.0, &written.1.breaks);
            if breaks == written.1.breaks {
                break;
            }
            written = self.write(Sizing { breaks, ..written.1 })?;
        }
        Ok(written)
    }

    fn fitted(&self, full: &[Part], parts: &[Part], sizing: &Sizing) -> Fitted {
        let unit = self.field.limit.as_ref().map(|limit| limit.unit).unwrap_or_default();
        let said: BTreeSet<String> = self.facts(parts).into_iter().collect();
        let mut left_out: Vec<String> = Vec::new();
        for path in self.facts(full) {
            if !said.contains(&path) && !left_out.contains(&path) {
                left_out.push(path);
            }
        }
        let mut runs = parts.iter().flat_map(Part::runs);
        let sums_up = runs.any(|run| run.fact.as_deref().is_some_and(|path| path.starts_with("folds")));
        Fitted {
            full_count: unit.count(&text(full)),
            summed_up: if sums_up { sizing.folded } else { 0 },
            lost: left_out.clone(),
            left_out,
        }
    }

    /// The facts of a text by their place in the case, where they have one.
    fn facts(&self, parts: &[Part]) -> Vec<String> {
        facts(self.writer, parts)
    }
}

fn text(parts: &[Part]) -> String {
    parts.iter().map(Part::text).collect::<Vec<_>>().join("\n\n")
}
