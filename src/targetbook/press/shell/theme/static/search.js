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
    return new RegExp(CJK.test(term) ? safe : `(?<![a-z0-9])${safe}[a-z]*`, "g");
  };
  const pairs = term => CJK.test(term) && term.length > 2 ? [...term].slice(1).map((sign, at) => term[at] + sign) : [term];

  const load = folder => new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = new URL("_static/search-index.js", folder);
    script.onload = () => done(prepare(globalThis.searchIndex));
    script.onerror = failed;
    document.head.append(script);
  });
  const prepare = index => index.map(([href, sections]) => {
    const parts = sections.map(([anchor, ...kinds]) => ({ anchor, kinds, folded: kinds.map(fold) }));
    return { href, title: sections[0][1], parts, size: sections.flat().join("").length };
  });

  /* What hits count in a title, in a heading, in questions and captions, in running text, in cells of tables. */
  const TITLE = 20, WEIGHTS = [count => 4 * count, count => 3 * count, count => count, Math.sqrt];
  const weigh = (part, find, first) => part.folded.reduce((sum, text, kind) => {
    const count = text.match(find)?.length ?? 0;
    return sum + (first && kind === 0 ? TITLE * count : WEIGHTS[kind](count));
  }, 0);

  /* Each term counts by its rarity among chapters and, less and less, by how often it stands in one (BM25). */
  const rank = (chapters, looked) => {
    const mean = chapters.reduce((sum, chapter) => sum + chapter.size, 0) / chapters.length;
    const tables = looked.map(find => chapters.map(chapter => chapter.parts.map((part, at) => weigh(part, find, at === 0))));
    const hits = chapters.map((chapter, at) => {
      const counts = tables.map(table => table[at].reduce((sum, one) => sum + one, 0));
      const score = counts.reduce((sum, one, term) => {
        const known = tables[term].filter(row => row.some(Boolean)).length;
        const rarity = Math.log(1 + (chapters.length - known + 0.5) / (known + 0.5));
        return sum + rarity * one / (one + 20 * (0.75 + 0.25 * chapter.size / mean));
      }, 0);
      const parts = chapter.parts.map((part, one) => ({ part, score: tables.reduce((sum, table) => sum + table[at][one], 0) }));
      return { chapter, score: counts.every(Boolean) ? score : 0, parts: parts.filter(one => one.score) };
    });
    return hits.filter(hit => hit.score).sort((one, two) => two.score - one.score);
  };

  /* A chapter found in two ways counts by both, and is shown by the first. */
  const merge = (mine, theirs) => {
    const known = new Map(mine.map(hit => [hit.chapter.href, hit]));
    for (const hit of theirs) {
      const own = known.get(hit.chapter.href);
      known.set(hit.chapter.href, own ? { ...own, score: own.score + hit.score } : hit);
    }
    return [...known.values()].sort((one, two) => two.score - one.score);
  };

  /* Every term must stand in the chapter, best in one phrase; where none has all, Chinese is looked for by pairs. */
  const answer = (chapters, query) => {
    const whole = terms(query);
    const strict = rank(chapters, whole.map(pattern));
    if (!strict.length) return rank(chapters, whole.flatMap(pairs).map(pattern));
    return whole.length > 1 ? merge(strict, rank(chapters, [pattern(fold(query).trim())])) : strict;
  };

  /* Words around the first hit, in running text where there is one, the hit marked. */
  const excerpt = (part, looked) => {
    const kind = [2, 1, 3].find(one => looked.some(find => part.folded[one].search(find) >= 0));
    if (!kind) return null;
    const [words, folded] = [part.kinds[kind], part.folded[kind]];
    const at = Math.min(...looked.map(find => folded.search(find)).filter(place => place >= 0));
    const from = Math.max(0, at - AROUND), to = Math.min(words.length, at + 2 * AROUND), text = words.slice(from, to);
    const marks = looked.flatMap(find => [...folded.slice(from, to).matchAll(find)].map(hit => [hit.index, hit[0].length]));
    const line = document.createElement("p");
    let done = 0;
    line.append(from ? "…" : "");
    for (const [start, length] of marks.sort((one, two) => one[0] - two[0])) {
      if (start < done) continue;
      const mark = Object.assign(document.createElement("mark"), { textContent: text.slice(start, start + length) });
      line.append(text.slice(done, start), mark);
      done = start + length;
    }
    line.append(text.slice(done), to < words.length ? "…" : "");
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
      else if (part.anchor) line.prepend(link(new URL(`${hit.chapter.href}#${part.anchor}`, root), part.kinds[0]), " ");
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

  /* Words of the other language: its edition says which chapter is nearest; this one's own words are shown if it has them. */
  const led = (theirs, mine) => {
    const own = new Map(mine.map(hit => [hit.chapter.href, hit]));
    const known = new Set(theirs.map(hit => hit.chapter.href));
    return [...theirs.map(hit => own.get(hit.chapter.href) ?? hit), ...mine.filter(hit => !known.has(hit.chapter.href))];
  };

  const search = async query => {
    tell(found.dataset.searching);
    results.replaceChildren();
    try {
      const foreignScript = CJK.test(query) !== document.documentElement.lang.startsWith("zh");
      const mine = answer(await own(), query);
      const hits = foreignScript ? led(answer(await other(), query), mine) : mine;
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
