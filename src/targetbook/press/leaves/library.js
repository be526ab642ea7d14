// Searches the editions of the library by place and year. Without it the lists of the page lead to all of them.
(() => {
  const LANGS = { en: ["en", ""], zh: ["zh-CN", "年"] };
  const MOST = 60;

  let rows = [];

  // names.js calls this once it is loaded.
  globalThis.places = (circles) => {
    rows = circles.flatMap(([aboveEn, aboveZh, ...places]) =>
      places.flatMap(([area, nameEn, nameZh, ...years]) =>
        years.map((entry) => {
          const [year, asOf, ...langs] = Array.isArray(entry) ? entry : [entry, "", ...Object.keys(LANGS)];
          return {
            words: [aboveEn, aboveZh, nameEn, nameZh, year, asOf].join(" ").toLowerCase(),
            name: `${nameEn} ${nameZh}`,
            above: `${aboveEn} ${aboveZh}`,
            day: asOf && ` (${asOf})`,
            folder: [area, year, ...(asOf ? ["as-of", asOf] : [])].join("-"),
            year,
            langs,
          };
        }),
      ),
    );
    answerTo(field.value);
  };

  const box = document.createElement("search");
  const field = document.createElement("input");
  const answer = document.createElement("ul");
  const count = document.createElement("p");
  field.type = "search";
  field.setAttribute("aria-label", "Place and year 地名和年份");
  field.placeholder = "Place and year 地名和年份";
  answer.className = "places";
  count.className = "quiet";
  count.setAttribute("role", "status");
  box.append(field, count, answer);
  document.getElementById("places").before(box);

  const link = ({ year, day, folder }, lang) => {
    const [tag, after] = LANGS[lang];
    const anchor = document.createElement("a");
    anchor.href = `${folder}/${lang}/index.html`;
    anchor.lang = anchor.hreflang = tag;
    anchor.textContent = year + after + day;
    return anchor;
  };

  const item = (row) => {
    const line = document.createElement("li");
    const quiet = document.createElement("span");
    quiet.className = "quiet";
    quiet.textContent = ` ${row.above} `;
    line.append(row.name, quiet, ...row.langs.map((lang) => link(row, lang)));
    return line;
  };

  const answerTo = (text) => {
    const words = text.toLowerCase().replace(/(\d{4})年?/g, " $1 ").split(/\s+/).filter(Boolean);
    const hits = words.length ? rows.filter((row) => words.every((word) => row.words.includes(word))) : [];
    answer.replaceChildren(...hits.slice(0, MOST).map(item));
    count.textContent = words.length ? `${hits.length}${hits.length > MOST ? ` (${MOST})` : ""}` : "";
  };

  const loadNames = () => {
    const script = document.createElement("script");
    script.src = "places/names.js";
    document.head.append(script);
  };

  field.addEventListener("focus", loadNames, { once: true });
  field.addEventListener("input", () => answerTo(field.value));
})();
