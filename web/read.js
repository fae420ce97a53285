// A page that is only read: copies a box, filters a list. No request, no storage.
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
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    const box = document.getElementById(button.dataset.copy);
    const text = box.textContent;
    let done = true;
    try { await navigator.clipboard.writeText(text); } catch { done = select(box); }
    const what = `“${button.dataset.name}”，${[...text].length} 字`;
    say(done ? `已复制${what}` : `已选中${what}，请按复制`);
  });
  const filter = document.getElementById("filter");
  filter?.addEventListener("input", () => {
    const wanted = filter.value.trim().toLowerCase();
    for (const row of document.querySelectorAll(".case")) {
      row.hidden = !row.textContent.toLowerCase().includes(wanted);
    }
  });
})();
