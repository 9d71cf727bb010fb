// Keys for review: the same forms and links that stand on the page, one key each.
import { keys } from "./keys.js";

const judge = document.querySelector("[data-judge]");
const split = document.querySelector("[data-split]");
const reject = document.querySelector("[data-reject]");
const reasons = document.querySelector("[data-judge] [name=reason]");

function open() {
  split.open = true;
  split.querySelector("input[type=checkbox]").focus();
}
if (reject && split) {
  reject.hidden = false;
  reject.addEventListener("click", open);
}
function press(verdict) {
  const button = judge && judge.querySelector(`button[value=${verdict}]`);
  if (button) { judge.requestSubmit(button); return true; }
  if (verdict === "reject" && split) { open(); return true; }
  return false;
}
keys({
  a: () => press("accept"),
  x: () => press("reject"),
  " ": (event) => {
    if (event.target.closest("button, a, summary")) return false;
    const skip = document.querySelector("[data-skip]");
    if (!skip) return false;
    skip.click();
    return true;
  },
  u: () => {
    const form = document.querySelector("[data-undo]");
    if (!form) return false;
    form.requestSubmit();
    return true;
  },
});
if (reasons) document.addEventListener("keydown", (event) => { if (event.key === "Escape") reasons.blur(); });
