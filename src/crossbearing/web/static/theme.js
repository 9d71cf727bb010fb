// Light or dark: the system's choice until the reader makes one. It runs before the page is drawn, so that nothing flashes.
(() => {
  const root = document.documentElement;
  const kept = () => { try { return localStorage.getItem("theme"); } catch { return null; } };
  const now = () => root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  const chosen = kept();
  if (chosen === "light" || chosen === "dark") root.dataset.theme = chosen;
  document.addEventListener("DOMContentLoaded", () => {
    for (const button of document.querySelectorAll("[data-theme-choice]")) {
      const say = () => { button.textContent = now() === "dark" ? "Light page" : "Dark page"; };
      button.parentElement.hidden = false;
      say();
      button.addEventListener("click", () => {
        const next = now() === "dark" ? "light" : "dark";
        root.dataset.theme = next;
        try { localStorage.setItem("theme", next); } catch { /* a browser that keeps nothing forgets it with the page */ }
        say();
      });
    }
  });
})();
