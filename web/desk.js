// Makes a case in the browser: sends what was done, puts the answer in place, copies, stores. What a case means is known to
// the program alone, which answers as a server on this machine or as WebAssembly on this page.
import { host } from "./host.js";

const app = document.getElementById("app");
const said = document.getElementById("said");
const waiting = new Map();
const undone = [];
let text = "";
let name = document.body.dataset.name || "case.yaml";
let queue = Promise.resolve();
let open = 0;
let quiet = 0;
let typing = 0;
let isFirst = true;

const say = (words) => {
  said.textContent = words;
  clearTimeout(quiet);
  quiet = setTimeout(() => { said.textContent = ""; }, 4000);
};

// One thing after another; only the last answer is shown.
const act = (action, after) => {
  open += 1;
  busy();
  queue = queue.then(async () => {
    let answer = null;
    try { answer = await host.answer(name, text, action); } catch (error) { say(String(error.message || error)); }
    open -= 1;
    if (!answer) return busy();
    if (answer.text !== text && action.do !== "look") undone.push(text);
    text = answer.text;
    host.keep(name, text);
    if (open === 0 && waiting.size === 0) show(answer.html);
    after?.();
    busy();
  });
  return queue;
};

// Something is on its way to the case.
const busy = () => app.setAttribute("aria-busy", String(open > 0 || waiting.size > 0));

const flush = () => {
  clearTimeout(typing);
  const actions = [...waiting.values()];
  waiting.clear();
  for (const action of actions) act(action);
  return queue;
};

const later = (path, action) => {
  waiting.set(path, action);
  busy();
  clearTimeout(typing);
  typing = setTimeout(flush, 250);
};

const show = (html) => {
  const fresh = document.createElement("div");
  fresh.innerHTML = html;
  children(app, fresh);
  turn(isFirst);
  isFirst = false;
};

// Puts new elements in place of the old ones and keeps those that are the same: focus and caret stay.
const children = (old, fresh) => {
  let at = old.firstChild;
  for (const wanted of [...fresh.childNodes]) {
    let found = at;
    if (wanted.id) {
      for (found = at; found && found.id !== wanted.id;) found = found.nextSibling;
    } else if (found?.id) {
      found = null;
    }
    if (!found || found.nodeName !== wanted.nodeName) {
      old.insertBefore(wanted, at);
      continue;
    }
    if (found === at) at = at.nextSibling; else old.insertBefore(found, at);
    same(found, wanted);
  }
  while (at) {
    const next = at.nextSibling;
    at.remove();
    at = next;
  }
};

const same = (old, fresh) => {
  if (old.nodeType !== Node.ELEMENT_NODE) {
    if (old.nodeValue !== fresh.nodeValue) old.nodeValue = fresh.nodeValue;
    return;
  }
  // What the reader has opened stays open, but for a choice that was just made.
  const own = old.nodeName === "DETAILS" && !old.matches(".tiles > details");
  for (const { name: key } of [...old.attributes]) {
    if (!fresh.hasAttribute(key) && !(own && key === "open")) old.removeAttribute(key);
  }
  for (const { name: key, value } of fresh.attributes) {
    if (old.getAttribute(key) !== value && !(own && key === "open")) old.setAttribute(key, value);
  }
  children(old, fresh);
  if (old === document.activeElement && old.matches("input:not([type=checkbox], [type=radio]), textarea")) return;
  if (old.matches("input[data-toggle], input[type=radio]")) old.checked = fresh.checked;
  else if (old.matches("input:not([type=checkbox]), textarea, select")) old.value = fresh.value;
};

// Turns to the step in the address; a link into a step turns there and goes on to its target.
const turn = (moves) => {
  const id = decodeURIComponent(location.hash.slice(1));
  const target = id ? document.getElementById(id) : null;
  const sections = [...app.querySelectorAll("main > section")];
  const here = sections.find((one) => target && one.contains(target)) || sections[0];
  if (!here) return;
  document.body.dataset.at = here.id;
  for (const one of sections) one.classList.toggle("here", one === here);
  for (const link of app.querySelectorAll(".steps a")) {
    if (link.hash === `#${here.id}`) link.setAttribute("aria-current", "step"); else link.removeAttribute("aria-current");
  }
  if (!moves) return;
  if (target && target !== here) {
    for (let at = target; at; at = at.parentElement?.closest("details")) if (at.nodeName === "DETAILS") at.open = true;
    target.scrollIntoView();
    target.querySelector("input, textarea, select")?.focus();
  } else {
    scrollTo(0, 0);
  }
};

