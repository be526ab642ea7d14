/* The search page: fetches the index once there is a question, and lists the chapters that answer it, nearest first. */
(() => {
  const CJK = /[\u3400-\u9fff\uf900-\ufaff]/;
  const root = new URL(document.documentElement.dataset.content_root, location.href);
  const found = document.getElementById("found");
  const results = document.getElementById("results");
  const SHOWN = 3, AROUND = 60;

  /* One form for what readers write in several ways: full-width letters, capitals, large-model and large model. */
  const fold = text => [...text].map(sign => {
    const plain = sign.normalize("NFKC").toLowerCase();
    return plain.length !== sign.length ? sign : /[-\u2010-\u2015_/\s]/.test(plain) ? " " : plain === "’" ? "'" : plain;
  }).join("");

  /* A term is a run of Chinese, a word, or whatever stands in quotation marks; a plural finds its singular. */
  const terms = query => {
    const quoted = [...query.matchAll(/["“”]([^"“”]+)["“”]/g)].map(match => match[1]);
    const rest = query.replace(/["“”][^"“”]*["“”]/g, " ").split(/[\s,，。、;；:：?？!！()（）《》]+/).filter(Boolean);
    return [...quoted, ...rest.flatMap(part => part.match(/[\u3400-\u9fff\uf900-\ufaff]+|[^\u3400-\u9fff\uf900-\ufaff]+/g))]
      .map(term => fold(term).trim()).filter(Boolean);
  };
  const stem = term => CJK.test(term) || term.length < 4 ? term : term.replace(/(ies|es|s)$/, "");
  const pattern = term => {
    const safe = stem(term).replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return new RegExp(CJK.test(term) ? safe : `(?<![a-z0-9])${safe}`, "g");
  };
  const pairs = term => CJK.test(term) && term.length > 2 ? [...term].slice(1).map((sign, at) => term[at] + sign) : [term];

  const load = folder => new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = new URL("_static/search-index.js", folder);
    script.onload = () => done(prepare(globalThis.searchIndex));
    script.onerror = failed;
    document.head.append(script);
  });
  const prepare = index => index.map(([href, sections]) => ({
    href, title: sections[0][1],
    sections: sections.map(([anchor, heading, words]) => ({ anchor, heading, words, folded: fold(words), head: fold(heading) })),
  }));

  /* Each term counts by its rarity among chapters and its share of the chapter (BM25); titles and headings count more. */
  const rank = (chapters, looked) => {
    const sizes = chapters.map(chapter => chapter.sections.reduce((sum, part) => sum + part.words.length, 0));
    const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
    const tables = looked.map(find => chapters.map(chapter => chapter.sections.map((part, at) =>
      (part.folded.match(find)?.length ?? 0) + (part.head.match(find)?.length ?? 0) * (at ? 4 : 20))));
    const hits = chapters.map((chapter, at) => {
      const counts = tables.map(table => table[at].reduce((sum, count) => sum + count, 0));
      const score = counts.reduce((sum, count, term) => {
        const known = tables[term].filter(row => row.some(Boolean)).length;
        const rarity = Math.log(1 + (chapters.length - known + 0.5) / (known + 0.5));
        return sum + rarity * count * 2.2 / (count + 1.2 * (0.25 + 0.75 * sizes[at] / mean));
      }, 0);
      const parts = chapter.sections.map((part, one) => ({ part, score: tables.reduce((sum, table) => sum + table[at][one], 0) }));
      return { chapter, score: counts.every(Boolean) ? score : 0, parts: parts.filter(one => one.score) };
    });
    return hits.filter(hit => hit.score).sort((one, two) => two.score - one.score);
  };

  const answer = (chapters, query) => {
    const whole = terms(query);
    const strict = rank(chapters, whole.map(pattern));
    return strict.length ? strict : rank(chapters, whole.flatMap(pairs).map(pattern));
  };

  /* Words around the first hit, the hit marked. */
  const excerpt = (part, looked) => {
    const line = document.createElement("p");
    const at = looked.map(find => part.folded.search(find)).filter(place => place >= 0).sort((one, two) => one - two)[0];
    if (at === undefined) return null;
    const from = Math.max(0, at - AROUND), to = Math.min(part.words.length, at + 2 * AROUND);
    const marks = looked.flatMap(find => [...part.folded.slice(from, to).matchAll(find)].map(hit => [hit.index, hit[0].length]));
    let done = 0;
    const text = part.words.slice(from, to);
    line.append(from ? "…" : "");
    for (const [start, length] of marks.sort((one, two) => one[0] - two[0])) {
      if (start < done) continue;
      const mark = document.createElement("mark");
      mark.textContent = text.slice(start, start + length);
      line.append(text.slice(done, start), mark);
      done = start + length;
    }
    line.append(text.slice(done), to < part.words.length ? "…" : "");
    return line;
  };

  const link = (href, text) => Object.assign(document.createElement("a"), { href, textContent: text });

  const item = (hit, looked) => {
    const one = document.createElement("li");
    const heading = document.createElement("h2");
    heading.append(link(new URL(hit.chapter.href, root), hit.chapter.title));
    one.append(heading);
    for (const { part } of hit.parts.sort((one, two) => two.score - one.score).slice(0, SHOWN)) {
      const line = excerpt(part, looked);
      if (!line) continue;
      if (hit.chapter.lang) line.lang = hit.chapter.lang;
      else if (part.anchor) line.prepend(link(new URL(`${hit.chapter.href}#${part.anchor}`, root), part.heading), " ");
      one.append(line);
    }
    return one;
  };

  const tell = (words, values = {}) => { found.textContent = words.replace(/\{(\w+)\}/g, (_, key) => values[key]); };

  /* The other edition's words lead to this edition's chapters: a Chinese phrase finds its English chapter. */
  let index, foreign;
  const own = () => index ??= load(root);
  const other = () => foreign ??= Promise.all([own(), ...[...document.querySelectorAll("a.language")].map(async anchor => {
    const theirs = await load(new URL(".", anchor.href)).catch(() => []);
    const titles = new Map((await own()).map(chapter => [chapter.href, chapter.title]));
    return theirs.filter(chapter => titles.has(chapter.href))
      .map(chapter => ({ ...chapter, title: titles.get(chapter.href), lang: anchor.lang }));
  })]).then(([, ...theirs]) => theirs.flat());

  const merge = (first, second) => {
    const known = new Set(first.map(hit => hit.chapter.href));
    return [...first, ...second.filter(hit => !known.has(hit.chapter.href))];
  };

  const search = async query => {
    tell(found.dataset.searching);
    results.replaceChildren();
    try {
      const foreignScript = CJK.test(query) !== document.documentElement.lang.startsWith("zh");
      const mine = answer(await own(), query);
      const hits = foreignScript ? merge(answer(await other(), query), mine) : mine;
      const looked = terms(query).map(pattern);
      tell(found.dataset[hits.length === 0 ? "none" : hits.length === 1 ? "one" : "many"], { n: hits.length, q: query });
      results.append(...hits.map(hit => item(hit, looked)));
    } catch {
      tell(found.dataset.missing);
    }
  };

  addEventListener("DOMContentLoaded", () => {
    const query = new URLSearchParams(location.search).get("q")?.trim();
    if (!query) return;
    document.querySelector("[role=search] input").value = query;
    search(query);
  });
})();
