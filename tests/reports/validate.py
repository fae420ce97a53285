#!/usr/bin/env python3
"""Holds reports of `complain check --report` to the formats' own schemas, and to what a schema cannot say.

    validate.py [--root DIR] FILE…      .sarif, .xml (JUnit), .json, .github (workflow commands)

With --root, every marked text is looked up again, by line and column, in the files below DIR that a report names.
Each file is then broken in several ways, and the check has to refuse every broken one: a check that cannot fail is none.
Needs Python 3.9, jsonschema and lxml. Exit status: 0 all is well, 1 it is not.
"""

import argparse
import copy
import json
import re
import sys
from pathlib import Path
from urllib.parse import unquote

import jsonschema
from lxml import etree

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
SARIF = jsonschema.Draft7Validator(json.loads((FIXTURES / "sarif-schema-2.1.0.json").read_text("utf-8")))
JUNIT = etree.XMLSchema(etree.parse(str(FIXTURES / "junit-10.xsd")))

URI = re.compile(r"(?:file://[A-Za-z0-9._~-]*/)?(?:[A-Za-z0-9._~/:-]|%[0-9A-F]{2})+")
LEVELS = {"error": "error", "warning": "warning", "notice": "note"}


class Texts:
    """The files that reports point into."""

    def __init__(self, root):
        self.root = root
        self.compared = 0

    def expect(self, name, place, text, faults):
        """`place` is line, column, end line, end column; the end is one past the last character."""
        path = self.root / name if self.root else None
        if path is None or not path.is_file():
            return
        try:
            whole = path.read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError:
            return  # a case saved as GBK: the report counts in what it says
        found = between(whole, place)
        self.compared += 1
        if found != text:
            faults.append(f"{name} {place}: the file has {found!r}, the report {text!r}")


def between(text, place):
    """Counts by itself: lines end in LF, columns are code points. None where there is no such place."""
    lines = text.split("\n")
    lines = [line + "\n" for line in lines[:-1]] + [lines[-1]]
    line, column, end_line, end_column = place
    if not (1 <= line <= end_line <= len(lines)):
        return None
    if column > len(lines[line - 1]) + 1 or end_column > len(lines[end_line - 1]) + 1:
        return None
    if line == end_line:
        return lines[line - 1][column - 1 : end_column - 1] if column <= end_column else None
    return lines[line - 1][column - 1 :] + "".join(lines[line : end_line - 1]) + lines[end_line - 1][: end_column - 1]


def sarif(text, texts):
    log = json.loads(text)
    faults = [f"{error.json_path}: {error.message}" for error in SARIF.iter_errors(log)]
    if faults:
        return faults
    for run in log["runs"]:
        if run.get("columnKind") != "unicodeCodePoints":
            faults.append("columns are not said to be code points")
        rules = run["tool"]["driver"].get("rules", [])
        prints = []
        for number, result in enumerate(run["results"]):
            index = result.get("ruleIndex", -1)
            if not 0 <= index < len(rules) or rules[index]["id"] != result["ruleId"]:
                faults.append(f"results[{number}]: ruleIndex {index} is not {result['ruleId']}")
            if re.search(r"(?<!\{)(\{\{)*\{(?!\{)", result["message"]["text"]):
                faults.append(f"results[{number}]: a placeholder in the message")
            prints.append(json.dumps(result.get("partialFingerprints")))
            if not result.get("locations"):
                faults.append(f"results[{number}]: no location, for which GitHub refuses the whole log")
            for location in result.get("locations", []) + result.get("relatedLocations", []):
                sarif_location(location["physicalLocation"], result, texts, faults)
            for fix in result.get("fixes", []):
                for change in fix["artifactChanges"]:
                    sarif_uri(change["artifactLocation"]["uri"], faults)
                    for replacement in change["replacements"]:
                        sarif_region(replacement["deletedRegion"], faults)
        if len(set(prints)) != len(prints) or "null" in prints:
            faults.append("fingerprints are missing or equal")
        used = {result["ruleId"] for result in run["results"]}
        for invocation in run.get("invocations", []):
            for notification in invocation["toolExecutionNotifications"]:
                rule = notification["associatedRule"]
                used.add(rule["id"])
                if rules[rule["index"]]["id"] != rule["id"]:
                    faults.append(f"a notification's rule is not {rule['id']}")
        if [rule["id"] for rule in rules] != sorted(used):
            faults.append("the rules are not those with findings, once each")
    return faults


