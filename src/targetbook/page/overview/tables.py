"""The overview's tables: every commitment, the claims beside them, who could publish what, how firm the answers are."""

from collections import Counter

from targetbook.judgement.tally import by_publisher, channels, has_speech, in_order, listed_only, promised, unspoken
from targetbook.judgement.verdicts import Verdict
from targetbook.judgement.words import SETTLED
from targetbook.page.blocks.output import Block, Text
from targetbook.page.blocks.tables import grouped_table, table
from targetbook.page.chapter import Chapter
from targetbook.page.overview.filters import Filters
from targetbook.page.overview.scorecard import by_theme, count, theme_name
from targetbook.page.sentences.verdict import body, outcome
from targetbook.page.theme.verdicts import status_cell
from targetbook.page.voice.escaping import escape
from targetbook.record.contents import OTHER

EVIDENCE_HEADS = ("head.commitment", "head.verdict", "overview.head_evidence", "overview.head_firm")
OPEN = 3  # links in the open before the rest is folded


def scorecard_table(chapter: Chapter) -> Block:
    """List every commitment that counts under its theme, with its verdict and what the record says, to be filtered."""
    verdicts = by_theme(promised(chapter.all_verdicts), chapter)
    if not verdicts:
        return Text("")

    filters = Filters(verdicts, chapter)
    themes = dict.fromkeys(verdict.claim.theme for verdict in verdicts)
    groups = [(escape(theme_name(theme, chapter)), _rows(verdicts, theme, filters)) for theme in themes]
    caption = chapter.words("overview.caption", place=chapter.place, year=chapter.year)

    return filters.around(grouped_table(caption, _heads(chapter), groups, "verdicts"))


def other_claims_table(chapter: Chapter) -> Block:
    """List what does not count: what the speech only names, and the claims of the year from other documents."""
    words = chapter.words
    others = [*listed_only(chapter.all_verdicts), *unspoken(chapter.all_verdicts)]
    if not others:
        key = "others_none" if has_speech(chapter.all_verdicts) else "others_unspoken"
        return Text(words(f"overview.{key}", year=chapter.year) if chapter.all_verdicts else "")

    caption = words("overview.others_caption", place=chapter.place, year=chapter.year)
    rows = [[*_row(verdict, chapter), escape(_document(verdict, chapter))] for verdict in others]

    return table(caption, [*_heads(chapter), words("overview.head_document")], rows, "verdicts")


def _heads(chapter: Chapter) -> list[str]:
    return [chapter.words(f"head.{name}") for name in ("commitment", "verdict", "record")]


def publishers_table(chapter: Chapter) -> Block:
    """List the bodies named as able to publish what settles the commitments without an answer."""
    verdicts = promised(chapter.all_verdicts)
    words = chapter.words
    waiting = by_publisher(verdicts)

    if not waiting:
        return Text(words("overview.publishers_none") if verdicts else "")

    rows = [
        [escape(body(publisher, chapter)), count(len(publisher_verdicts), chapter), _links(publisher_verdicts, chapter)]
        for publisher, publisher_verdicts in waiting.items()
    ]
    heads = [words(f"overview.head_{name}") for name in ("body", "count", "which")]

    return table(words("overview.publishers_caption"), heads, rows)


def evidence_table(chapter: Chapter) -> Block:
    """List the answered commitments with the channels of their evidence and whether it is firm."""
    words = chapter.words
    verdicts = promised(chapter.all_verdicts)
    settled = [verdict for verdict in verdicts if verdict.status in SETTLED]

    if not settled:
        return Text(words("overview.firmness_none") if verdicts else "")

    rows = [_firmness(verdict, chapter) for verdict in in_order(settled)]
    heads = [words(name) for name in EVIDENCE_HEADS]

    return table(words("overview.firmness_caption"), heads, rows)


def claim_link(verdict: Verdict, chapter: Chapter) -> str:
    """Link a commitment to its row in the chapter of its theme."""
    claim = verdict.claim
    theme = verdict.claim.theme
    page = theme if chapter.has_chapter(theme) else OTHER
    return chapter.figures.claim(claim, chapter.text_of(claim), f"{page}.html#{claim.target}")


def _rows(verdicts: list[Verdict], theme: str, filters: Filters) -> list[list[str]]:
    theme_verdicts = in_order([verdict for verdict in verdicts if verdict.claim.theme == theme])
    return [_marked(verdict, filters) for verdict in theme_verdicts]


def _marked(verdict: Verdict, filters: Filters) -> list[str]:
    first, *rest = _row(verdict, filters.chapter)
    return [filters.marked(verdict, first), *rest]


def _row(verdict: Verdict, chapter: Chapter) -> list[str]:
    return [claim_link(verdict, chapter), status_cell(verdict, chapter), outcome(verdict, chapter)]


def _document(verdict: Verdict, chapter: Chapter) -> str:
    """Name a claim's document, and why an uncounted one is listed."""
    words = chapter.words
    why = verdict.claim.listed_because
    return words(f"document.{verdict.claim.announcement_kind}") + (words(f"listed.{why}") if why else "")


def _links(verdicts: list[Verdict], chapter: Chapter) -> str:
    """Link the first few commitments in the open and the others folded."""
    links = [claim_link(verdict, chapter) for verdict in verdicts]
    next_one = chapter.words("general.next")
    if len(links) <= OPEN + 1:
        return next_one.join(links)

    more = chapter.words("filter.more", n=count(len(links) - OPEN, chapter))

    return f"{next_one.join(links[:OPEN])}<details><summary>{more}</summary>{next_one.join(links[OPEN:])}</details>"


def _firmness(verdict: Verdict, chapter: Chapter) -> list[str]:
    firm = "not_firm" if verdict.status.is_provisional else "firm"
    return [
        claim_link(verdict, chapter),
        status_cell(verdict, chapter),
        f"{_channel_counts(verdict, chapter)}<br/>{_source_links(verdict, chapter)}",
        escape(chapter.words(f"overview.{firm}")),
    ]


def _channel_counts(verdict: Verdict, chapter: Chapter) -> str:
    words = chapter.words
    counts = Counter(channels(verdict)).most_common()
    texts = [
        words("overview.by_channel", channel=words(f"source.{name}"), count=count(n, chapter)) for name, n in counts
    ]

    return words("general.comma").join(texts)


def _source_links(verdict: Verdict, chapter: Chapter) -> str:
    rows = verdict.evidence.rows if verdict.evidence else ()
    sources = dict.fromkeys([*(row.source for row in rows), *(report.source for report in verdict.deciding)])
    return chapter.words("general.comma").join(chapter.figures.source(verdict.claim.area, name) for name in sources)
