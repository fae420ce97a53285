// The host without a server: the core runs in this page, the cases lie in this browser. Nothing is sent anywhere.
import { forget } from "./pictures.js";

const KEY = "complain.cases";
const LAST = "complain.last";
const WORDS = "complain.texts";
const WHO = "complain.profile";

const page = fetch("page.wasm").then(async (reply) => {
  const module = await WebAssembly.compile(await reply.arrayBuffer());
  // The clock and the randomness of a system: never asked for, since the page says the day.
  const imports = {};
  for (const { module: room, name, kind } of WebAssembly.Module.imports(module)) {
    imports[room] ??= {};
    if (kind === "function") imports[room][name] = () => { throw new Error(name); };
  }
  return (await WebAssembly.instantiate(module, imports)).exports;
});

const told = (core, bytes) => {
  const at = core.told();
  return new TextDecoder().decode(new Uint8Array(core.memory.buffer, at, bytes));
};

// The day in China, whatever the clock of the machine says.
const today = () => new Date(Date.now() + 8 * 3600 * 1000).toISOString().slice(0, 10);

const read = (key) => {
  try { return JSON.parse(localStorage.getItem(key)); } catch { return null; }
};
const cases = () => read(KEY) || {};
const words = (name) => (read(WORDS) || {})[name] || {};

const fresh = (known) => {
  for (let number = 1; ; number += 1) {
    const name = `case-${number}.yaml`;
    if (!(name in known)) return name;
  }
};

const save = (name, text) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
};

let drops = [];

export const host = {
  async answer(name, text, action, kept) {
    const core = await page;
    const asked = new TextEncoder().encode(JSON.stringify({ name, text, kept, today: today(), action }));
    // The memory may grow for it: its old buffer is gone then.
    const at = core.room(asked.length);
    new Uint8Array(core.memory.buffer, at, asked.length).set(asked);
    const bytes = core.answer();
    if (bytes === 0) throw new Error("这一步没有做成：文件太大，或者不是案件文件");
    return JSON.parse(told(core, bytes));
  },
  profile: () => read(WHO),
  remember(own) {
    if (own && !Object.values(own).some(Boolean)) return "先填上姓名、电话和地址";
    if (own) localStorage.setItem(WHO, JSON.stringify(own)); else localStorage.removeItem(WHO);
    return own ? "记住了，只存在这个浏览器里；新案件会自动填上" : "忘掉了";
  },
  keep(name, text, kept) {
    try {
      const known = cases();
      if (text.trim()) known[name] = text; else delete known[name];
      localStorage.setItem(KEY, JSON.stringify(known));
      localStorage.setItem(LAST, name);
      const words = read(WORDS) || {};
      if (Object.keys(kept).length) words[name] = kept; else delete words[name];
      localStorage.setItem(WORDS, JSON.stringify(words));
    } catch {
      drops.forEach((say) => say("这个浏览器存不下，请用“存成文件”"));
    }
  },
  // A file under its own name, or under a fresh one where another case has it.
  opens(name) {
    const known = cases();
    const plain = name.replace(/\.ya?ml$/i, "").replace(/[^\p{L}\p{N}_-]+/gu, "-").slice(0, 60) || "case";
    return `${plain}.yaml` in known ? fresh(known) : `${plain}.yaml`;
  },
  fresh(begin) { location.hash = "#where"; begin("", fresh(cases())); },
  async demo() {
    const core = await page;
    return told(core, core.demo());
  },
  cases(begin, say) {
    const known = cases();
    const dialog = document.createElement("dialog");
    const title = document.createElement("h2");
    title.textContent = "这个浏览器里的案件";
    const list = document.createElement("ul");
    for (const [name, text] of Object.entries(known)) {
      const row = document.createElement("li");
      const open = document.createElement("button");
      open.textContent = /^\s*item:\s*"?([^"\n#]+)/m.exec(text)?.[1].trim() || name;
      open.addEventListener("click", () => { dialog.close(); begin(text, name, words(name)); });
      const drop = document.createElement("button");
      drop.textContent = "删除";
      drop.setAttribute("aria-label", `删除 ${name}`);
      drop.addEventListener("click", () => {
        if (!confirm(`删除 ${name}？删了就没有了，要留的先存成文件。`)) return;
        const left = cases();
        delete left[name];
        localStorage.setItem(KEY, JSON.stringify(left));
        const all = read(WORDS) || {};
        delete all[name];
        localStorage.setItem(WORDS, JSON.stringify(all));
        forget(name);
        row.remove();
      });
      row.append(open, drop);
      list.append(row);
    }
    if (!list.children.length) say("还没有存下的案件");
    const close = document.createElement("button");
    close.textContent = "关闭";
    close.addEventListener("click", () => dialog.close());
    const all = document.createElement("button");
    all.textContent = "全部存成文件";
    all.addEventListener("click", () => { for (const [name, text] of Object.entries(cases())) save(name, text); });
    dialog.append(title, list, all, close);
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    if (list.children.length) dialog.showModal(); else dialog.remove();
  },
  start(begin, say) {
    drops = [say];
    const known = cases();
    const last = localStorage.getItem(LAST);
    const name = last in known ? last : fresh(known);
    begin(known[name] || "", name, words(name));
    navigator.serviceWorker?.register("worker.js").catch(() => {});
  },
};
