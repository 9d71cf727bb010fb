// A link to any words of an account: ours, which the server marks, and a text fragment, which any browser finds.
// Offsets are code points; a browser counts UTF-16 units, so what stands before the selection is counted anew.
const codePoints = (text) => { let n = 0; for (const _ of text) n += 1; return n; };

function offset(para, node, at) {
  const before = document.createRange();
  before.selectNodeContents(para);
  before.setEnd(node, at);
  return Number(para.dataset.s) + codePoints(before.toString());
}

const paraOf = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement)?.closest(".para[data-s]");

// The account's page and the code points of a range that begins and ends in paragraphs of one account; null else.
export function passage(range) {
  const first = paraOf(range.startContainer), last = paraOf(range.endContainer);
  const text = first?.closest("[data-account]");
  if (!first || !last || text !== last.closest("[data-account]")) return null;
  const start = offset(first, range.startContainer, range.startOffset);
  const end = offset(last, range.endContainer, range.endOffset);
  return start < end ? { account: text.dataset.account, start, end } : null;
}

const encoded = (words) => encodeURIComponent(words).replaceAll("-", "%2D");

export function fragment(words) {
  const all = words.trim().split(/\s+/);
  const whole = all.length <= 12 && !words.trim().includes("\n");
  return "#:~:text=" + (whole ? encoded(all.join(" ")) : `${encoded(all.slice(0, 5).join(" "))},${encoded(all.slice(-5).join(" "))}`);
}

export function links(range) {
  const found = passage(range);
  if (!found) return null;
  const path = location.origin + found.account;
  const at = `at=${found.start}-${found.end}`;
  return { ours: `${path}?${at}#at`, fragment: `${path}?${at}${fragment(range.toString())}` };
}

export function offerLinks() {
  const box = document.createElement("div");
  box.className = "copy-link";
  box.hidden = true;
  const said = document.createElement("output");
  let made = null;
  const button = (words, which) => {
    const b = document.createElement("button");
    b.type = "button";
    b.textContent = words;
    b.addEventListener("click", async () => {
      try { await navigator.clipboard.writeText(made[which]); said.textContent = "copied"; } catch { said.textContent = made[which]; }
    });
    return b;
  };
  box.append(button("Copy link to these words", "ours"), button("with text fragment", "fragment"), said);
  document.body.append(box);
  const offer = () => {
    const chosen = getSelection();
    const range = chosen.rangeCount && !chosen.isCollapsed ? chosen.getRangeAt(0) : null;
    made = range && links(range);
    box.hidden = !made;
    if (!made) return;
    box.dataset.ours = made.ours;
    box.dataset.fragment = made.fragment;
    said.textContent = "";
    const place = range.getBoundingClientRect();
    box.style.left = `${Math.max(4, Math.min(place.left, innerWidth - box.offsetWidth - 8)) + scrollX}px`;
    box.style.top = `${place.bottom + scrollY + 6}px`;
  };
  document.addEventListener("mouseup", (event) => { if (!box.contains(event.target)) setTimeout(offer); });
  document.addEventListener("keyup", (event) => { if (event.shiftKey || event.key === "Shift") offer(); });
}
