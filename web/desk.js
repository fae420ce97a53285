// Makes a case in the browser: sends what was done, puts the answer in place, copies, stores. What a case means is known to
// the program alone, which answers as a server on this machine or as WebAssembly on this page.
import { host } from "./host.js";
import { translate } from "./english.js";
import { cover, hang, save, take, tidy } from "./pictures.js";
import { children } from "./place.js";

const app = document.getElementById("app");
const said = document.getElementById("said");
const waiting = new Map();
const undone = [];
let text = "";
let kept = {};
let name = document.body.dataset.name || "case.yaml";
let queue = Promise.resolve();
let open = 0;
let quiet = 0;
let typing = 0;
let isFirst = true;
let isEnglish = localStorage.getItem("complain.language") === "en";

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
    try { answer = await host.answer(name, text, action, kept); } catch (error) { say(String(error.message || error)); }
    open -= 1;
    if (!answer) { busy(); return false; }
    const isNew = answer.text !== text || JSON.stringify(answer.kept) !== JSON.stringify(kept);
    if (isNew && action.do !== "look") undone.push({ text, kept });
    const isBegun = !text.trim() && answer.text.trim() && !["look", "text", "profile"].includes(action.do);
    text = answer.text;
    kept = answer.kept;
    host.keep(name, text, kept);
    if (open === 0 && waiting.size === 0) show(answer.html);
    if (answer.turn) location.hash = `#${answer.turn}`;
    // A case that is begun is begun by the one who is known here.
    if (isBegun && host.profile()) act({ do: "profile", ...host.profile() });
    after?.();
    busy();
    return true;
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
  if (isEnglish) translate(fresh);
  document.documentElement.lang = isEnglish ? "en" : "zh-CN";
  children(app, fresh);
  hang(app, name);
  turn(isFirst);
  isFirst = false;
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
  const words = event.target.dataset.reword;
  if (words) later(words, { do: "reword", id: words, text: event.target.value });
});

app.addEventListener("change", async (event) => {
  const box = event.target;
  if (box.dataset.choose !== undefined) return choose(box);
  if (box.dataset.toggle !== undefined) {
    flush();
    act({ do: "toggle", path: box.dataset.toggle, value: box.value, on: box.checked });
  } else if (box.matches("[data-set], [data-day], [data-time]")) {
    const action = value(box);
    waiting.set(action.path, action);
    flush();
  }
});

// Files as evidence: each becomes an exhibit with its number, its name and its hash.
const choose = async (box) => {
  const files = [...box.files];
  box.value = "";
  await flush();
  // On a line of its own, or among others between braces.
  const named = text.matchAll(/(?:^|[\s{,])file:\s*(?:"([^"\n]+)"|'([^'\n]+)'|([^\s,}#][^,}\n]*))/g);
  const taken = new Set([...named].map((found) => (found[1] ?? found[2] ?? found[3]).trim()));
  const chosen = await take(name, files, taken, say);
  if (chosen.length === 0) return;
  await act({ do: "chosen", files: chosen }, () => say(`加了 ${chosen.length} 件证据，请写上名称`));
  first("exhibits");
};

// After boxes were drawn over a picture, what is kept has another hash.
const covered = async (file) => {
  const hash = await cover(name, file);
  if (!hash) return;
  const rooms = [...app.querySelectorAll("[data-picture][data-hash]")].filter((room) => room.dataset.picture === file);
  await flush();
  if (rooms[0]) await act({ do: "set", path: rooms[0].dataset.hash, value: hash });
  await hang(app, name);
  say("盖好了。原图还在您的相册里，要提交的是这一张");
};

// A file that is not UTF-8 was saved on a Chinese Windows.
const read = (bytes) => {
  try { return new TextDecoder("utf-8", { fatal: true }).decode(bytes); } catch { return new TextDecoder("gb18030").decode(bytes); }
};

const replace = (fresh) => { flush(); act({ do: "text", text: fresh }); };

const tools = {
  undo() {
    flush();
    queue.then(() => {
      if (undone.length === 0) return say("没有可以撤销的");
      const before = undone.pop();
      return act({ do: "text", text: before.text, kept: before.kept }, () => {
        undone.pop();
        say(text === before.text ? "撤销了一步" : "没有撤销：文件在别处改过");
      });
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
      const fresh = read(await file.arrayBuffer());
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
  language() {
    isEnglish = !isEnglish;
    localStorage.setItem("complain.language", isEnglish ? "en" : "zh-CN");
    act({ do: "look" });
  },
  reply() {
    const box = document.getElementById("reply").querySelector("textarea");
    const answer = box.value;
    if (!answer.trim()) return say("先贴上对方的话");
    box.value = "";
    flush();
    act({ do: "reply", text: answer });
  },
  remember() {
    flush().then(() => {
      const own = (key) => document.getElementById(`f-consumer.${key}`)?.value.trim() ?? "";
      say(host.remember({ name: own("name"), phone: own("phone"), address: own("address") }));
    });
  },
  forget() { say(host.remember(null)); },
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
  } else if (button.dataset.claim !== undefined) {
    flush();
    act({ do: "claim", kind: button.dataset.claim });
  } else if (button.dataset.programs !== undefined) {
    waiting.delete(button.dataset.programs);
    flush();
    act({ do: "reword", id: button.dataset.programs, text: "" }, () => say("换回程序写的，可以撤销"));
  } else if (button.dataset.hold !== undefined) {
    flush();
    act({ do: "hold", id: button.dataset.hold });
  } else if (button.dataset.cover !== undefined) {
    covered(button.dataset.cover);
  } else if (button.dataset.savePicture !== undefined) {
    save(name, button.dataset.savePicture);
  } else {
    tools[button.dataset.do]?.();
  }
});

addEventListener("hashchange", () => turn(true));
addEventListener("pagehide", flush);

// Another case: what was done to the one before stays with that one.
const begin = (fresh, called, byHand = {}) => {
  undone.length = 0;
  text = fresh;
  kept = byHand;
  name = called;
  // Of a case that could not be read nobody knows which pictures it names.
  return act({ do: "look" }).then((isRead) => isRead && tidy(called, text));
};

// From here on somebody hears what is typed and pressed.
app.inert = false;
host.start(begin, say);