def sarif_location(physical, result, texts, faults):
    uri = physical["artifactLocation"]["uri"]
    sarif_uri(uri, faults)
    region = physical.get("region")
    if region is None:
        return
    sarif_region(region, faults)
    snippet = region.get("snippet", {}).get("text")
    if snippet is not None and result["ruleId"].startswith("privacy/"):
        faults.append(f"{result['ruleId']} shows what is private")
    if snippet is not None:
        texts.expect(unquote(uri), sarif_place(region), snippet, faults)


def sarif_place(region):
    return [region[key] for key in ("startLine", "startColumn", "endLine", "endColumn")]


def sarif_region(region, faults):
    line, column, end_line, end_column = sarif_place(region)
    if (end_line, end_column) < (line, column):
        faults.append(f"a region ends before it starts: {region}")


def sarif_uri(uri, faults):
    if not URI.fullmatch(uri):
        faults.append(f"not a URI as we write them: {uri!r}")


def junit(text, _texts):
    root = etree.fromstring(text.encode("utf-8"))
    if not JUNIT.validate(root):
        return [str(error) for error in JUNIT.error_log]
    faults = []
    for node in [root, *root.findall("testsuite")]:
        for name, path in (("tests", ".//testcase"), ("failures", ".//failure"), ("errors", ".//error")):
            if int(node.get(name)) != len(node.findall(path)):
                faults.append(f"{node.get('name')}: {name}={node.get(name)} is miscounted")
        if not node.findall(".//testcase") and node is not root:
            faults.append(f"{node.get('name')}: a suite without a test")
    if re.search(r'\b(timestamp|time|uuid|hostname)="', text):
        faults.append("something that changes from run to run")
    return faults


def complain_check(text, texts):
    document = json.loads(text)
    faults = []
    if document["format"] != "complain.check/1":
        faults.append("another format")
    counted = dict.fromkeys(("error", "warning", "note"), 0)
    for file in document["files"]:
        for found in file["diagnostics"]:
            counted[found["severity"]] += 1
            if not isinstance(found["help"], list) or not found["rule"] or not found["message"]:
                faults.append(f"not a diagnostic: {found}")
            for place in [found, *found["related"]]:
                json_place(place, texts, faults)
            if found["rule"].startswith("privacy/") and found["text"] and found["text"] in found["message"]:
                faults.append(f"{found['rule']} repeats what is private")
    if counted != document["totals"]:
        faults.append(f"totals {document['totals']}, counted {counted}")
    return faults


def json_place(place, texts, faults):
    if "line" in place:
        texts.expect(
            place["file"],
            [place[key] for key in ("line", "column", "end_line", "end_column")],
            place["text"],
            faults,
        )


def github(text, _texts):
    """Reads commands as the runner does: up to the second `::`, then properties parted by commas."""
    faults = []
    if text and not text.endswith("\n"):
        faults.append("the last line is not ended")
    for line in text.splitlines() if "\r" not in text else [text]:
        parts = re.fullmatch(r"::(\w+) (.*?)::(.*)", line)
        if parts is None or parts[1] not in LEVELS:
            faults.append(f"not a command: {line!r}")
            continue
        if re.search(r"%(?!25|0A|0D)", parts[3]) or re.search(r"%(?!25|0A|0D|3A|2C)", parts[2]):
            faults.append(f"a bare percent sign: {line!r}")
        pairs = [pair.split("=", 1) for pair in parts[2].split(",")]
        known = {"file", "line", "endLine", "col", "endColumn", "title"}
        if any(len(pair) != 2 or pair[0] not in known for pair in pairs) or ":" in parts[2]:
            faults.append(f"not properties: {parts[2]!r}")
            continue
        has = dict(pairs)
        numbers = {key: int(has[key]) for key in ("line", "endLine", "col", "endColumn") if key in has}
        if numbers.get("endLine", 1) < numbers.get("line", 1) or numbers.get("endColumn", 1) < numbers.get("col", 1):
            faults.append(f"ends before it starts: {line!r}")
        if "col" in numbers and numbers["line"] != numbers["endLine"]:
            faults.append(f"columns over several lines: {line!r}")
    return faults


