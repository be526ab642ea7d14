"""Words that several numbers, or several subjects, share within a clause."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from targetbook.intake.speech.indicators import Catalogue
from targetbook.intake.wording.clauses import Stretch
from targetbook.intake.wording.comparators import TRAILING
from targetbook.intake.wording.nouns import nouns_of

# 和 in 工业和投资
JOINT = re.compile("、|以及|和|及|与")
# 工业、投资分别增长
RESPECTIVELY = re.compile("(?P<names>.+?)(?:要|将|力争|确保|预计)?分别(?P<verb>.*)$")

# One word for several subjects, each of which has its own number.
COMPOUNDS = {
    "一二三次产业": ("一产业", "二产业", "三产业"),
    "一二三产业": ("一产业", "二产业", "三产业"),
    "一二三产": ("一产业", "二产业", "三产业"),
    "三次产业": ("一产业", "二产业", "三产业"),
    "城乡居民": ("城镇居民", "农村居民"),
}


def share_words(stretches: list[Stretch], catalogue: Catalogue) -> list[Stretch]:
    """Give each stretch of a clause the words that it shares with the others."""
    dealt = _respectively(_with_nouns(stretches), catalogue)
    return [part for stretch in dealt for part in _each_subject(stretch, catalogue)]


def _with_nouns(stretches: list[Stretch]) -> list[Stretch]:
    """Lend a number without a noun the one that follows the next number: 出让83宗、620万平方米的产业用地."""
    return [
        replace(stretch, after=following.after, run=(stretch.run[0], following.run[1]))
        if following and not stretch.after and following.after.startswith("的")
        else stretch
        for stretch, following in zip_longest(stretches, stretches[1:])
    ]


def _respectively(stretches: list[Stretch], catalogue: Catalogue) -> list[Stretch]:
    """Deal the listed subjects out to the numbers: 甲、乙分别增长5%、6%."""
    match = RESPECTIVELY.search(stretches[0].before) if stretches else None
    names = _apart(match["names"], len(stretches)) if match else []
    if match is None or len(names) != len(stretches):
        return stretches

    shares_end = TRAILING.match(stretches[-1].after) is not None
    full = [_in_full(name, names[-1], catalogue) for name in names]
    grown = [
        _growing(name, catalogue) if stretch.quantity.unit.kind == "percent" else name
        for stretch, name in zip(stretches, full, strict=True)
    ]
    whole = (0, len(stretches[0].clause.text))

    return [
        replace(stretch, before=name + match["verb"], shares_end=shares_end, run=whole, doubt=_read_as(plain, name))
        for stretch, plain, name in zip(stretches, full, grown, strict=True)
    ]


def _apart(names: str, count: int) -> list[str]:
    """Take the listed names apart, and a word for several of them where it stands for as many as there are numbers."""
    single = JOINT.split(names)
    if len(single) > 1:
        return single

    words = [word for word, parts in COMPOUNDS.items() if word in names and len(parts) == count]
    return [names.replace(words[0], part) for part in COMPOUNDS[words[0]]] if words else single


def _read_as(name: str, longer: str) -> str:
    return "" if name == longer else f"{name} is read as {longer}"


def _in_full(name: str, last: str, catalogue: Catalogue) -> str:
    """Give a listed name the tail that only the last one bears: 开工、竣工、投产项目."""
    if _is_indicator(name, catalogue):
        return name

    longer = (name + last[cut:] for cut in range(len(last) - 1))
    return next((form for form in longer if _is_indicator(form, catalogue)), name)


def _each_subject(stretch: Stretch, catalogue: Catalogue) -> Iterator[Stretch]:
    """Repeat a number for each of the subjects before it, if every one is surely an indicator: 甲、乙保持正增长."""
    *earlier, last = JOINT.split(stretch.before)
    subjects = [*earlier, nouns_of(last, "")[-1]]
    names = [_growing(name, catalogue) if stretch.quantity.unit.kind == "percent" else name for name in subjects]
    certain = [_is_indicator(name, catalogue) for name in names]
    whole = catalogue.match(nouns_of(stretch.before, ""), "", "")

    if not earlier and subjects != names and certain[-1]:
        yield _of_longer_name(stretch, subjects[-1], names[-1])
        return
    if not earlier or not certain[-1] or JOINT.search(whole.form) or "分别" in stretch.before:
        yield stretch
        return
    if not all(certain):
        unsure = "、".join(name for name, is_certain in zip(subjects, certain, strict=True) if not is_certain)
        yield replace(stretch, doubt=f"does it hold for {unsure} as well?")
        return

    verb = last[len(subjects[-1]) :]
    for subject, name in zip(subjects, names, strict=True):
        yield replace(stretch, before=name + verb, doubt=_read_as(subject, name))


def _of_longer_name(stretch: Stretch, subject: str, name: str) -> Stretch:
    """Give a stretch the name that its subject is short for, with the question whether it is."""
    head, _, verb = stretch.before.rpartition(subject)
    return replace(stretch, before=head + name + verb, doubt=_read_as(subject, name)) if "增" in verb else stretch


def _growing(name: str, catalogue: Catalogue) -> str:
    """Give the indicator whose growth is meant where a trade is said to grow: 规上工业 is its value added."""
    longer = f"{name}增加值"
    return longer if not _is_indicator(name, catalogue) and _is_indicator(longer, catalogue) else name


def _is_indicator(name: str, catalogue: Catalogue) -> bool:
    return catalogue.is_name(name)
