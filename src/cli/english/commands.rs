//! What each command does and how it is called, in English.

/// The commands by their paths: usage, what it does, examples.
pub(super) const COMMANDS: &[(&str, &str, &str, &str)] = &[
    (
        "complain",
        "complain <COMMAND> …",
        "Writes one case file (YAML) of a troubled online order in mainland China as calm Chinese texts for every channel: \
         only what the case says, box by box, within the limits.",
        "Begin a case:\n  complain new case.yaml\nWhat to do next:\n  complain plan cases/cracked-bowls.yaml\n\
         Which channels there are:\n  complain list channels\nWrite an example:\n  \
         complain render cases/cracked-bowls.yaml --channel 12315\n\nExit status: 0 no errors, 1 errors to mend, 2 it could not run",
    ),
    (
        "complain new",
        "complain new [FILE] [OPTIONS]",
        "Begin a case: questions and answers, or a case to fill in",
        "Examples:\n  complain new case.yaml\n  complain new case.yaml --blank --problem quality",
    ),
    (
        "complain log",
        "complain log <CASE> [OPTIONS]",
        "Add an event to the history; every other byte stays",
        "Without --event or --at it asks, at a terminal.\n\nExamples:\n  complain log case.yaml\n  complain log case.yaml --event refused --at 昨天 --quote 包装已拆，不退\n  complain log case.yaml -e complained -a 2026-05-20 -c 12315",
    ),
    (
        "complain render",
        "complain render <CASE>... [OPTIONS]",
        "Write texts: one or several cases for one or several channels",
        "Examples:\n  complain render case.yaml --channel 12315\n  complain render cases --channel all --out texts\n  complain render - --channel note < case.yaml",
    ),
    (
        "complain serve",
        "complain serve [DIR] [OPTIONS]",
        "Make, show and change cases in the browser, on this computer only",
        "Prints an address; open it in the browser. Nothing is sent anywhere.\n\nExample:\n  complain serve cases",
    ),
    (
        "complain config",
        "complain config [CASE]... [OPTIONS]",
        "Show the settings: what is in force, and where each comes from",
        "The settings file is .complain.yaml, in the folder of the cases or above it; every key may be left out:\n  \
         channels: [12315, letter]      which channels\n  levels: {note/images: error}   levels of checks\n  \
         limits: {12315.facts: 800}     limits of boxes\n  templates: my-templates        your templates\n  \
         data: my-data                  your data\n  out: texts                     where texts go\n\
         Folders start at the file's own. The command line wins; with out in the settings, --out - prints",
    ),
    (
        "complain check",
        "complain check <CASE>... [OPTIONS]",
        "Check cases: facts, evidence, wording, privacy, acceptance; nothing is written",
        "Examples:\n  complain check case.yaml\n  complain check cases --report sarif > result.sarif\n  complain check case.yaml --fix\n  complain check draft.txt\n\n\
      What a check means: complain explain tone/insult",
    ),
    (
        "complain stream",
        "complain stream [OPTIONS] < cases.jsonl > results.jsonl",
        "Read a case a line as JSON, write a result a line",
        "Example:\n  complain stream --channel 12315 < cases.jsonl > results.jsonl",
    ),
    (
        "complain import",
        "complain import <SOURCE> [OPTIONS]",
        "Make a case of a pasted order, bill or chat, or case files of a table",
        "Examples:\n  complain import chat.txt --out case.yaml\n  complain import order.png --ocr --out case.yaml\n  complain import orders.xlsx --map map.yaml --out cases",
    ),
    (
        "complain plan",
        "complain plan <CASE>... [OPTIONS]",
        "Where the dispute stands, which channel is next, which periods run until when",
        "Examples:\n  complain plan case.yaml\n  complain plan case.yaml --format ics > periods.ics\n  complain plan cases",
    ),
    (
        "complain trace",
        "complain trace <CASE> --channel <CHANNEL> [OPTIONS]",
        "Where each sentence comes from: the case, exhibits, articles, templates",
        "Examples:\n  complain trace case.yaml --channel 12315\n  complain trace case.yaml --unused",
    ),
    (
        "complain exhibits",
        "complain exhibits <CASE> [OPTIONS]",
        "List the exhibits of a case and check their files",
        "",
    ),
    (
        "complain explain",
        "complain explain <ID> [OPTIONS]",
        "Explain a channel, problem, refusal, department, statute, article, period or check",
        "Examples:\n  complain explain intervention\n  complain explain opened-package\n  complain explain consumer-law/no-reason-return",
    ),
    (
        "complain list",
        "complain list <WHAT> [OPTIONS]",
        "List the ids of channels, problems, refusals, statutes, checks and the like",
        "A line each, columns separated by tabs.",
    ),
    (
        "complain facts",
        "complain facts <CASE> [OPTIONS]",
        "Print everything a text may say about a case, as JSON",
        "",
    ),
    (
        "complain templates",
        "complain templates <COMMAND> …",
        "Templates of your own: begin a channel, copy built-in ones, check them",
        "See docs/templates.md",
    ),
    (
        "complain templates new",
        "complain templates new <ID> [OPTIONS]",
        "Begin a channel: settings with every key explained, and a template that works",
        "",
    ),
    (
        "complain templates eject",
        "complain templates eject [PATH]... [OPTIONS]",
        "Copy built-in templates to be changed; without a path, list them",
        "",
    ),
    (
        "complain templates check",
        "complain templates check <DIR> [CASE]... [OPTIONS]",
        "Check templates of your own by writing cases; nothing is left behind",
        "",
    ),
    (
        "complain completions",
        "complain completions <SHELL> [OPTIONS]",
        "Completions of commands, options and ids for a shell",
        "Examples:\n  complain completions bash -o complain.bash\n  complain completions zsh -o ~/.zfunc/_complain",
    ),
    (
        "complain schema",
        "complain schema [OPTIONS]",
        "Write the JSON Schema of a case file, for completion in editors",
        "Example:\n  complain schema --out complain.schema.json\n\nIn the folder of the cases or above it, a case made by \
         complain new points to it in its first line. What is right, complain check says",
    ),
    (
        "complain man",
        "complain man <DIR>",
        "Write a manual page for each command",
        "Example:\n  complain man ~/.local/share/man/man1",
    ),
];
