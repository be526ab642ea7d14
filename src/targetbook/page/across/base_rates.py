"""How often targets like this one were met: the nested classes in a small table, all counts in files."""

from collections.abc import Callable, Iterable

from targetbook.judgement.across.base_rates import ALL, Count, Rate, ReferenceClass, by_comparator, by_document
from targetbook.judgement.rules.standard import Rules
from targetbook.judgement.targets import read_targets
from targetbook.judgement.verdicts import NumericVerdict, judge_target
from targetbook.page.blocks.chart_table import Cell, Datum, Twin, data_cell, text_cell, unit_name
from targetbook.page.blocks.download import download
from targetbook.page.blocks.output import Block, Blocks, HtmlTable, Text
from targetbook.page.blocks.tables import table
from targetbook.page.chapter import Chapter
from targetbook.page.sentences.base_rate import (
    Series,
    class_names,
    classes_of,
    figure,
    percent,
    series_name,
    shares,
    target_count,
)
from targetbook.page.voice.escaping import Html
from targetbook.page.voice.figures import name_html
from targetbook.page.voice.numbers import COMPARATORS
from targetbook.record.vocabulary import Measure

SERIES: Series = ("gdp", Measure.GROWTH)


def base_rates_table(chapter: Chapter) -> Block:
    """List how often growth targets were met, from the area's own to all in the record; all counts go into files."""
    words = chapter.words
    verdicts = [judge_target(target, chapter.day, chapter.archive) for target in read_targets(chapter.record)]
    classes = [group for group in classes_of(verdicts, SERIES, chapter) if group.verdicts]
    on_series = [group for group in classes if group.kind != ALL]
    with_outcome = [group for group in on_series if group.rate.quantities.outcomes]
    if not with_outcome:
        return Text(words.html("base_rates.none", series=series_name(SERIES, chapter)))

    peers = on_series[-1]
    files = (
        download("base-rates", words("base_rates.file_classes"), _twin(classes, chapter), chapter),
        download("base-rates-by-kind", words("base_rates.file_kinds"), _kinds(peers, classes[-1], chapter), chapter),
    )

    return Blocks((Text(_reading(chapter)), _table(with_outcome, chapter), *files))


def _reading(chapter: Chapter) -> Html:
    level = figure(percent(chapter.rules.base_rates.confidence), "rulebook.file", chapter)
    return chapter.words.html("base_rates.reading", place=chapter.place, year=chapter.year, level=level)


def _table(classes: list[ReferenceClass], chapter: Chapter) -> HtmlTable:
    """Print the classes with what is known of them: targets with an outcome, those met, the share and its interval."""
    heads = [chapter.words(f"base_rates.head_{column}") for column in ("class", "known", "met", "share")]
    names = class_names(classes, chapter)
    rows = [[name_html(name), *_short(group.rate, chapter)] for name, group in zip(names, classes, strict=True)]
    return table(chapter.words("base_rates.caption", series=series_name(SERIES, chapter)), heads, rows, "counts")


def _short(rate: Rate, chapter: Chapter) -> list[Html]:
    quantities = rate.quantities
    texts = shares(rate, chapter)
    share = chapter.words.html("base_rates.bracketed", n=texts["share"], targets=texts["interval"])
    return [*(target_count(number, chapter) for number in (quantities.outcomes, quantities.met)), share]


def _twin(classes: list[ReferenceClass], chapter: Chapter) -> Twin:
    columns = ("class", "quantities", "known", "met", "split", "share", "bounds")
    heads = [chapter.words(f"base_rates.head_{column}") for column in columns]
    names = class_names(classes, chapter)
    rows = [[text_cell(name), *_cells(group.rate, chapter)] for name, group in zip(names, classes, strict=True)]

    return Twin(heads, rows)


def _cells(rate: Rate, chapter: Chapter) -> list[Cell]:
    """Give the counts of quantities, those of targets in brackets, then the share with its interval and the bounds."""
    quantities = rate.quantities
    targets = rate.targets
    pairs = ((quantities.every, targets.every), (quantities.outcomes, targets.outcomes), (quantities.met, targets.met))
    class_counts = [_bracketed(*pair, chapter) for pair in pairs]
    split = Cell(figure(str(quantities.split), "base_rates.how", chapter), (Datum(str(quantities.split)),))

    return [*class_counts, split, *_share_cells(rate, chapter)]


def _share_cells(rate: Rate, chapter: Chapter) -> list[Cell]:
    words = chapter.words
    if not rate.quantities.outcomes or rate.share is None or rate.bounds is None:
        return [text_cell(words("base_rates.no_outcome"), "notes")] * 2

    texts = shares(rate, chapter)
    share = words.html("base_rates.bracketed", n=texts["share"], targets=texts["interval"])
    ends = _range(rate.low or 0, rate.high or 0, chapter)

    return [
        Cell(share, (_share(rate.share, "", chapter), *ends)),
        Cell(texts["bounds"], _range(*rate.bounds, chapter)),
    ]


def _bracketed(quantities: int, targets: int, chapter: Chapter) -> Cell:
    html = chapter.words.html(
        "base_rates.bracketed", n=target_count(quantities, chapter), targets=target_count(targets, chapter)
    )
    return Cell(html, (Datum(str(quantities)), Datum(str(targets), "targets")))


def _range(low: float, high: float, chapter: Chapter) -> tuple[Datum, Datum]:
    return _share(low, "low", chapter), _share(high, "high", chapter)


def _share(share: float, name: str, chapter: Chapter) -> Datum:
    return Datum(f"{100 * share:.0f}", name, unit_name("%", chapter.words))


def _kinds(peers: ReferenceClass, everything: ReferenceClass, chapter: Chapter) -> Twin:
    """Set the counts by year, document and comparator beside each other: on the series, and of all targets."""
    words = chapter.words
    rules = chapter.rules
    documents = {name: words(f"base_rates.document_{name}") for name in by_document(everything.verdicts, rules)}
    signs = {sign: words(f"rulebook.said_{COMPARATORS[sign]}") for sign in by_comparator(everything.verdicts, rules)}
    rows = [
        *_kind_rows("document", documents, by_document, peers, everything, chapter),
        *_kind_rows("comparator", signs, by_comparator, peers, everything, chapter),
        *(_year_row(year, count, chapter) for year, count in reversed(peers.rate.years)),
    ]
    heads = [words(f"base_rates.head_{name}") for name in ("by", "kind", "like", "all")]

    return Twin(heads, rows)


def _kind_rows(
    by: str,
    names: dict[str, str],
    count: Callable[[Iterable[NumericVerdict], Rules], dict[str, Rate]],
    peers: ReferenceClass,
    everything: ReferenceClass,
    chapter: Chapter,
) -> list[list[Cell]]:
    like = count(peers.verdicts, chapter.rules)
    every = count(everything.verdicts, chapter.rules)
    by_text = chapter.words(f"base_rates.by_{by}")
    return [
        [text_cell(by_text), text_cell(text), _counts(like.get(name)), _counts(every[name])]
        for name, text in names.items()
    ]


def _year_row(year: int, count: Count, chapter: Chapter) -> list[Cell]:
    by_text = chapter.words("base_rates.by_year")
    return [text_cell(by_text), text_cell(str(year)), _count_cell(count), data_cell()]


def _counts(rate: Rate | None) -> Cell:
    return _count_cell(rate.quantities) if rate else data_cell()


def _count_cell(count: Count) -> Cell:
    """Give, for the file, how many quantities have an outcome, were met, or split."""
    data = {"known": count.outcomes, "met": count.met, "split": count.split}
    return data_cell(*(Datum(str(number), name) for name, number in data.items()))
