"""The battery."""

from .tampering import (
    EDITION,
    MISSED,
    Tampering,
    add,
    around_package,
    before_the_true_ones,
    copy_edition,
    edit,
    in_json,
    in_package,
    link,
    page,
    pattern,
    pipe,
    remove,
    replace_page,
)

GROWTH = f"{EDITION}/chapters/growth.html"
FIGURE = r'(data-key="riverside:gdp/growth/2025=[^"]*"[^>]*>)[^<]*<'
CITE = r'(<a class="cite" data-key="riverside:[^"]*"[^>]*title=")[^"]*(")'

# Sums as they were: whatever changes is seen by them.
LEFT = [
    Tampering("a word of a page", "left", page("<h1>", "<h1>Fine: "), "chapters/growth.html: changed"),
    Tampering("the front page", "left", edit("index.html", "missed", "met"), "index.html: changed since"),
    Tampering("the site map", "left", edit("sitemap.xml", "growth", "grown"), "sitemap.xml: changed since"),
    Tampering("the feed", "left", edit(f"{EDITION}/feed.xml", "<title>", "<title>x"), "feed.xml: changed since"),
    Tampering("the brief", "left", edit(f"{EDITION}/brief.txt", "<p>", "<p>x"), "brief.txt: changed since"),
    Tampering("the scorecard", "left", edit(f"{EDITION}/scorecard.html", "<h1>", "<h1>x"), "scorecard.html: changed"),
    Tampering("a style sheet", "left", edit(f"{EDITION}/_static/book.css", "{", "{display:none;"), "book.css: changed"),
    Tampering("a script", "left", edit(f"{EDITION}/_static/shell.js", "\n", "\nalert(1)\n"), "shell.js: changed since"),
    Tampering(
        "what it was made from",
        "left",
        edit(f"{EDITION}/provenance.json", '"lock": ', '"lock": "0" , "l": '),
        "provenance.json: changed",
    ),
    Tampering("a card", "left", edit(f"{EDITION}/edition.json", "Riverside", "Seaside"), "edition.json: changed since"),
    Tampering("a file that is gone", "left", remove(f"{EDITION}/search.html"), "search.html: missing"),
    Tampering("a page too many", "left", add(f"{EDITION}/chapters/new.html"), "chapters/new.html: not among"),
    Tampering(
        "sums in a folder below", "left", add(f"{EDITION}/chapters/SHA256SUMS"), "chapters/SHA256SUMS: not among"
    ),
    Tampering("a file at the root", "left", add("login.html"), "login.html: not among the files"),
    Tampering("a hidden file at the root", "left", add(".well-known/x.html"), ".well-known/x.html: not among"),
    Tampering("a paper too many", "left", add("paper/book.pdf"), "paper/book.pdf: not among the files"),
    Tampering("a list of materials too many", "left", add("release/sbom.json"), "release/sbom.json: not among"),
    Tampering("data too many", "left", add("data/other.zip"), "data/other.zip: not among the files"),
    Tampering("a page beside the data", "left", add("data/login.html"), "data/login.html: not among the files"),
    Tampering("a file beside the languages", "left", add(f"{EDITION}/../x.html"), "riverside-2025/x.html: not among"),
    Tampering(
        "an edition that says nothing of itself",
        "left",
        add("riverside-2026/en/index.html"),
        "riverside-2026/en/provenance.json:1:-: does not say",
    ),
    Tampering(
        "an edition under another name",
        "left",
        copy_edition,
        "tianhe-2030/en/provenance.json:1:-: is of riverside-2025/en",
    ),
    Tampering(
        "a link out of the site", "left", link(f"{EDITION}/objects.inv", "/etc/passwd"), "objects.inv: is a link"
    ),
    Tampering("a folder that is a link", "left", link("etc", "/etc"), "etc: is a link; expected the file itself"),
    Tampering("a pipe", "left", pipe, "chapters/pipe.html: is no plain file"),
]