const value = (box) => {
  const path = box.dataset.set ?? box.dataset.day ?? box.dataset.time;
  if (box.dataset.set !== undefined) return { do: "set", path, value: box.value };
  const pair = box.closest(".moment");
  const day = pair.querySelector("[data-day]").value;
  const time = pair.querySelector("[data-time]").value;
  return { do: "set", path, value: day && time ? `${day} ${time}` : day };
};

app.addEventListener("input", (event) => {
  const box = event.target.closest("[data-set], [data-day], [data-time]");
  if (box && !box.matches("[type=radio]")) {
    const action = value(box);
    later(action.path, action);
  }
});

app.addEventListener("change", (event) => {
  const box = event.target;
  if (box.dataset.toggle !== undefined) {
    flush();
    act({ do: "toggle", path: box.dataset.toggle, value: box.value, on: box.checked });
  } else if (box.matches("[data-set], [data-day], [data-time]")) {
    const action = value(box);
    waiting.set(action.path, action);
    flush();
  }
});

const replace = (fresh) => { flush(); act({ do: "text", text: fresh }); };

const tools = {
  undo() {
    flush();
    queue.then(() => {
      if (undone.length === 0) return say("没有可以撤销的");
      const before = undone.pop();
      return act({ do: "text", text: before }, () => { undone.pop(); say("撤销了一步"); });
    });
  },
  save() {
    flush().then(() => {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
      say(`存成了 ${name}`);
    });
  },
  open() {
    const picker = document.createElement("input");
    picker.type = "file";
    picker.accept = ".yaml,.yml";
    picker.addEventListener("change", async () => {
      const file = picker.files[0];
      if (!file) return;
      if (file.size > 1 << 20) return say("文件太大，不像一个案件文件");
      const fresh = await file.text();
      await flush();
      begin(fresh, host.opens(file.name));
    });
    picker.click();
  },
  paste() {
    const box = document.getElementById("paste").querySelector("textarea");
    const order = box.value;
    box.value = "";
    flush();
    if (order.trim()) act({ do: "paste", text: order });
  },
  write() { replace(document.getElementById("raw").querySelector("textarea").value); },
  async new() { await flush(); host.fresh(begin); },
  async demo() { await flush(); begin(await host.demo(), host.opens("cracked-bowls.yaml")); },
  async cases() { await flush(); host.cases(begin, say); },
};

// The first empty box of the item that was added.
const first = (list) => {
  const cards = document.getElementById(`at-${list}`)?.querySelectorAll(".card");
  const boxes = [...(cards?.[cards.length - 1]?.querySelectorAll("input, select, textarea") ?? [])];
  (boxes.find((box) => !box.value) ?? boxes[0])?.focus();
};

app.addEventListener("click", async (event) => {
  const button = event.target.closest("button");
  const link = event.target.closest("a[data-jump]");
  if (link && decodeURIComponent(link.hash) === decodeURIComponent(location.hash)) turn(true);
  if (!button) return;
  if (button.dataset.add !== undefined) {
    flush();
    const list = button.dataset.add;
    act({ do: "add", path: list }, () => first(list));
  } else if (button.dataset.mend !== undefined) {
    flush();
    act({ do: "mend", edits: JSON.parse(button.dataset.mend) }, () => say("改好了，可以撤销"));
  } else if (button.dataset.happened !== undefined) {
    flush();
    act({ do: "happened", event: button.dataset.happened }, () => first("history"));
  } else if (button.dataset.remove !== undefined) {
    flush();
    act({ do: "remove", path: button.dataset.remove }, () => say("删掉了，可以撤销"));
  } else if (button.dataset.copy !== undefined) {
    copy(button);
  } else {
    tools[button.dataset.do]?.();
  }
});

const copy = async (button) => {
  const box = document.getElementById(button.dataset.copy);
  const what = `“${button.dataset.name}”，${[...box.textContent].length} 字`;
  try {
    await navigator.clipboard.writeText(box.textContent);
    say(`已复制${what}`);
  } catch {
    getSelection().selectAllChildren(box);
    say(document.execCommand("copy") ? `已复制${what}` : `已选中${what}，请按复制`);
  }
};

addEventListener("hashchange", () => turn(true));
addEventListener("pagehide", flush);

// Another case: what was done to the one before stays with that one.
const begin = (fresh, called) => {
  undone.length = 0;
  text = fresh;
  name = called;
  return act({ do: "look" });
};

host.start(begin, say);
