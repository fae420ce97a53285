// Pictures as evidence: chosen, shown, boxes drawn over what is private. What is kept is drawn anew, so nothing of the camera,
// the place or the device is in it; the original stays where it was. Nothing is sent anywhere.
const LONGEST = 2600;
const LARGEST = 300 << 20;

const store = () => new Promise((done, failed) => {
  const asked = indexedDB.open("complain", 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore("pictures");
  asked.onsuccess = () => done(asked.result);
  asked.onerror = () => failed(asked.error);
});

const within = async (mode, work) => {
  const shelf = await store();
  return new Promise((done, failed) => {
    const asked = work(shelf.transaction("pictures", mode).objectStore("pictures"));
    asked.onsuccess = () => { shelf.close(); done(asked.result); };
    asked.onerror = () => { shelf.close(); failed(asked.error); };
  });
};

const key = (name, file) => `${name}/${file}`;
const keep = (name, file, blob) => within("readwrite", (shelf) => shelf.put(blob, key(name, file)));
const kept = (name, file) => within("readonly", (shelf) => shelf.get(key(name, file)));

/// Those of a case that is deleted go with it.
export const forget = (name) => within("readwrite", (shelf) =>
  shelf.delete(IDBKeyRange.bound(`${name}/`, `${name}/\uffff`))).catch(() => {});

const digest = async (blob) => {
  const bytes = await crypto.subtle.digest("SHA-256", await blob.arrayBuffer());
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
};

/// Those that the case no longer names are not kept.
export const tidy = async (name, text) => {
  const range = IDBKeyRange.bound(`${name}/`, `${name}/\uffff`);
  const all = await within("readonly", (shelf) => shelf.getAllKeys(range)).catch(() => []);
  for (const one of all) {
    if (!text.includes(one.slice(name.length + 1))) await within("readwrite", (shelf) => shelf.delete(one));
  }
};

/// The picture drawn anew, with black over these boxes.
const drawn = (bitmap, boxes, media) => {
  const scale = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const pen = canvas.getContext("2d");
  pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  pen.fillStyle = "#000";
  for (const [x, y, w, h] of boxes) pen.fillRect(x * canvas.width, y * canvas.height, w * canvas.width, h * canvas.height);
  const type = media === "image/png" ? media : "image/jpeg";
  return new Promise((done) => { canvas.toBlob(done, type, 0.9); });
};

const named = (file, media, taken) => {
  const stem = file.replace(/\.[^.]*$/, "").replace(/[^\p{L}\p{N}_-]+/gu, "-").replace(/^-+|-+$/g, "").slice(0, 40) || "picture";
  const ending = media === "image/png" ? "png" : media.startsWith("image/") ? "jpg" : file.split(".").pop().toLowerCase();
  for (let number = 1; ; number += 1) {
    const name = `evidence/${stem}${number > 1 ? `-${number}` : ""}.${ending}`;
    if (!taken.has(name)) return name;
  }
};

/// Files that a person chose: pictures are drawn anew and kept here, others are only hashed.
export const take = async (name, files, taken, say) => {
  const chosen = [];
  for (const file of files) {
    if (file.size > LARGEST) { say(`${file.name} 太大，没有加`); continue; }
    try {
      let media = file.type || "application/octet-stream";
      let blob = file;
      if (media.startsWith("image/")) {
        const bitmap = await createImageBitmap(file);
        media = media === "image/png" ? media : "image/jpeg";
        blob = await drawn(bitmap, [], media);
        bitmap.close();
      }
      const own = named(file.name, media, taken);
      taken.add(own);
      if (blob !== file) await keep(name, own, blob);
      chosen.push({ name: own, media, sha256: await digest(blob) });
      if (blob === file) say("不是图片的文件只记名称和校验值，里面的位置、设备信息请自己去掉");
    } catch {
      say(`${file.name} 读不了：这个浏览器不认这种图片，先存成 JPEG 或 PNG`);
    }
  }
  return chosen;
};

const shownAs = new Map();

/// Puts the pictures where the page has room for them.
export const hang = async (root, name) => {
  for (const room of root.querySelectorAll("[data-picture]")) {
    const file = room.dataset.picture;
    const id = key(name, file);
    if (room.dataset.shown === id && room.firstChild) continue;
    const blob = await kept(name, file).catch(() => null);
    if (!blob || !room.isConnected || room.dataset.picture !== file) { room.replaceChildren(); continue; }
    if (!shownAs.has(id)) shownAs.set(id, URL.createObjectURL(blob));
    const image = document.createElement("img");
    image.src = shownAs.get(id);
    image.alt = room.dataset.title || "证据图片";
    const tools = document.createElement("p");
    for (const [what, label] of [["cover", "涂黑隐私"], ["save-picture", "存下这张"]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.dataset[what === "cover" ? "cover" : "savePicture"] = file;
      button.textContent = label;
      tools.append(button);
    }
    room.replaceChildren(image, tools);
    room.dataset.shown = id;
  }
};

export const save = async (name, file) => {
  const blob = await kept(name, file);
  if (!blob) return;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = file.split("/").pop();
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
};

/// Boxes over a picture: drawn with a finger or a pointer, moved and sized with the arrow keys. Answers with the hash of what is
/// kept then.
export const cover = async (name, file) => {
  const blob = await kept(name, file);
  if (!blob) return null;
  const bitmap = await createImageBitmap(blob);
  const dialog = document.createElement("dialog");
  dialog.className = "cover";
  dialog.setAttribute("aria-label", "涂黑隐私");
  const hint = document.createElement("p");
  hint.className = "hint";
  hint.textContent = "在图上拖动，把姓名、电话、地址、单号、头像盖住。键盘：方向键移动方框，Shift 加方向键改大小，回车落下。";
  const canvas = document.createElement("canvas");
  canvas.tabIndex = 0;
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", "图片，可以画方框");
  const scale = Math.min(1, Math.min(innerWidth - 56, 900) / bitmap.width, (innerHeight - 220) / bitmap.height);
  canvas.width = Math.round(bitmap.width * scale);
  canvas.height = Math.round(bitmap.height * scale);
  const boxes = [];
  let open = null;
  const paint = () => {
    const pen = canvas.getContext("2d");
    pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    pen.fillStyle = "#000";
    for (const [x, y, w, h] of boxes) pen.fillRect(x * canvas.width, y * canvas.height, w * canvas.width, h * canvas.height);
    if (!open) return;
    const [x, y, w, h] = open;
    pen.fillStyle = "rgb(0 0 0 / 60%)";
    pen.fillRect(x * canvas.width, y * canvas.height, w * canvas.width, h * canvas.height);
  };
  const spot = (event) => {
    const frame = canvas.getBoundingClientRect();
    const within = (at) => Math.min(1, Math.max(0, at));
    return [within((event.clientX - frame.left) / frame.width), within((event.clientY - frame.top) / frame.height)];
  };
  let start = null;
  canvas.addEventListener("pointerdown", (event) => { start = spot(event); canvas.setPointerCapture(event.pointerId); });
  canvas.addEventListener("pointermove", (event) => {
    if (!start) return;
    const [x, y] = spot(event);
    open = [Math.min(x, start[0]), Math.min(y, start[1]), Math.abs(x - start[0]), Math.abs(y - start[1])];
    paint();
  });
  const drop = () => {
    if (open && open[2] > 0.005 && open[3] > 0.005) boxes.push(open);
    open = null;
    start = null;
    paint();
  };
  canvas.addEventListener("pointerup", drop);
  canvas.addEventListener("pointercancel", () => { open = null; start = null; paint(); });
  canvas.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: [-0.02, 0], ArrowRight: [0.02, 0], ArrowUp: [0, -0.02], ArrowDown: [0, 0.02] }[event.key];
    if (step) {
      event.preventDefault();
      open ??= [0.4, 0.4, 0.2, 0.1];
      const at = event.shiftKey ? 2 : 0;
      open[at] = Math.min(1, Math.max(0, open[at] + step[0]));
      open[at + 1] = Math.min(1, Math.max(0, open[at + 1] + step[1]));
      paint();
    } else if (event.key === "Enter" && open) {
      event.preventDefault();
      drop();
    }
  });
  const tools = document.createElement("p");
  tools.className = "tools";
  const button = (label, act) => {
    const one = document.createElement("button");
    one.type = "button";
    one.textContent = label;
    one.addEventListener("click", act);
    tools.append(one);
  };
  return new Promise((done) => {
    let hash = null;
    button("去掉最后一个", () => { boxes.pop(); paint(); });
    button("不改了", () => dialog.close());
    button("盖好，存下", async () => {
      if (open) drop();
      const covered = await drawn(bitmap, boxes, blob.type);
      await keep(name, file, covered);
      const id = key(name, file);
      URL.revokeObjectURL(shownAs.get(id));
      shownAs.delete(id);
      for (const room of document.querySelectorAll("[data-picture]")) if (room.dataset.shown === id) room.replaceChildren();
      hash = await digest(covered);
      dialog.close();
    });
    dialog.addEventListener("close", () => { dialog.remove(); bitmap.close(); done(hash); });
    dialog.append(hint, canvas, tools);
    document.body.append(dialog);
    paint();
    dialog.showModal();
    canvas.focus();
  });
};
