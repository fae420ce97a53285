// What the tests of the page share: a browser that reports what goes wrong, the program, a case filled in as a person does.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";
import { bowls } from "./bowls.mjs";

export const program = resolve(process.argv[2]);
export const site = process.argv[3] && resolve(process.argv[3]);
export const root = resolve(import.meta.dirname, "../..");
export const example = join(root, "cases/cracked-bowls.yaml");
export const axe = readFileSync(join(import.meta.dirname, "node_modules/axe-core/axe.min.js"), "utf8");
export const folder = mkdtempSync(join(tmpdir(), "complain-page-"));
/// A folder for each part: a list shows all cases of its folder.
const rooms = [];
export const room = () => {
  rooms.push(mkdtempSync(join(tmpdir(), "complain-page-")));
  return rooms.at(-1);
};
export const leave = () => { for (const one of [folder, ...rooms]) rmSync(one, { recursive: true, force: true }); };
export const shots = process.env.SHOTS;
let passed = 0;
export const count = () => passed;

export const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find(existsSync);
export const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--lang=zh-CN"],
});

export const phone = { viewport: { width: 360, height: 780 }, locale: "zh-CN" };

/// A page that reports what goes wrong in it (errors, dialogs, requests to anywhere but the given address) and keeps what it announces.
export const fresh = async (own, options = {}) => {
  const context = await browser.newContext({ ...phone, ...options });
  await context.addInitScript(() => {
    globalThis.announcements = [];
    document.addEventListener("DOMContentLoaded", () => {
      const said = document.getElementById("said");
      if (said) new MutationObserver(() => { if (said.textContent) announcements.push(said.textContent); }).observe(said, { childList: true });
    });
  });
  const page = await context.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(`error ${error.message}`));
  page.on("console", (line) => { if (line.type() === "error") faults.push(`console ${line.text()}`); });
  page.on("dialog", (dialog) => { faults.push(`dialog ${dialog.message()}`); dialog.dismiss(); });
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(own) && !url.startsWith("blob:") && !url.startsWith("data:")) faults.push(`request ${url}`);
  });
  return { page, context, faults };
};

