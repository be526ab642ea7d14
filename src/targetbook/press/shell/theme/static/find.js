/* How a word is looked for, on the search page and on the page that it leads to; there the words stand marked. */
(() => {
  const CJK = /[\u3400-\u9fff\uf900-\ufaff]/;

  /* One form for what readers write in several ways: full-width letters, capitals, large-model and large model. */
  const fold = text => [...text].map(sign => {
    const plain = sign.normalize("NFKC").toLowerCase();
    return plain.length !== sign.length ? sign : /[-\u2010-\u2015_/\s]/.test(plain) ? " " : plain === "’" ? "'" : plain;
  }).join("");

  /* A plural finds its singular, and a word what is made of it by an ending (not metro the metropolis); a Chinese word is
     found as it stands. */
  const LONGEST_ENDING = 4;
  const stem = word => CJK.test(word) || word.length < 4 ? word : word.replace(/(ies|es|s)$/, "");
  const source = word => {
    const safe = stem(word).replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return CJK.test(word) ? safe : `(?<![a-z0-9])${safe}[a-z]{0,${LONGEST_ENDING}}(?![a-z])`;
  };
  const pattern = words => new RegExp([...words].sort((a, b) => b.length - a.length).map(source).join("|"), "g");

  /* Cuts a text at what is looked for: parts that take turns, the first one unmarked. */
  const cut = (text, find) => {
    const parts = [];
    let end = 0;
    for (const hit of fold(text).matchAll(find)) {
      const next = hit.index + hit[0].length;
      parts.push(text.slice(end, hit.index), text.slice(hit.index, next));
      end = next;
    }
    return [...parts, text.slice(end)];
  };
  const marked = (text, find) => cut(text, find).map((part, at) => {
    return at % 2 ? Object.assign(document.createElement("mark"), { textContent: part }) : part;
  });

  globalThis.finding = { CJK, fold, pattern, marked };

  const words = new URLSearchParams(location.search).get("find")?.split("|").map(word => fold(word).trim()).filter(Boolean);
  if (!words?.length) return;

  const mark = root => {
    const find = pattern(words);
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, node => {
      const deaf = node.parentElement.closest("svg, script, style, mark, button, details.hide, .headerlink, .take");
      return deaf ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
    });
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts) {
      const parts = marked(text.data, find);
      if (parts.length > 1) text.replaceWith(...parts);
    }
    return root.getElementsByTagName("mark");
  };

  /* The passage that the address names, or the page; in a long one the first marked word is brought into view. */
  const show = (marks, root) => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const passage = target?.closest("article.promise, tr, section") ?? root;
    const first = [...marks].find(one => passage.contains(one)) ?? marks[0];
    for (let fold = first.closest("details:not([open])"); fold; fold = fold.parentElement.closest("details:not([open])")) {
      fold.open = true;
    }
    const box = first.getBoundingClientRect();
    if (!target || box.top < 0 || box.bottom > innerHeight) first.scrollIntoView({ block: "center" });
  };

  addEventListener("DOMContentLoaded", () => {
    const root = document.querySelector("main article") ?? document.querySelector("main");
    const note = document.querySelector(".marked");
    const marks = mark(root);
    if (!marks.length || !note) return;

    note.querySelector("span").textContent = note.dataset.words.replace("{n}", marks.length);
    note.hidden = false;
    const clear = () => {
      for (const one of [...marks]) {
        const parent = one.parentNode;
        one.replaceWith(...one.childNodes);
        parent.normalize();
      }
      note.hidden = true;
      const plain = new URL(location);
      plain.searchParams.delete("find");
      try { history.replaceState(null, "", plain); } catch { /* a page from a disk may keep its address */ }
      removeEventListener("keydown", leave);
    };
    const leave = event => event.key === "Escape" && clear();
    note.querySelector("button").addEventListener("click", clear);
    addEventListener("keydown", leave);
    show(marks, root);
    addEventListener("load", () => note.hidden || show(marks, root), { once: true });
  });
})();
