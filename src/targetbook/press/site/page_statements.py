"""What the pages of an edition may say by its data: verdicts by their words, figures and sources by their keys."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from lxml import html

from targetbook.page.chapter import Chapter, make_chapter
from targetbook.page.charts.kit.style import STATUS
from targetbook.page.parameters import Parameters
from targetbook.page.voice import numbers
from targetbook.page.voice.words import Words
from targetbook.press.edition import Edition
from targetbook.record.periods import Period, parse_period
from targetbook.record.reading import Record, read_record

UNJUDGED = "cannot_be_judged"
VERDICT = "verdict."


@dataclass(frozen=True)
class Origin:
    """How a page names a source: its publisher, who published it when and through which channel, its address."""

    publisher: str
    title: str
    address: str | None


@dataclass(frozen=True)
class PageStatements:
    """What may stand on a page: each target's status, each badge's words, each key's texts, each source's names.

    `addresses` are those of sources, `bases` what else an edition says that it leads to.
    """

    area: str
    lang: str
    statuses: dict[str, str]
    badges: dict[str, str]
    texts: dict[str, frozenset[str]]
    origins: dict[str, Origin]
    addresses: frozenset[str]
    bases: tuple[str, ...]


def page_statements(data: Path, edition: Edition, bases: tuple[str, ...] = ()) -> PageStatements:
    """Work out from an unpacked record what an edition's pages may say."""
    record = read_record(data)
    parameters = Parameters(edition.area, edition.year, edition.as_of, edition.lang)
    chapter = make_chapter("overview", parameters, data, record)
    whole = replace(chapter, record=record)  # a page on what was withdrawn cites it too

    texts: dict[str, set[str]] = {}
    for key, text in [*_rows(whole), *_targets(whole), *_deeds(record, chapter.words)]:
        texts.setdefault(key, set()).add(text)

    return PageStatements(
        area=edition.area,
        lang=edition.lang,
        statuses={verdict.target.name: str(verdict.status) for verdict in chapter.all_verdicts},
        badges=_badges(chapter.words),
        texts={key: frozenset(filter(None, allowed)) for key, allowed in texts.items()},
        origins=_origins(whole),
        addresses=frozenset(str(url) for url in record.table("sources")["url"] if url),
        bases=bases,
    )


def _badges(words: Words) -> dict[str, str]:
    """Give the status that each word of a badge stands for: its own, or the one that a reason leads to."""
    names = [key.removeprefix(VERDICT) for key, phrase in words.phrases.items() if _is_badge(key, phrase)]
    reasons = {words(f"{VERDICT}{name}"): UNJUDGED for name in names if name not in STATUS}
    return reasons | {words(f"{VERDICT}{name}"): str(name) for name in STATUS}


def _is_badge(key: str, phrase: object) -> bool:
    return key.startswith(VERDICT) and isinstance(phrase, str) and "{" not in phrase


def _rows(chapter: Chapter) -> Iterator[tuple[str, str]]:
    """Give each observation's key with its figure, its period and its notes."""
    table = chapter.record.table("observations")
    for area, indicator in sorted(set(zip(table["area"], table["indicator"], strict=True))):
        for row in chapter.archive.all_rows(str(area), str(indicator)):
            periods = _of_period(row.period, chapter.words)
            texts = [numbers.of_row(row, chapter.words), *periods, row.note, row.note_zh]
            yield from ((row.key, text) for text in texts)


def _targets(chapter: Chapter) -> Iterator[tuple[str, str]]:
    """Give each target's key with its words, its number and its days."""
    table = chapter.record.table("targets")
    for area in sorted(set(table["area"])):
        for target in replace(chapter, area=chapter.record.areas[str(area)]).area_targets:
            texts = [target.text_en, target.text_zh, chapter.text_of(target), *_of_period(target.period, chapter.words)]
            texts += [chapter.say_date(day) for day in (target.due.isoformat(), target.announced) if day]
            texts += numbers.texts_of_target(target, chapter.words)
            yield from ((f"{target.area}:{target.name}", text or "") for text in texts)


def _deeds(record: Record, words: Words) -> Iterator[tuple[str, str]]:
    """Give the key of each report on a deed with its days and its notes."""
    for row in record.table("milestones").to_dict("records"):
        key = f"{row['area']}:{row['target']}/{row['state']}={row['occurred']}@{row['source']}"
        days = (row[name] for name in ("occurred", "released") if row[name])
        yield from ((key, text) for day in days for text in _of_day(str(day), words))
        yield from ((key, str(row[name])) for name in ("note", "note_zh"))


def _of_period(period: Period, words: Words) -> list[str]:
    return [numbers.period(period, words), numbers.period_within(period, words)]


def _of_day(day: str, words: Words) -> list[str]:
    return [numbers.date(day, words), *_of_period(parse_period(day), words)]


def _origins(chapter: Chapter) -> dict[str, Origin]:
    """Give each source's key with how a page names it."""
    origins = {}
    for row in chapter.record.table("sources").to_dict("records"):
        area = str(row["area"])
        source = str(row["source"])
        cite = html.fromstring(chapter.figures.source(area, source))
        origins[f"{area}:{source}"] = Origin(cite.text_content(), cite.get("title", ""), cite.get("data-address"))

    return origins
