/* The shell's script: light or dark as the reader chose, before the page is painted; a key to the search field;
   and nothing folded on paper. */
(() => {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const stored = () => { try { return localStorage.getItem("mode"); } catch { return null; } };
  const store = mode => { try { localStorage.setItem("mode", mode); } catch { /* kept for this page only */ } };
  let mode = ["light", "dark"].includes(stored()) ? stored() : "auto";

  const paint = () => {
    root.dataset.mode = mode;
    root.dataset.theme = mode === "auto" ? (dark.matches ? "dark" : "light") : mode;
  };
  paint();
  dark.addEventListener("change", paint);

  /* A link may lead into a folded list; not every browser unfolds it by itself. */
  const unfold = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const folded = target?.closest("details:not([open])");
    if (!folded) return;
    folded.open = true;
    target.scrollIntoView();
  };
  addEventListener("hashchange", unfold);

  /* On paper nothing can be unfolded: all is open while it is printed. */
  let shut = [];
  addEventListener("beforeprint", () => {
    shut = [...document.querySelectorAll("details:not([open])")];
    for (const fold of shut) fold.open = true;
  });
  addEventListener("afterprint", () => {
    for (const fold of shut) fold.open = false;
    shut = [];
  });

  addEventListener("DOMContentLoaded", () => {
    unfold();
    const button = document.querySelector("button.mode");
    const field = document.querySelector("[role=search] input");
    const name = () => {
      button.setAttribute("aria-label", button.dataset[mode]);
      button.title = button.dataset[mode];
    };
    name();
    button.addEventListener("click", () => {
      const order = dark.matches ? ["auto", "light", "dark"] : ["auto", "dark", "light"];
      mode = order[(order.indexOf(mode) + 1) % 3];
      store(mode);
      paint();
      name();
    });
    addEventListener("keydown", event => {
      const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
      const wanted = (event.key === "/" && !typing) || (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey));
      if (!wanted || (event.key === "/" && (event.ctrlKey || event.metaKey || event.altKey))) return;
      event.preventDefault();
      field.focus();
      field.select();
    });
  });
})();
