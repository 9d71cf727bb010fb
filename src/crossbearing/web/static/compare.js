// Accounts side by side: a claim that is pointed at lights what the others say to it and brings it level; copied passages are joined.
// Everything it shows stands in the page already; without it the marks are links to the list below the texts.
import { keys } from "./keys.js";
import { offerLinks } from "./passages.js";

const STILL = matchMedia("(prefers-reduced-motion: reduce)");
const STACKED = matchMedia("(max-width: 52rem)");
const page = document.querySelector("[data-compare]");
const texts = [...page.querySelectorAll(".col-text")];
const bar = page.querySelector(".answers-bar");
const pieces = new Map();
for (const piece of page.querySelectorAll("[data-k]")) {
  for (const key of piece.dataset.k.split(" ")) pieces.set(key, [...(pieces.get(key) ?? []), piece]);
}
const stops = texts.map((text) => [...text.querySelectorAll("a.m")]);
const claimsOf = (mark) => mark.dataset.k.split(" ").filter((key) => document.getElementById(`w-${key}`));
const textOf = (element) => element.closest(".col-text");
let held = null;

function answers(key) {
  return [...document.querySelectorAll(`#w-${CSS.escape(key)} [data-to]`)].map((link) => ({
    key: link.dataset.to, type: link.closest("li").className.replace("r-", ""),
  }));
}

function dark() {
  for (const lit of page.querySelectorAll(".own, .lit")) lit.classList.remove("own", "lit", "contradicts", "denies");
  bar.hidden = true;
  bar.replaceChildren();
}

function light(mark) {
  dark();
  const before = mark.getBoundingClientRect().top;
  const done = new Set([textOf(mark)]);
  const list = document.createElement("ul");
  for (const key of claimsOf(mark)) {
    for (const piece of pieces.get(key) ?? []) piece.classList.add("own");
    for (const { key: other, type } of answers(key)) {
      const found = pieces.get(other) ?? [];
      for (const piece of found) piece.classList.add("lit", type);
      if (found.length && !done.has(textOf(found[0])) && !STACKED.matches) {
        done.add(textOf(found[0]));
        level(found[0], before);
      }
    }
    const entry = document.getElementById(`w-${key}`).cloneNode(true);
    entry.removeAttribute("id");
    list.append(entry);
  }
  bar.replaceChildren(list);
  bar.hidden = false;
}

// Brings the passage to the height of the one that it answers.
function level(piece, top) {
  const text = textOf(piece);
  const frame = text.getBoundingClientRect();
  const wanted = Math.min(Math.max(top, frame.top + 24), frame.bottom - 60);
  text.scrollBy({ top: piece.getBoundingClientRect().top - wanted, behavior: STILL.matches ? "auto" : "smooth" });
}

