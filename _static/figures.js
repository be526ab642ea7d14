// Shows who told a figure, when and where, on hover, focus or tap; a click, or a second tap, goes to its source's row.
// A link to anywhere else, such as a promise's card, is followed at the first tap.
(() => {
  "use strict";
  const note = document.createElement("div");
  const told = document.createElement("p");
  const links = document.createElement("p");
  let shown = null;
  let leaving = 0;

  note.className = "figure-note";
  note.hidden = true;
  told.id = "figure-note";
  told.setAttribute("role", "tooltip");
  note.append(told, links);

  function link(address, text) {
    const made = document.createElement("a");
    made.href = address;
    made.textContent = text;
    return made;
  }

  function show(figure) {
    clearTimeout(leaving);
    if (shown === figure) return;
    hide();
    if (figure.title) {
      figure.dataset.told = figure.title;
      figure.removeAttribute("title"); // or the browser shows it as well
    }
    const { told: words, address } = figure.dataset;
    told.replaceChildren(figure.href ? link(figure.href, words) : words);
    links.replaceChildren(...(address ? [link(address, address.replace(/^https?:\/\//, ""))] : []));
    figure.setAttribute("aria-describedby", told.id);
    note.hidden = false;
    shown = figure;
    place(figure.getClientRects()[0] ?? figure.getBoundingClientRect());
  }

  function place(box) {
    note.style.left = "0"; // so that the window's edge does not narrow it before it is measured
    const wide = document.documentElement.clientWidth;
    const left = Math.max(8, Math.min(box.left, wide - note.offsetWidth - 8));
    const above = box.bottom + note.offsetHeight + 8 > window.innerHeight && box.top > note.offsetHeight + 8;
    note.style.left = `${left + window.scrollX}px`;
    note.style.top = `${(above ? box.top - note.offsetHeight - 4 : box.bottom + 4) + window.scrollY}px`;
  }

  function hide() {
    clearTimeout(leaving);
    if (!shown) return;
    shown.removeAttribute("aria-describedby");
    shown = null;
    note.hidden = true;
  }

  function leave() {
    leaving = setTimeout(hide, 250);
  }

  const keyed = (event) => event.target instanceof Element && event.target.closest(".figure[data-key]");
  const leadsElsewhere = (figure) => Boolean(figure.href) && !figure.hash.startsWith("#s-");
  let touched = false;
  document.addEventListener("pointerdown", (event) => { touched = event.pointerType !== "mouse"; }, true);
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    const figure = keyed(event);
    if (figure) show(figure);
    else if (note.contains(event.target)) clearTimeout(leaving);
    else if (shown && shown !== document.activeElement) leave();
  });
  document.addEventListener("focusin", (event) => {
    const figure = keyed(event);
    if (figure && !touched) show(figure);
    else if (!note.contains(event.target)) hide();
  });
  document.addEventListener("click", (event) => {
    const figure = keyed(event);
    if (!figure) {
      if (!note.contains(event.target)) hide();
    } else if (touched && shown !== figure && !leadsElsewhere(figure)) {
      event.preventDefault();
      show(figure);
    }
  });
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());

  function begin() {
    document.body.append(note);
    for (const figure of document.querySelectorAll("span.figure[data-key]:not(summary *)")) figure.tabIndex = 0;
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
  else begin();
})();
