//! A plan for people.

use std::fmt::Write;

use super::{Door, Plan};

/// The plan as text.
pub fn text(plan: &Plan) -> String {
    let mut out = String::new();
    // Writing to a string does not fail.
    let _ = write(&mut out, plan);
    out
}

fn write(out: &mut String, plan: &Plan) -> std::fmt::Result {
    writeln!(out, "{}（{}）\n", plan.case, plan.as_of)?;
    writeln!(out, "现状　　{}", plan.standing)?;
    write!(out, "下一步　{}", plan.next.what)?;
    if let Some(by) = plan.next.by.as_ref().filter(|_| plan.next.channel.is_some()) {
        write!(out, "，{by} 前")?;
    }
    writeln!(out)?;
    if let Some(command) = &plan.next.command {
        writeln!(out, "　　　　{command}")?;
    }
    if !plan.timers.is_empty() {
        writeln!(out, "\n期限")?;
    }
    for timer in &plan.timers {
        let state = match timer.is {
            "running" => format!("进行中，到 {}", timer.ends_at),
            "late" => format!("已过 {}：{}", timer.ends_at, timer.on_lapse),
            "met" => format!("已办，{}", timer.met_at.as_deref().unwrap_or_default()),
            _ => format!("已办但晚了，应在 {}，实际 {}", timer.ends_at, timer.met_at.as_deref().unwrap_or_default()),
        };
        let provisional = if timer.is_provisional { "（暂算）" } else { "" };
        writeln!(out, "  {}：{state}{provisional}\n    从 {} 起；{}", timer.name, timer.started_at, timer.basis)?;
    }
    writeln!(out, "\n渠道")?;
    for door in &plan.channels {
        writeln!(out, "  {}（{}）：{}", door.name, door.channel, state(door))?;
    }
    list(out, "还可以准备的证据", &plan.missing_evidence)?;
    list(out, "提醒", &plan.warnings)
}

fn state(door: &Door) -> String {
    let why = door.why.as_ref().map(|why| format!("，{why}")).unwrap_or_default();
    match door.is {
        "open" => "现在可以".into(),
        "used" => format!("已用，{}", door.used_at.as_deref().unwrap_or_default()),
        "closed" => format!("已关闭{why}"),
        _ => format!("还不行{why}"),
    }
}

fn list(out: &mut String, title: &str, lines: &[String]) -> std::fmt::Result {
    if !lines.is_empty() {
        writeln!(out, "\n{title}")?;
    }
    lines.iter().try_for_each(|line| writeln!(out, "  {line}"))
}
