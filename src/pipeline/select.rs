//! Which channels are written for, and with which limits.

use crate::assets::Assets;
use crate::channel::{Channel, GIVEN, Limit};
use crate::diagnostic::{Diagnostic, Severity, Sink};
use crate::yaml::nearest;

use super::elsewhere;

/// Which channels to write for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Selection {
    /// Every channel that suits the case, but for those that are written on request.
    Suiting,
    /// Every channel that suits the case.
    Every,
    /// These, by id or other name; one that does not suit the case is an error.
    Named(Vec<String>),
}

/// A limit that the user knows better: `12315.facts=800`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LimitOverride {
    /// The channel's id.
    pub channel: String,
    /// The field's id.
    pub field: String,
    /// The most that fits.
    pub max: usize,
    /// Who says so, for reports.
    pub origin: String,
    /// False for a standing setting: it may speak of channels that are not written this time.
    pub must_apply: bool,
}

/// The channels asked for, with the user's limits. `None` where a name or a limit is unknown; the sink says which.
pub(super) fn channels(
    assets: &Assets,
    selection: &Selection,
    limits: &[LimitOverride],
    sink: &mut Sink,
) -> Option<Vec<Channel>> {
    let ids = match selection {
        Selection::Suiting | Selection::Every => Channel::ids(assets),
        Selection::Named(names) => named(assets, names, sink)?,
    };
    let mut channels: Vec<Channel> = ids.iter().filter_map(|id| Channel::read(assets, id, sink)).collect();
    if *selection == Selection::Suiting {
        channels.retain(|channel| !channel.is_on_request);
    }
    for limit in limits {
        // What a file says of channels that are not written now is for another time.
        let is_for_others = !limit.must_apply && !channels.iter().any(|channel| channel.id == limit.channel);
        if !is_for_others && !apply_limit(&mut channels, limit) {
            let message =
                format!("{} 里的“{}.{}”不是这次要写的渠道的栏", limit.origin, limit.channel, limit.field);
            sink.push(
                Diagnostic::error("usage/limit", message).help("渠道和栏的编号见 complain list channels"),
            );
            return None;
        }
    }
    Some(channels)
}

/// What channels lack that nobody asked for by name: worth knowing, and no error.
pub(super) fn unasked(found: Sink) -> Sink {
    let mut sink = Sink::default();
    for one in found.into_sorted() {
        if one.rule.name() == "channel/missing-key" {
            let note = Diagnostic { severity: Severity::Note, is_allowable: true, ..one };
            sink.push(note.help("不走这个渠道就不用补"));
        } else {
            sink.push(one);
        }
    }
    sink
}

/// The ids of these names, each once.
fn named(assets: &Assets, names: &[String], sink: &mut Sink) -> Option<Vec<String>> {
    let found: Vec<Option<String>> = names.iter().map(|name| channel_id(assets, name, sink)).collect();
    let mut unique: Vec<String> = Vec::new();
    for id in found.into_iter().collect::<Option<Vec<_>>>()? {
        if !unique.contains(&id) {
            unique.push(id);
        }
    }
    Some(unique)
}

/// The id that a name on the command line stands for. An id costs no look into the files.
fn channel_id(assets: &Assets, name: &str, sink: &mut Sink) -> Option<String> {
    let ids = Channel::ids(assets);
    if ids.iter().any(|id| id == name) {
        return Some(name.to_owned());
    }
    let mut read = Sink::default();
    let by_other_name = ids
        .iter()
        .find(|id| Channel::read(assets, id, &mut read).is_some_and(|channel| channel.is_called(name)));
    if by_other_name.is_none() {
        let words: Vec<&str> = ids.iter().map(String::as_str).collect();
        let mut diagnostic = Diagnostic::error("usage/unknown-channel", format!("没有叫“{name}”的渠道"));
        let help = elsewhere::instead(name, &ids).or_else(|| elsewhere::of_platform(name, assets));
        match (help, nearest(name, &words)) {
            (Some(help), _) => diagnostic = help.into_iter().fold(diagnostic, Diagnostic::help),
            (None, Some(near)) => diagnostic = diagnostic.help(format!("是不是“{near}”？")),
            (None, None) => {
                let near = called_alike(assets, &ids, name);
                diagnostic = near.into_iter().fold(diagnostic, Diagnostic::help);
            }
        }
        // One of one's own may be called so in its settings alone.
        let is_said = |one: &Diagnostic| one.rule.name() == "template/id" && one.message.contains(name);
        read.into_sorted().into_iter().filter(is_said).for_each(|one| sink.push(one));
        sink.push(
            diagnostic.help(format!("可以写：{}，或 all；说明见 complain list channels", words.join("、"))),
        );
    }
    by_other_name.cloned()
}

/// 避类 is most like 避雷, which is another name of a channel.
fn called_alike(assets: &Assets, ids: &[String], name: &str) -> Option<String> {
    let read = |id: &String| Channel::read(assets, id, &mut Sink::default());
    let channels: Vec<Channel> = ids.iter().filter_map(read).collect();
    let names = channels.iter().flat_map(|one| one.aliases.iter().chain([&one.name]));
    // 私信 is as near to 微信 as 避类 is to 避雷: a slip seldom takes the first character.
    let is_alike = |word: &&str| word.chars().next() == name.chars().next();
    let words: Vec<&str> = names.map(String::as_str).filter(is_alike).collect();
    let near = nearest(name, &words)?;
    let channel = channels.iter().find(|channel| channel.is_called(near))?;
    Some(format!("是不是“{near}”（{}）？", channel.id))
}

/// False where there is no such field.
fn apply_limit(channels: &mut [Channel], limit: &LimitOverride) -> bool {
    let channel = channels.iter_mut().find(|channel| channel.id == limit.channel);
    let field = channel.and_then(|channel| channel.fields.iter_mut().find(|field| field.id == limit.field));
    let Some(field) = field else { return false };
    field.limit = Some(Limit {
        max: limit.max,
        warn: None,
        unit: field.limit.as_ref().map(|own| own.unit).unwrap_or_default(),
        certainty: GIVEN.into(),
        source: limit.origin.clone(),
    });
    true
}
