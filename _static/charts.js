// Wakes a chart on the first hover, tap or focus: loads Vega once, draws the chart anew in the same box, and leaves the
// drawing as it was where that fails. The chart's specification comes as a script, which a page opened as a file may load.
(() => {
  "use strict";
  const here = document.currentScript.src;
  const shared = document.documentElement.dataset.vega; // where the site has one Vega for all its books
  const vega = shared ? new URL(shared, document.baseURI).href : "vega.js";
  const loading = new Map();
  const options = {
    mode: "vega",
    ast: true, // Vega's interpreter: a page that forbids eval runs it
    actions: false,
    renderer: "svg",
    logLevel: 1,
    defaultStyle: false,
    tooltip: { theme: "book", disableDefaultStyle: true },
  };

  function load(address) {
    if (!loading.has(address)) {
      loading.set(address, new Promise((done, failed) => {
        const script = document.createElement("script");
        script.src = new URL(address, here).href;
        script.onload = done;
        script.onerror = () => {
          loading.delete(address);
          failed(new Error(`not loaded: ${address}`));
        };
        document.head.append(script);
      }));
    }
    return loading.get(address);
  }

  // The box keeps the still drawing's size, whatever width the reader's fonts give the live one.
  function fit(live, still) {
    for (const name of ["width", "height", "role", "aria-label"]) live.setAttribute(name, still.getAttribute(name));
    live.setAttribute("preserveAspectRatio", "xMinYMin meet");
    live.removeAttribute("aria-roledescription");
  }

  // Of the drawings for a phone and a desk the one that is shown.
  const shown = figure => [...figure.querySelectorAll(".drawing")].find(drawing => drawing.getClientRects().length);

  async function wake(figure) {
    const drawing = shown(figure);
    if (!drawing || drawing.dataset.state === "waking" || drawing.dataset.state === "alive") return;
    const tell = state => { figure.dataset.state = drawing.dataset.state = state; };
    tell("waking");
    const still = drawing.querySelector("svg.marks");
    const name = drawing.dataset.chart ?? figure.dataset.chart;
    try {
      await Promise.all([load(vega), load(`charts/${name}.js`)]);
      const box = document.createElement("div");
      await window.vegaEmbed(box, window.bookCharts[name], options);
      const live = box.querySelector("svg.marks");
      fit(live, still);
      still.replaceWith(box);
      tell("alive");
    } catch {
      tell("still");
    }
  }

  function begin() {
    for (const figure of document.querySelectorAll("figure.chart[data-chart]")) {
      figure.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && wake(figure));
      figure.addEventListener("click", () => wake(figure));
      figure.addEventListener("focusin", () => wake(figure));
    }
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
  else begin();
})();
