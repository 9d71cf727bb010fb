// Single keys, which a reader can switch off: a page gives what each does; `/` is the search box everywhere, `?` the page's own help.
const STORE = "keys";
const kept = () => { try { return localStorage.getItem(STORE); } catch { return null; } };
const keep = (value) => { try { localStorage.setItem(STORE, value); } catch { /* then it holds for this page only */ } };
const acts = {};
let off = kept() === "off";

export const typing = (target) => target.closest("input, textarea, select, [contenteditable]") !== null;

export function keys(does) { Object.assign(acts, does); }

const help = document.getElementById("keys");
for (const open of document.querySelectorAll("[data-keys-open]")) {
  open.hidden = false;
  open.addEventListener("click", () => help.showModal());
}
for (const button of document.querySelectorAll("[data-keys-off]")) {
  const say = () => { button.textContent = off ? "Switch the keys on" : "Switch the keys off"; };
  say();
  button.addEventListener("click", () => { off = !off; keep(off ? "off" : "on"); say(); });
}
if (help) keys({ "?": () => help.showModal() });
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || typing(event.target)) return;
  if (document.querySelector("dialog[open]") || (off && event.key !== "Escape")) return;
  const act = acts[event.key];
  if (act && act(event) !== false) event.preventDefault();
});