def broken_sarif(text):
    def change(name, edit):
        log = copy.deepcopy(json.loads(text))
        run = log["runs"][0]
        placed = next(r for r in run["results"] if r["locations"] and "region" in r["locations"][0]["physicalLocation"])
        edit(log, run, placed, placed["locations"][0]["physicalLocation"])
        return name, json.dumps(log, ensure_ascii=False)

    yield change("another version", lambda log, *_: log.update(version="2.0.0"))
    yield change("an unknown key", lambda log, *_: log.update(extra=1))
    yield change("no driver", lambda log, run, *_: run["tool"].pop("driver"))
    yield change("a made-up level", lambda log, run, result, _: result.update(level="fatal"))
    yield change("no message", lambda log, run, result, _: result.pop("message"))
    yield change("a column 0", lambda log, run, result, at: at["region"].update(startColumn=0))
    yield change("the wrong rule", lambda log, run, result, _: result.update(ruleIndex=result["ruleIndex"] + 1))
    yield change("a blank in a URI", lambda log, run, result, at: at["artifactLocation"].update(uri="a b.yaml"))
    yield change("an end before the start", lambda log, run, result, at: at["region"].update(startLine=9999))
    yield change("no location", lambda log, run, result, _: result.update(locations=[]))
    yield change("equal fingerprints", lambda log, run, *_: run["results"].append(run["results"][0]))
    yield change("a placeholder", lambda log, run, result, _: result["message"].update(text="a {0}"))


def broken_junit(text):
    yield "a miscount", text.replace('failures="', 'failures="1', 1)
    yield "an unknown attribute", text.replace("<testsuites ", '<testsuites uuid="1" ', 1)
    yield "a suite without a name", re.sub(r'<testsuite name="[^"]*"', "<testsuite", text, count=1)
    yield "a time", text.replace("<testcase ", '<testcase time="0.1" ', 1)
    yield "text outside", text.replace("</testsuites>", "<b/></testsuites>")
    yield "not XML", text.replace("</testsuites>", "")


def broken_json(text):
    document = json.loads(text)
    yield "another format", text.replace("complain.check/1", "complain.check/2")
    yield "a miscount", json.dumps({**document, "totals": {**document["totals"], "error": 999}})
    yield "no files", json.dumps({key: value for key, value in document.items() if key != "files"})
    yield "not JSON", text[: len(text) // 2]


def broken_github(text):
    yield "a line break", text.replace("::", "::\n", 2)
    yield "a bare percent sign", text.rstrip("\n") + " 100%\n"
    yield "a colon in a title", text.replace("title=", "title=a:b", 1)
    yield "a comma in a title", text.replace("title=", "title=a,b", 1)
    yield "an unknown command", re.sub(r"^::\w+", "::fatal", text)


def shifted(text, keys):
    """One column too far right: only a look into the file can tell."""
    return "a shifted column", re.sub(rf'"({keys})": (\d+)', lambda m: f'"{m[1]}": {int(m[2]) + 1}', text, count=2)


FORMATS = {
    ".sarif": (sarif, broken_sarif, "startColumn|endColumn"),
    ".json": (complain_check, broken_json, "column|end_column"),
    ".xml": (junit, broken_junit, None),
    ".github": (github, broken_github, None),
}


def faults_of(check, text, texts):
    try:
        return check(text, texts)
    except (ValueError, LookupError, TypeError, AttributeError, etree.XMLSyntaxError) as error:
        return [f"{type(error).__name__}: {error}"]


def hold(path, root):
    check, broken, columns = FORMATS[path.suffix]
    text = path.read_bytes().decode("utf-8")
    texts = Texts(root)
    faults = faults_of(check, text, texts)
    count = 0
    mutants = list(broken(text)) if text.strip() and not faults else []
    if columns and texts.compared:
        mutants.append(shifted(text, columns))
    for name, mutant in mutants:
        count += 1
        if mutant == text or not faults_of(check, mutant, Texts(root)):
            faults.append(f"the check is blind to {name}")
    for fault in faults:
        print(f"{path}: {fault}", file=sys.stderr)
    if not faults:
        print(f"{path}: valid; {texts.compared} places looked up; {count} broken ones refused")
    return not faults


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--root", type=Path, help="the folder that file names are relative to")
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE")
    arguments = parser.parse_args()
    held = [hold(path, arguments.root) for path in arguments.files]
    sys.exit(0 if all(held) else 1)


if __name__ == "__main__":
    main()
