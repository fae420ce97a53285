// What a page needs to be read: copies a box, says where a sentence comes from, prints one text, filters a list. No request, no
// storage.
(() => {
  const said = document.getElementById("said");
  let timer = 0;
  const say = (words) => {
    said.textContent = words;
    clearTimeout(timer);
    timer = setTimeout(() => { said.textContent = ""; }, 4000);
  };
  // Without leave for the clipboard the text is selected, so that a long press or a key copies it.
  const select = (box) => {
    const range = document.createRange();
    range.selectNodeContents(box);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    return document.execCommand("copy");
  };
  const copy = async (button) => {
    const box = document.getElementById(button.dataset.copy);
    const text = box.textContent;
    let done = true;
    try { await navigator.clipboard.writeText(text); } catch { done = select(box); }
    const what = `“${button.dataset.name}”，${[...text].length} 字`;
    say(done ? `已复制${what}` : `已选中${what}，请按复制`);
  };
  // Prints one text alone.
  const print = (id) => {
    const text = document.getElementById(id);
    text.classList.add("printed");
    document.body.dataset.print = id;
    const over = () => {
      text.classList.remove("printed");
      delete document.body.dataset.print;
      removeEventListener("afterprint", over);
    };
    addEventListener("afterprint", over);
    window.print();
  };
  // Where the sentence under the pointer comes from, below its box.
  let marked = null;
  const origin = (sentence) => {
    if (sentence === marked) return;
    marked?.classList.remove("marked");
    marked = sentence;
    const room = sentence.closest(".box").querySelector(".from");
    if (!room) return;
    sentence.classList.add("marked");
    room.textContent = sentence.dataset.from;
  };
  document.addEventListener("pointerover", (event) => {
    const sentence = event.target.closest?.("[data-from]");
    if (sentence && event.pointerType === "mouse") origin(sentence);
  });
  document.addEventListener("click", (event) => {
    const sentence = event.target.closest("[data-from]");
    if (sentence) origin(sentence);
    const button = event.target.closest("[data-copy], [data-print]");
    if (button?.dataset.copy) copy(button);
    else if (button) print(button.dataset.print);
  });
  const filter = document.getElementById("filter");
  filter?.addEventListener("input", () => {
    const wanted = filter.value.trim().toLowerCase();
    for (const row of document.querySelectorAll(".case")) {
      row.hidden = !row.textContent.toLowerCase().includes(wanted);
    }
  });
})();
