"""What a figure may be called, by its bound, its status and the channel of its page."""

from collections.abc import Iterable
from enum import StrEnum

from targetbook.judgement.evidence import Row
from targetbook.page.voice import numbers
from targetbook.page.voice.words import Words


class FigureKind(StrEnum):
    """What a figure may be called; its own page's standing limits the word, whatever that page calls the figure."""

    PUBLISHED = "published"
    REPORTED = "reported"
    REVISED = "revised"
    COPIED = "copied"
    UNVERIFIED = "unverified"
    ESTIMATED = "estimated"
    FORECAST = "forecast"
    SIZE_CLASS = "size_class"

    @property
    def is_result(self) -> bool:
        """Whether such a figure tells what came of a period, so that it may stand among results."""
        return self not in (FigureKind.ESTIMATED, FigureKind.FORECAST, FigureKind.SIZE_CLASS)


BY_BOUND = {"class": FigureKind.SIZE_CLASS}
BY_STATUS = {"estimated": FigureKind.ESTIMATED, "forecast": FigureKind.FORECAST, "revised": FigureKind.REVISED}
BY_CHANNEL = {"press": FigureKind.REPORTED, "repost": FigureKind.COPIED, "unverified": FigureKind.UNVERIFIED}


def kind_of(row: Row) -> FigureKind:
    """Choose by a figure's bound, else its status, else its channel."""
    by_page = BY_CHANNEL.get(row.channel, FigureKind.PUBLISHED)
    return BY_BOUND.get(row.bound) or BY_STATUS.get(row.status) or by_page


def kind_name(row: Row, words: Words) -> str:
    """Name what a figure is, and the weak channel it came through."""
    kind = kind_of(row)
    channel = BY_CHANNEL.get(row.channel)
    name = words(f"figure.{kind}")
    return name if channel in (None, kind) else name + words(f"figure.through_{channel}")


def doubt(row: Row, words: Words) -> str:
    """Say behind a figure in a title or sentence that it is no result, or unverified; '' where it is neither."""
    kind = kind_of(row)
    channel = BY_CHANNEL.get(row.channel)
    reasons = [] if kind.is_result else [kind]
    reasons += [channel] if channel is FigureKind.UNVERIFIED else []
    phrases = words("general.clause").join(words(f"figure.as_{reason}") for reason in reasons)

    return words("figure.doubt", reasons=phrases) if reasons else ""


def doubt_of(rows: Iterable[Row], words: Words) -> str:
    """Say behind a figure worked out of others that one of them is unverified; '' where none is."""
    is_unverified = any(BY_CHANNEL.get(row.channel) is FigureKind.UNVERIFIED for row in rows)
    return words("figure.doubt", reasons=words("figure.as_unverified")) if is_unverified else ""


def with_doubt(row: Row, words: Words) -> str:
    """Write an observation for a title, with what keeps it from being a published result behind it."""
    return numbers.of_row(row, words) + doubt(row, words)
