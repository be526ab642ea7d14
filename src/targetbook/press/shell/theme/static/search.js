/* The search page: fetches the index once there is a question, and lists the passages that answer it: promises first,
   then chapters, then lists of sources. Each link leads to the passage and has the words marked there. */
(() => {
  const { CJK, fold, pattern, marked } = globalThis.finding;
  const root = new URL(document.documentElement.dataset.content_root, location.href);
  const status = document.getElementById("found");
  const results = document.getElementById("results");
  const PROMISES = 6, PASSAGES = 3, AROUND = 60, LONGEST_NAME = 8;
  const PROMISE = 1, LIST = 2; // kinds of passages
  const HEADING = 0, STRESSED = 1, TEXT = 2, CELLS = 3;

  /* What a question says around the thing that it asks for. */
  const ASIDE = new Set(("a about an and are at by can did do does for from has have how in is it many much of on or that the "
    + "their there to was were what when where which who whose why will with").split(" "));
  const ASKING = /什么时候|何时|几时|在哪里|哪里|是谁|谁是|是什么|什么|是多少|多少|怎么样|怎样|如何|有没有|是不是|吗|呢/g;

  const load = folder => new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = new URL("_static/search-index.js", folder);
    script.onload = () => done(prepare(globalThis.searchIndex, folder));
    script.onerror = failed;
    document.head.append(script);
  });
  const prepare = ({ pages, names }, folder) => ({
    names: synonyms(names),
    pages: pages.map(([href, passages]) => ({
      address: new URL(href, folder),
      title: passages[0][2],
      size: passages.flat().join("").length,
      passages: passages.map(([anchor, kind, ...parts]) => ({ anchor, kind, parts, folded: parts.map(fold) })),
    })),
  });

  /* Every name leads to all names of the same thing. */
  const synonyms = groups => {
    const known = new Map();
    for (const group of groups) {
      const names = group.map(name => fold(name).trim());
      for (const name of names) known.set(name, [...new Set([...known.get(name) ?? [], ...names])]);
    }
    return known;
  };

  /* A query in words: what stands in quotation marks, runs of Chinese, and other words, without the question around them. */
  const cut = query => {
    const quoted = [...query.matchAll(/["“”]([^"“”]+)["“”]/g)].map(match => match[1]);
    const rest = query.replace(/["“”][^"“”]*["“”]/g, " ");
    const split = text => text.split(/[\s,，。、;；:：?？!！()（）《》]+/).filter(Boolean)
      .flatMap(part => part.match(/[\u3400-\u9fff\uf900-\ufaff]+|[^\u3400-\u9fff\uf900-\ufaff]+/g)).map(word => fold(word).trim());
    const bare = split(rest.replace(ASKING, " ")).filter(word => !ASIDE.has(word));
    return [...quoted.map(word => fold(word).trim()), ...(bare.length || quoted.length ? bare : split(rest))].filter(Boolean);
  };

  /* A term is a word or a known name of several words, with every other name of the same thing. */
  const terms = (query, names) => {
    const words = cut(query);
    const made = [];
    while (words.length) {
      let length = Math.min(LONGEST_NAME, words.length);
      while (length > 1 && !names.has(words.slice(0, length).join(" "))) length--;
      const name = words.splice(0, length).join(" ");
      made.push(names.get(name) ?? [name]);
    }
    return made;
  };

  /* A run of Chinese taken apart at the names that it holds, the longest first. */
  const apart = (term, names) => {
    const run = term[0];
    if (term.length > 1 || !CJK.test(run)) return [term];
    const parts = [];
    let rest = "";
    for (let at = 0; at < run.length;) {
      let to = run.length;
      while (to > at + 1 && !names.has(run.slice(at, to))) to--;
      const name = to > at + 1 ? run.slice(at, to) : "";
      if (name && rest) parts.push([rest]);
      if (name) parts.push(names.get(name));
      rest = name ? "" : rest + run[at];
      at = name ? to : at + 1;
    }
    return rest ? [...parts, [rest]] : parts;
  };
  const pairs = term => CJK.test(term[0]) && term[0].length > 2 ? [...term[0]].slice(1).map((sign, at) => [term[0][at] + sign]) : [term];

  /* What hits count in a title, in a heading, in questions and captions, in running text, in cells of tables. */
  const TITLE = 20, LITTLE = 0.1, WEIGHTS = [count => 4 * count, count => 3 * count, count => count, count => Math.sqrt(count) / 2];
  const weigh = (passage, find, first) => passage.folded.reduce((sum, text, part) => {
    const count = text.match(find)?.length ?? 0;
    return sum + (first && part === HEADING ? TITLE * count : WEIGHTS[part](count));
  }, 0) * (passage.kind === LIST ? LITTLE : 1);

  /* Each term counts by its rarity among pages and, less and less, by how often it stands in one (BM25). */
  const rank = (pages, looked, needs = "every") => {
    const mean = pages.reduce((sum, page) => sum + page.size, 0) / pages.length;
    const tables = looked.map(find => pages.map(page => page.passages.map((part, at) => weigh(part, find, at === 0))));
    const hits = pages.map((page, at) => {
      const counts = tables.map(table => table[at].reduce((sum, weight) => sum + weight, 0));
      const score = counts.reduce((sum, count, term) => {
        const known = tables[term].filter(row => row.some(Boolean)).length;
        const rarity = Math.log(1 + (pages.length - known + 0.5) / (known + 0.5));
        return sum + rarity * count / (count + 20 * (0.75 + 0.25 * page.size / mean));
      }, 0);
      const parts = page.passages.map((passage, number) => {
        const weights = tables.map(table => table[at][number]);
        return { passage, page, whole: weights.every(Boolean), score: weights.reduce((sum, weight) => sum + weight, 0) };
      });
      const hits = parts.filter(part => part.score);
      const last = hits.every(part => part.passage.kind === LIST);
      return { page, last, score: counts[needs](Boolean) ? score : 0, parts: hits };
    });
    return inOrder(hits.filter(hit => hit.score));
  };
  const inOrder = hits => hits.sort((one, two) => one.last - two.last || two.score - one.score);

  /* A page found in two ways counts by both, and is shown by the first. */
  const merge = (mine, theirs) => {
    const known = new Map(mine.map(hit => [hit.page, hit]));
    for (const hit of theirs) {
      const before = known.get(hit.page);
      known.set(hit.page, before ? { ...before, score: before.score + hit.score } : hit);
    }
    return inOrder([...known.values()]);
  };

  /* Every term must stand on the page, best in one phrase; a run of Chinese may be taken apart at the names in it. */
  const answer = ({ pages, names }, query) => {
    const whole = terms(query, names);
    for (const group of [whole, whole.flatMap(term => apart(term, names))]) {
      const strict = rank(pages, group.map(pattern));
      if (!strict.length) continue;
      const hits = whole.length > 1 ? merge(strict, rank(pages, [pattern([cut(query).join(" ")])])) : strict;
      return { hits, terms: group };
    }
    return { hits: [], terms: whole };
  };

  /* Where no page has it all: Chinese by pairs of signs; pages that have a part of it, if each part stands somewhere; at
     last pages on the names in it. */
  const nearest = ({ pages, names }, query) => {
    const whole = terms(query, names);
    const inPairs = whole.flatMap(pairs);
    const hits = rank(pages, inPairs.map(pattern));
    if (hits.length) return { hits, terms: inPairs };

    const known = whole.every(term => rank(pages, [pattern(term)]).length);
    const parts = known ? whole : whole.flatMap(term => apart(term, names)).filter(term => names.has(term[0]));
    return { hits: rank(pages, parts.map(pattern), "some"), terms: parts };
  };

  /* Words around the first hit, in running text where there is one, the hits marked. */
  const excerpt = (passage, find) => {
    const part = [TEXT, STRESSED, CELLS].find(one => passage.folded[one].search(find) >= 0);
    const [words, at] = part ? [passage.parts[part], passage.folded[part].search(find)] : [passage.parts[TEXT] || passage.parts[CELLS], 0];
    const from = Math.max(0, at - AROUND), to = Math.min(words.length, at + 2 * AROUND);
    return [from ? "…" : "", ...marked(words.slice(from, to), find), to < words.length ? "…" : ""];
  };

  const element = (name, values, ...inside) => {
    const made = Object.assign(document.createElement(name), values);
    made.append(...inside);
    return made;
  };
  const address = (page, anchor, words) => {
    const url = new URL(page.address);
    const there = words.filter(word => page.passages.some(passage => passage.folded.some(text => text.search(pattern([word])) >= 0)));
    url.searchParams.set("find", there.join("|"));
    url.hash = anchor;
    return url.href;
  };
  const link = (page, anchor, words, text, find) => element("a", { href: address(page, anchor, words) }, ...marked(text, find));
  const nameOf = ({ passage, page }) => passage.parts[HEADING] || page.title;

  /* Promises that are named so, in either language. One stands on the overview too: it is shown by its own chapter, which
     has fewer of them. */
  const promises = (hits, words) => {
    const known = new Map();
    const fewest = page => page.passages.filter(passage => passage.kind === PROMISE).length;
    const named = part => words.every(term => [HEADING, STRESSED].some(at => part.passage.folded[at].search(pattern(term)) >= 0));
    for (const part of hits.flatMap(hit => hit.parts.filter(part => part.passage.kind === PROMISE && named(part)))) {
      const before = known.get(part.passage.anchor);
      if (!before || fewest(part.page) < fewest(before.page)) known.set(part.passage.anchor, part);
    }
    return [...known.values()].slice(0, PROMISES);
  };

  const promiseItem = (part, words, find) => element("li", { className: "of-promise" },
    element("h2", {}, link(part.page, part.passage.anchor, words, nameOf(part), find)),
    element("p", {}, element("span", { className: "of" }, part.page.title), " ", ...excerpt(part.passage, find)));

  const pageItem = (hit, words, find, known) => {
    const parts = hit.parts.filter(part => !known.has(part.passage.anchor) || part.passage.kind !== PROMISE)
      .sort((one, two) => two.whole - one.whole || two.score - one.score).slice(0, PASSAGES);
    const lines = parts.map(part => element("p", {},
      ...(part.passage.anchor ? [link(part.page, part.passage.anchor, words, nameOf(part), find), " "] : []),
      ...excerpt(part.passage, find)));
    const anchor = parts.length ? parts[0].passage.anchor : hit.parts[0].passage.anchor;
    return element("li", {}, element("h2", {}, link(hit.page, anchor, words, hit.page.title, find)), ...lines);
  };

  const say = (key, query, n) => {
    status.textContent = status.dataset[key].replace(/\{(\w+)\}/g, (_, name) => ({ q: query, n })[name]);
  };

  const list = ({ hits, terms }, lang) => {
    const words = terms.flat();
    const find = pattern(words);
    const first = promises(hits, terms);
    const known = new Set(first.map(part => part.passage.anchor));
    const items = [...first.map(part => promiseItem(part, words, find)), ...hits.map(hit => pageItem(hit, words, find, known))];
    for (const item of items) if (lang) item.lang = lang;
    results.replaceChildren(...items);
  };

  /* This edition first, with every name that it knows; then the other edition, whose own pages are shown; then the nearest. */
  const search = async query => {
    say("searching", query);
    results.replaceChildren();
    results.ariaBusy = "true";
    try {
      const mine = await load(root);
      const here = answer(mine, query);
      const tells = ({ hits }) => hits.some(hit => !hit.last);
      for (const anchor of tells(here) ? [] : document.querySelectorAll("a.language")) {
        const theirs = await load(new URL(".", anchor.href)).catch(() => null);
        const there = theirs && answer(theirs, query);
        if (!there || !tells(there)) continue;
        list(there, anchor.lang);
        return say("other", query, there.hits.length);
      }

      const near = here.hits.length ? here : nearest(mine, query);
      list(near);
      const count = near.hits.length;
      say(near === here ? (count === 1 ? "one" : "many") : count ? "near" : "none", query, count);
    } catch {
      say("missing", query);
    } finally {
      results.ariaBusy = "false";
    }
  };

  addEventListener("DOMContentLoaded", () => {
    const query = new URLSearchParams(location.search).get("q")?.trim();
    if (!query) return;
    document.querySelector("[role=search] input").value = query;
    search(query);
  });
})();
