/* What a reader takes along: the address of a promise or chart, copied by its link; and a chart as a picture, which is
   painted here from the drawing on the page, with its source line and the page's citation below it. */
(() => {
  const SCALE = 2, EDGE = 12, TYPE = 11, STEP = 1.45, STAYS = 3000;

  const copy = async text => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const field = Object.assign(document.createElement("textarea"), { value: text });
      document.body.append(field);
      field.select();
      const done = document.execCommand("copy"); // where the clipboard may not be asked for
      field.remove();
      if (!done) throw new Error("not copied");
    }
  };

  /* The page's published address where it has one, or else the one that it was opened at; without words looked for. */
  const address = link => {
    const published = document.querySelector("link[rel=canonical]")?.href;
    const here = new URL(link.href);
    here.searchParams.delete("find");
    const own = here.pathname === location.pathname;
    return published ? new URL(own ? here.hash : link.getAttribute("href"), published).href : here.href;
  };

  const tell = (link, words) => {
    link.parentElement.querySelector(".copied")?.remove();
    const note = Object.assign(document.createElement("span"), { className: "copied", role: "status" });
    link.after(" ", note);
    note.textContent = words;
    setTimeout(() => note.remove(), STAYS);
  };

  const lines = (text, width, pen) => {
    const parts = text.trim().split(/(?<=\s)|(?<=[\u3000-\u9fff\uff00-\uffef])/);
    const rows = [""];
    for (const part of parts) {
      const longer = rows.at(-1) + part;
      if (pen.measureText(longer.trimEnd()).width <= width || !rows.at(-1)) rows[rows.length - 1] = longer;
      else rows.push(part);
    }
    return rows.map(row => row.trim());
  };

  /* What the caption says of its sources; that the others stand on another page of the book is no use to a picture. */
  const source = figure => {
    const caption = figure.querySelector("figcaption");
    const text = caption?.textContent ?? "";
    return caption?.querySelector("a[href='sources.html']") ? text.replace(/[;；][^;；]*$/, "") : text;
  };

  const image = svg => new Promise((done, failed) => {
    const made = new Image();
    made.onload = () => done(made);
    made.onerror = failed;
    made.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`;
  });

  const paint = async figure => {
    const drawing = figure.querySelector("svg.marks").cloneNode(true);
    const [, , width, height] = drawing.getAttribute("viewBox").split(/[\s,]+/).map(Number);
    drawing.setAttribute("width", width);
    drawing.setAttribute("height", height);
    drawing.setAttribute("xmlns", "http://www.w3.org/2000/svg");

    const canvas = document.createElement("canvas");
    const pen = canvas.getContext("2d");
    const font = `${TYPE}px ${getComputedStyle(document.body).fontFamily}`;
    pen.font = font;
    const texts = [source(figure), document.querySelector(".citation")?.textContent ?? ""];
    const place = new URL(`#${figure.id}`, document.querySelector("link[rel=canonical]")?.href ?? location.href.split(/[?#]/)[0]).href;
    const foot = [...texts, place.startsWith("http") ? place : ""].filter(Boolean).flatMap(text => lines(text, width, pen));

    canvas.width = SCALE * (width + 2 * EDGE);
    canvas.height = SCALE * (height + 2 * EDGE + foot.length * TYPE * STEP);
    pen.scale(SCALE, SCALE);
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(await image(drawing), EDGE, EDGE, width, height);
    pen.font = font;
    pen.fillStyle = "#52606d";
    foot.forEach((row, at) => pen.fillText(row, EDGE, EDGE + height + (at + 1) * TYPE * STEP));
    return new Promise(done => canvas.toBlob(done, "image/png"));
  };

  const save = (blob, name) => {
    const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), STAYS);
  };

  addEventListener("DOMContentLoaded", () => {
    const words = document.body.dataset;
    document.addEventListener("click", event => {
      const link = event.target.closest?.("a.here");
      if (link) copy(address(link)).then(() => tell(link, words.copied), () => tell(link, words.uncopied));
    });

    for (const here of document.querySelectorAll(".take a.here")) {
      const figure = document.getElementById(here.hash.slice(1));
      const drawn = here.parentElement.querySelector("a[download$='.svg']");
      if (!figure || !drawn) continue;
      const button = Object.assign(document.createElement("button"), { type: "button", className: "png", textContent: "PNG" });
      button.addEventListener("click", async () => save(await paint(figure), `${figure.id}.png`));
      drawn.after(" ", button);
    }
  });
})();