let waiting = 0;
for (const text of texts) {
  text.addEventListener("mouseover", (event) => {
    const over = event.target.closest("[data-k]");
    clearTimeout(waiting);
    if (!over || !claimsOf(over).length) return;
    waiting = setTimeout(() => light(over), 120);
  });
  text.addEventListener("mouseleave", () => { clearTimeout(waiting); if (held) light(held); else dark(); });
  text.addEventListener("focusin", (event) => { if (event.target.matches("a.m")) { held = event.target; light(held); } });
  // The mark's own link leads to the list below; here the answer is lit instead.
  text.addEventListener("click", (event) => {
    const over = event.target.closest("[data-k]");
    if (!over || !claimsOf(over).length || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    const stop = over.matches("a.m") ? over : document.getElementById(claimsOf(over)[0]);
    (stop?.matches("a.m") ? stop : over).focus({ preventScroll: true });
  });
}

// Links of the table, the bar and the list light the passage that they lead to.
page.ownerDocument.addEventListener("click", (event) => {
  const to = event.target.closest("a[data-to], a[data-at]");
  if (!to || event.metaKey || event.ctrlKey || !to.getAttribute("href").startsWith("#")) return;
  const key = to.dataset.to ?? to.dataset.at;
  const mark = (pieces.get(key) ?? []).find((piece) => piece.matches("a.m")) ?? (pieces.get(key) ?? [])[0];
  if (!mark) return;
  event.preventDefault();
  history.replaceState(null, "", `#${key}`);
  go(mark);
});

function go(mark) {
  const text = textOf(mark);
  if (STACKED.matches) mark.scrollIntoView({ block: "center" });
  else {
    text.closest(".columns").scrollIntoView({ block: "nearest" });
    text.scrollTop += mark.getBoundingClientRect().top - text.getBoundingClientRect().top - text.clientHeight / 3;
  }
  if (mark.matches("a.m")) mark.focus({ preventScroll: true });
  else { held = null; light(mark); }
}

const current = () => (held && document.activeElement === held ? texts.indexOf(textOf(held)) : Math.max(0, texts.indexOf(document.activeElement)));

function step(by) {
  const column = current();
  const at = stops[column].indexOf(document.activeElement);
  const next = at < 0 ? (by > 0 ? 0 : stops[column].length - 1) : at + by;
  const mark = stops[column][next];
  if (mark) go(mark);
}

function column(number) {
  const text = texts[number];
  if (!text) return false;
  const lit = text.querySelector("a.m.lit") ?? stops[number][0];
  if (lit) go(lit); else text.focus();
  return true;
}

keys({
  n: () => step(1), p: () => step(-1), 1: () => column(0), 2: () => column(1), 3: () => column(2), 4: () => column(3),
  Escape: () => { held = null; document.activeElement?.blur?.(); dark(); },
});
offerLinks();

// Ribbons between the ends of copied passages, drawn anew whenever a column moves.
const frame = page.querySelector(".columns");
const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
svg.setAttribute("class", "ribbons");
svg.setAttribute("aria-hidden", "true");
frame.append(svg);
const pairs = new Set([...page.querySelectorAll("[data-band]")].map((band) => band.dataset.band.split(" ").sort().join(" ")));
const ribbons = [...pairs].map((pair) => {
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  svg.append(path);
  return { ends: pair.split(" "), path };
});

function extent(key) {
  const found = pieces.get(key);
  if (!found) return null;
  const text = textOf(found[0]), window = text.getBoundingClientRect();
  const boxes = found.map((piece) => piece.getBoundingClientRect());
  const top = Math.max(Math.min(...boxes.map((b) => b.top)), window.top), bottom = Math.min(Math.max(...boxes.map((b) => b.bottom)), window.bottom);
  return bottom > top ? { top, bottom, left: window.left, right: window.left + text.clientWidth, column: texts.indexOf(text) } : null;
}

function draw() {
  const origin = frame.getBoundingClientRect();
  for (const { ends, path } of ribbons) {
    const [a, b] = ends.map(extent);
    if (!a || !b || a.column === b.column || STACKED.matches) { path.removeAttribute("d"); continue; }
    const [left, right] = a.column < b.column ? [a, b] : [b, a];
    const x1 = left.right - origin.left, x2 = right.left - origin.left, mid = (x1 + x2) / 2;
    const [t1, b1, t2, b2] = [left.top, left.bottom, right.top, right.bottom].map((y) => y - origin.top);
    path.setAttribute("d", `M${x1} ${t1}C${mid} ${t1} ${mid} ${t2} ${x2} ${t2}V${b2}C${mid} ${b2} ${mid} ${b1} ${x1} ${b1}Z`);
  }
}
let asked = false;
const redraw = () => { if (!asked) { asked = true; requestAnimationFrame(() => { asked = false; draw(); }); } };
for (const text of texts) text.addEventListener("scroll", redraw, { passive: true });
addEventListener("resize", redraw);
document.fonts?.ready.then(redraw);
redraw();

const opened = location.hash.length > 1 && pieces.get(decodeURIComponent(location.hash.slice(1)))?.[0];
if (opened) go(opened);
