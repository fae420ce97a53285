// Puts new elements in place of the old ones and keeps those that are the same: focus and caret stay.
export const children = (old, fresh) => {
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
  // A picture is hung by this page: it stays while it is the same one.
  if (old.dataset.picture !== undefined && old.dataset.picture === fresh.dataset.picture) return;
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