# Sums made anew by whoever can write the site: the data must tell.
RENEWED = [
    Tampering(
        "missed called met",
        "renewed",
        page(MISSED, '<span class="status status-missed">met</span>'),
        "calls 'missed' 'met'",
    ),
    Tampering(
        "a verdict turned",
        "renewed",
        pattern(
            r'(id="2025-gdp-growth-speech-stretch".*?<span class="status) status-missed">missed<',
            r'\1 status-met">met<',
        ),
        "shows met at 2025-gdp-growth-speech-stretch; its data give missed",
    ),
    Tampering(
        "a verdict turned down",
        "renewed",
        pattern(r'(id="2025-gdp-level-plan".*?<span class="status) status-met">met<', r'\1 status-missed">missed<'),
        "shows missed at 2025-gdp-level-plan",
    ),
    Tampering(
        "a word for a verdict that is none",
        "renewed",
        pattern(r'status-met_provisional">met, provisional<', 'status-met_provisional">triumphant<'),
        "calls 'met_provisional' 'triumphant'",
    ),
    Tampering(
        "a place of a target taken away",
        "renewed",
        page('id="2025-retail-growth-plan"', 'id="nothing"'),
        "no page has a place for 2025-retail-growth-plan",
    ),
    Tampering("a figure", "renewed", pattern(FIGURE, r"\g<1>9.9%<"), "says '9.9%' by 'riverside:gdp/growth/2025"),
    Tampering(
        "a figure by a key of nothing",
        "renewed",
        pattern(r'data-key="riverside:gdp/growth/2024=', 'data-key="riverside:gdp/growth/2024=99'),
        "cites 'riverside:gdp/growth/2024=99",
    ),
    Tampering(
        "a target's words",
        "renewed",
        pattern(r'(data-key="riverside:2025-budget-growth-plan"[^>]*>)[^<]*<', r"\g<1>Budget grows by 1%<"),
        "says 'Budget grows by 1%'",
    ),
    Tampering(
        "a source that is called official",
        "renewed",
        pattern(CITE, r"\g<1>The ministry, 1 May 2025, official\g<2>", f"{EDITION}/chapters/growth.html"),
        "names the source riverside:",
    ),
    Tampering(
        "a publisher",
        "renewed",
        pattern(
            r'(<a class="cite" data-key="riverside:[^"]*"[^>]*>)[^<]*<',
            r"\g<1>State Council<",
        ),
        "'State Council' (",
    ),
    Tampering(
        "a script of its own",
        "renewed",
        page("</body>", "<script>document.title='x'</script></body>"),
        "growth.html: holds a script of its own",
    ),
    Tampering(
        "a script from elsewhere",
        "renewed",
        page("</body>", '<script src="https://evil.example/x.js"></script></body>'),
        "takes in 'https://evil.example/x.js'",
    ),
    Tampering(
        "a picture from elsewhere",
        "renewed",
        page("</main>", '<img src="//evil.example/x.png"></main>'),
        "takes in '//evil.example/x.png'",
    ),
    Tampering("a frame", "renewed", page("</main>", '<iframe src="x.html"></iframe></main>'), "holds <iframe>"),
    Tampering("a base", "renewed", page("<title>", '<base href="https://evil.example/"><title>'), "holds <base>"),
    Tampering(
        "a way out",
        "renewed",
        page("</main>", '<a href="https://evil.example/login">the government</a></main>'),
        "leads to 'https://evil.example/login'",
    ),
    Tampering(
        "a way out by script",
        "renewed",
        page("</main>", '<a href="javascript:alert(1)">read on</a></main>'),
        "leads to 'javascript:alert(1)'",
    ),
    Tampering("a handler", "renewed", page("<main", '<main onclick="alert(1)"'), "acts by itself, by onclick"),
    Tampering(
        "readers sent on",
        "renewed",
        page("<title>", '<meta http-equiv="refresh" content="0; url=sources.html"><title>'),
        "sends its readers to",
    ),
    Tampering(
        "a form for another",
        "renewed",
        page("</main>", '<form action="https://evil.example/">x</form></main>'),
        "takes in 'https://evil.example/'",
    ),
    Tampering(
        "no policy",
        "renewed",
        pattern(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", f"{EDITION}/chapters/sources.html"),
        "sources.html: has no Content-Security-Policy",
    ),
    Tampering(
        "another language",
        "renewed",
        edit(f"{EDITION}/chapters/sources.html", '<html lang="en"', '<html lang="fr"'),
        "sources.html: is not in en",
    ),
    Tampering(
        "a status in the list of verdicts",
        "renewed",
        in_json("verdicts.json", before_the_true_ones),
        "is there 2 times",
    ),
    Tampering(
        "a word of the brief",
        "renewed",
        edit(f"{EDITION}/brief.txt", "<p>", "<p>Fine: "),
        "brief.txt: not what its data give",
    ),
    Tampering(
        "a word of the feed",
        "renewed",
        edit(f"{EDITION}/feed.xml", "missed", "met"),
        "feed.xml: not what its data give",
    ),
    Tampering(
        "a word of the scorecard",
        "renewed",
        edit(f"{EDITION}/scorecard.html", "missed", "met"),
        "scorecard.html: not what its data give",
    ),
    Tampering(
        "the name on a card",
        "renewed",
        edit(f"{EDITION}/edition.json", "Riverside", "Seaside"),
        "edition.json: not what its data give",
    ),
    Tampering(
        "a verdict on the front page",
        "renewed",
        edit("index.html", "missed", "met"),
        "index.html: not what its editions give",
    ),
    Tampering(
        "the site map", "renewed", edit("sitemap.xml", "sources.html", "login.html"), "sitemap.xml: not the pages"
    ),
    Tampering("a file at the root", "renewed", add("login.html"), "login.html: not among the files"),
    Tampering("a page beside the data", "renewed", add("data/login.html"), "data/login.html: not among the files"),
    Tampering(
        "an edition that says nothing of itself",
        "renewed",
        add("riverside-2026/en/index.html"),
        "riverside-2026/en/provenance.json:1:-: does not say",
    ),
    Tampering(
        "an edition under another name",
        "renewed",
        copy_edition,
        "tianhe-2030/en/provenance.json:1:-: is of riverside-2025/en",
    ),
    Tampering(
        "other rules",
        "renewed",
        pattern(r'"rules": "[^"]*"', '"rules": "2000-01.1"', f"{EDITION}/provenance.json"),
        "provenance.json: rules 2000-01.1: not what",
    ),
]

# Each of these keeps the rest from being looked at, so each stands alone.
ALONE = [
    Tampering("a chapter of other words", "1", replace_page, "no page has a place for 2025-gdp-growth-speech"),
    Tampering(
        "a verdict in the list",
        "2",
        edit(f"{EDITION}/verdicts.json", '"status": "missed"', '"status": "met"'),
        "the edition shows met, its data give missed",
    ),
    Tampering(
        "a key twice",
        "3",
        edit(f"{EDITION}/verdicts.json", '"status": "missed"', '"status": "met", "status": "missed"'),
        "the key 'status' is there twice",
    ),
    Tampering(
        "a blank in the list",
        "4",
        edit(f"{EDITION}/verdicts.json", "[\n", "[ \n"),
        "verdicts.json: not what its data give",
    ),
    Tampering(
        "evidence taken away",
        "5",
        in_json("verdicts.json", lambda content: content[0].update(evidence=[])),
        "evidence: not what its data give",
    ),
    Tampering("no list of verdicts", "6", edit(f"{EDITION}/verdicts.json", "[\n", "{\n"), "is no list of verdicts"),
    Tampering(
        "nothing of what it was made from",
        "7",
        remove(f"{EDITION}/provenance.json"),
        "holds no edition with a provenance.json",
    ),
    Tampering(
        "another command",
        "8",
        edit(f"{EDITION}/provenance.json", "--lang en", "--lang en --rules mine.yml"),
        "does not say what the edition was made from",
    ),
    Tampering(
        "a key twice in it",
        "9",
        edit(f"{EDITION}/provenance.json", '"data": ', '"data": "x", "data": '),
        "does not say what the edition was made from",
    ),
    Tampering(
        "other data",
        "10",
        pattern(r'"data": "[0-9a-f]{64}"', f'"data": "{"0" * 64}"', f"{EDITION}/provenance.json"),
        "missing, so the verdicts cannot be judged anew",
    ),
    Tampering(
        "a path out of the site",
        "11",
        edit(f"{EDITION}/provenance.json", '"area": "riverside"', '"area": "../../x"'),
        "does not say what the edition was made from",
    ),
    Tampering(
        "a table twice in the data",
        "12",
        in_package("data/riverside/observations.csv", "x"),
        "holds 'data/riverside/observations.csv' twice",
    ),
    Tampering(
        "a hidden file in the data",
        "13",
        in_package("data/.hidden", "x"),
        "holds 'data/.hidden', which is no file of a record",
    ),
    Tampering(
        "a file beside the data",
        "14",
        in_package("login.html", "x"),
        "holds 'login.html', which is no file of a record",
    ),
    Tampering(
        "a file above the data", "15", in_package("../evil", "x"), "holds '../evil', which is no file of a record"
    ),
    Tampering(
        "a table more in the data",
        "16",
        in_package("data/riverside/more.csv", "x"),
        "not the data that the edition was made from",
    ),
    Tampering(
        "bytes before the data", "17", around_package(b"MZ a program"), "holds bytes that are in none of its files"
    ),
    Tampering(
        "bytes behind the data", "18", around_package(b"", b"<script>"), "holds bytes that are in none of its files"
    ),
    Tampering(
        "no data",
        "19",
        lambda site: next((site / "data").glob("*.zip")).unlink(),
        "missing, so the verdicts cannot be judged anew",
    ),
    Tampering(
        "data that are none",
        "20",
        lambda site: next((site / "data").glob("*.zip")).write_bytes(b"x") and None,
        "not a zip file",
    ),
    Tampering("no sums of the site", "21", remove("SHA256SUMS"), "SHA256SUMS: missing, so nothing says which files"),
    Tampering(
        "no sums of an edition",
        "22",
        remove(f"{EDITION}/SHA256SUMS"),
        "SHA256SUMS: missing, so nothing says which files",
    ),
    Tampering(
        "a line that is no sum",
        "23",
        edit("SHA256SUMS", "\n", "\nall well\n"),
        "SHA256SUMS:2:-: is no sum with a file's name",
    ),
    Tampering(
        "a sum twice", "24", edit(f"{EDITION}/SHA256SUMS", "", f"{'0' * 64}  index.html\n"), "index.html is there twice"
    ),
]
