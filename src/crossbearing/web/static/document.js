// One account: a mark that is pointed at shows its note, a switch takes effect at once, n and p go through the claims.
import { keys } from "./keys.js";
import { offerLinks } from "./passages.js";

const page = document.getElementById("text");
const reading = () => document.getElementById("reading");

function show(keysOfMark) {
  for (const hot of page.querySelectorAll(".hot")) hot.classList.remove("hot");
  for (const key of keysOfMark) {
    for (const link of reading().querySelectorAll(`.notes a[href="#${CSS.escape(key)}"]`)) link.closest("li").classList.add("hot");
    for (const piece of reading().querySelectorAll(`[data-k~="${CSS.escape(key)}"]`)) piece.classList.add("hot");
  }
}
const keysAt = (target) => target.closest?.("[data-k]")?.dataset.k.split(" ") ?? [];
page.addEventListener("mouseover", (event) => {
  const note = event.target.closest(".notes li");
  show(note ? [...note.querySelectorAll("a")].map((a) => a.getAttribute("href").slice(1)) : keysAt(event.target));
});
page.addEventListener("focusin", (event) => { const found = keysAt(event.target); if (found.length) show(found); });

// The part of the page below the switches is fetched anew; without script the form does the same.
const form = page.querySelector("[data-layers]");
form.addEventListener("change", async () => {
  const address = new URL(form.action);
  address.search = new URLSearchParams(new FormData(form)).toString();
  try {
    const answer = await fetch(address, { headers: { accept: "text/html" } });
    if (!answer.ok) throw new Error(String(answer.status));
    const made = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("reading");
    reading().replaceWith(document.adoptNode(made));
    history.replaceState(null, "", address);
  } catch { form.submit(); }
});

function step(by) {
  const stops = [...reading().querySelectorAll("a.m")];
  const at = stops.indexOf(document.activeElement);
  const mark = stops[at < 0 ? (by > 0 ? 0 : stops.length - 1) : at + by];
  if (!mark) return;
  mark.scrollIntoView({ block: "center" });
  mark.focus({ preventScroll: true });
}
keys({
  n: () => step(1), p: () => step(-1),
});
offerLinks();
