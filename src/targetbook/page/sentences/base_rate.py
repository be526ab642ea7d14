"""Classes of targets in words: names, counts, shares with their intervals."""

from targetbook.judgement.across.base_rates import ABOVE, PARTS, Rate, ReferenceClass, reference_classes
from targetbook.judgement.verdicts import Verdict
from targetbook.page.chapter import Chapter
from targetbook.page.sentences.around import parts_in_record
from targetbook.page.voice.escaping import Html
from targetbook.page.voice.series_text import series_text
from targetbook.page.voice.words import Counted, Words

Series = tuple[str, str]


def classes_of(judged: list[Verdict], series: Series, chapter: Chapter) -> list[ReferenceClass]:
    """Give the classes around the area's target on a series for the chapter's year."""
    area = chapter.area.area
    return reference_classes(
        judged, chapter.record.areas, area, series, chapter.day, rules=chapter.rules, year=chapter.year
    )


def series_name(series: Series, chapter: Chapter) -> str:
    """Name a series by its indicator and measure."""
    indicator, measure = series
    return series_text(chapter.label(indicator), measure, chapter.words, in_brackets=True)


def class_names(classes: list[ReferenceClass], chapter: Chapter) -> list[str]:
    """Name classes, each after the one before it."""
    return [class_name(reference, place == 0, chapter) for place, reference in enumerate(classes)]


def class_name(reference: ReferenceClass, first: bool, chapter: Chapter) -> str:
    """Name a class; the first one listed has none before it to begin from."""
    key = "first" if first and reference.kind in (PARTS, ABOVE) else "class"
    return chapter.words(f"base_rates.{key}_{reference.kind}", place=chapter.place, **_areas(reference, chapter))


def _areas(reference: ReferenceClass, chapter: Chapter) -> dict[str, str]:
    """Name a class's area and those below it; '' for every area."""
    if not reference.area:
        return {"area": "", "parts": ""}
    return {"area": chapter.name_of(reference.area), "parts": parts_in_record(reference.area, chapter)}


def target_count(number: int, chapter: Chapter) -> Counted:
    """Write a number of targets or quantities."""
    return chapter.figures.counted(number, chapter.words("base_rates.how"))


def shares(rate: Rate, chapter: Chapter) -> dict[str, Html]:
    """Write the share met with its interval and bounds, and the interval's confidence; an outcome must be known."""
    assert rate.share is not None and rate.bounds is not None
    least, most = rate.bounds

    return {
        "share": figure(percent(rate.share), "base_rates.how_share", chapter),
        "interval": figure(between(rate.low or 0, rate.high or 0, chapter.words), "base_rates.how_interval", chapter),
        "bounds": figure(between(least, most, chapter.words), "base_rates.how_bounds", chapter),
        "level": figure(percent(chapter.rules.base_rates.confidence), "rulebook.file", chapter),
    }


def figure(text: str, how: str, chapter: Chapter) -> Html:
    """Write a figure that was counted, with how."""
    return chapter.figures.derived(text, chapter.words(how))


def percent(share: float) -> str:
    """Write a share as a percentage."""
    return f"{100 * share:.0f}%"


def between(low: float, high: float, words: Words) -> str:
    """Write a range of shares; one share where its ends read the same."""
    ends = [f"{100 * share:.0f}" for share in (low, high)]
    return words("base_rates.range", low=ends[0], high=ends[1]) if ends[0] != ends[1] else percent(low)