export const test = async (name, run) => {
  const start = Date.now();
  await run();
  passed += 1;
  console.log(`ok ${name} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
};

export const serve = (where) => new Promise((done) => {
  const child = spawn(program, ["serve", where], { stdio: ["ignore", "pipe", "ignore"] });
  createInterface(child.stdout).once("line", (address) => done({ address, pid: child.pid, end: () => child.kill() }));
});

/// Every text of a case, by channel, box and message: as the program writes it.
export const due = (path = example) => {
  const printed = execFileSync(program, ["render", path, "--format", "json", "--quiet"], { stdio: ["ignore", "pipe", "ignore"] });
  const texts = {};
  for (const { channel, fields } of JSON.parse(printed).texts) {
    for (const { id, text, messages } of fields) {
      for (const [number, part] of (messages ?? [text]).entries()) texts[`t-${channel}-${id}-${number}`] = part;
    }
  }
  return texts;
};

export const shown = (page) => page.$$eval("p.text", (boxes) => Object.fromEntries(boxes.map((box) => [box.id, box.textContent])));

/// The page hears what is typed and pressed: its script is there.
export const ready = (page) => page.waitForSelector("#app:not([inert])");

export const settled = (page) => page.waitForSelector('#app[aria-busy="false"]');

/// The next announcement with words that begin so; what was announced before it is past. An announcement goes after four seconds, and
/// on a busy machine a look at the page may come later: so each is written down as it is made (see `fresh`).
export const announced = async (page, start) => {
  try {
    const found = await page.waitForFunction((start) => {
      const at = announcements.findIndex((words) => words.startsWith(start));
      return at >= 0 && announcements.splice(0, at + 1).at(-1);
    }, start, { polling: 100 });
    return await found.jsonValue();
  } catch (error) {
    const others = await page.evaluate(() => announcements);
    throw new Error(`“${start}…” was not announced, but ${JSON.stringify(others)}`, { cause: error });
  }
};

/// Copies by a click, and gives what was announced and what is in the clipboard then. The browser has one clipboard for all pages: one
/// part of the test at a time.
let clipboard = Promise.resolve();
export const copied = (page, click) => {
  const result = clipboard.then(async () => {
    await click();
    const words = await announced(page, "已复制");
    return { words, text: await page.evaluate(() => navigator.clipboard.readText()) };
  });
  clipboard = result.catch(() => {});
  return result;
};

/// Opens what a box is folded into.
export const unfold = (page, selector) => page.$eval(selector, (box) => {
  for (let at = box.closest("details"); at; at = at.parentElement.closest("details")) at.open = true;
});

export const fill = async (page, [path, value, kind = "text"]) => {
  const at = (tail = "") => `[id="f-${path}${tail}"]`;
  const first = { tile: at(`-${value}`), ticks: `[data-toggle="${path}"]` }[kind] ?? at();
  await unfold(page, first);
  if (kind === "tile") await page.check(first);
  else if (kind === "select") await page.selectOption(first, value);
  else if (kind === "ticks") for (const word of value) {
    await unfold(page, first);
    await page.check(`[data-toggle="${path}"][value="${word}"]`);
    await settled(page);
  } else if (kind === "moment") {
    await page.fill(at(), value[0]);
    await page.fill(at("-time"), value[1]);
  } else {
    await page.fill(at(), value);
    await page.press(at(), "Tab");
  }
  await settled(page);
};

export const turn = (page, step) => page.click(`.steps a[href="#${step}"]`);

export const add = async (page, list) => {
  await page.click(`[data-add="${list}"]`);
  await settled(page);
};

/// Makes the case from nothing, step by step.
export const make = async (page) => {
  await ready(page);
  for (const box of bowls.where) await fill(page, box);
  await turn(page, "course");
  for (const [index, exhibit] of bowls.exhibits.entries()) {
    await add(page, "exhibits");
    for (const key of ["kind", "title", "shows", "file"]) {
      await fill(page, [`exhibits[${index}].${key}`, exhibit[key], key === "kind" ? "select" : "text"]);
    }
  }
  for (const [index, one] of bowls.history.entries()) {
    const path = `history[${index}]`;
    const common = page.locator(`[data-happened="${one.kind}"]`);
    if (await common.count()) {
      await common.click();
      await settled(page);
    } else {
      await add(page, "history");
      await fill(page, [`${path}.event`, one.kind, "select"]);
    }
    await fill(page, [`${path}.by`, one.by, "select"]);
    await fill(page, [`${path}.at`, [one.at, one.time], "moment"]);
    for (const [key, value] of Object.entries(one.more)) await fill(page, [`${path}.${key}`, value]);
    if (one.exhibits.length) await fill(page, [`${path}.exhibits`, one.exhibits, "ticks"]);
  }
  await turn(page, "wrong");
  for (const box of bowls.wrong) await fill(page, box);
  for (const [index, detail] of bowls.details.entries()) {
    await add(page, "problem.details");
    await fill(page, [`problem.details[${index}].text`, detail.text]);
    await fill(page, [`problem.details[${index}].exhibits`, detail.exhibits, "ticks"]);
  }
  await turn(page, "wish");
  for (const [index, claim] of bowls.claims.entries()) {
    await add(page, "claims");
    await fill(page, [`claims[${index}].kind`, claim.kind, "select"]);
    if (claim.amount) await fill(page, [`claims[${index}].amount`, claim.amount]);
    if (claim.text) await fill(page, [`claims[${index}].text`, claim.text]);
    if (claim.exhibits) await fill(page, [`claims[${index}].exhibits`, claim.exhibits, "ticks"]);
  }
  for (const box of bowls.wish) await fill(page, box);
};

export const shoot = async (page, name) => { if (shots) await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true }); };

export const STEPS = ["where", "wrong", "course", "wish", "texts", "next", "proof"];

export const accessible = async (context, page, name) => {
  // The page's policy lets no script in: axe comes in as the browser's own tool.
  const session = await context.newCDPSession(page);
  await session.send("Runtime.evaluate", { expression: axe });
  const reply = await session.send("Runtime.evaluate", {
    expression: "axe.run(document, { resultTypes: ['violations'] }).then((r) => JSON.stringify(r.violations.map((v) => [v.id, v.nodes.slice(0, 3).map((n) => n.html.slice(0, 120) + ' ' + n.failureSummary.slice(0, 160))])))",
    awaitPromise: true,
    returnByValue: true,
  });
  assert.deepEqual(JSON.parse(reply.result.value), [], name);
};

