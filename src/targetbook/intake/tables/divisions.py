"""Names of areas in the words of a table: is it of the area whose record it is to enter?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

from targetbook.record.folder import Area

SUFFIX = re.compile("(?:特别行政区|[一-龥]*?族自治[区州县]|自治[区州县旗]|地区|新区|省|市|区|县|盟|旗|镇|乡|街道)$")
AREA_NAME = re.compile("[一-龥]{1,8}?(?:特别行政区|自治[区州县旗]|省|市|区|县|盟|旗|镇|乡|街道)(?![一-龥]{0,1}域)")
# A city's own words for itself, a district's, a province's, the nation's.
SELF = re.compile("[全本我各分](国|省|自治区|市|州|盟|区|县|旗|镇|街道?)(?!内生产|外)|市本级|[市城郊]区")
BODY = re.compile("(?:统计局|调查队|人民政府|政府|办公室|委员会|[一-龥]{1,6}局|[一-龥]{0,4}委)")


@dataclass(frozen=True)
class Names:
    """What an area may be called in its own tables, and the areas above it, whose offices print them."""

    area: tuple[str, ...]
    above: tuple[str, ...]
    rank: str
    below: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    folder: str = ""

    @cached_property
    def own_names(self) -> frozenset[str]:
        """The names of the area itself, whole and short."""
        return frozenset(self._whole_and_short(self.area))

    @cached_property
    def related(self) -> frozenset[str]:
        """The names of the areas right below it and beside it, whole and short."""
        return frozenset(self._whole_and_short((*self.below, *self.beside)))

    def others(self, text: str) -> list[str]:
        """Give the names of other areas in a text that is without the area's own."""
        return list(dict.fromkeys(_area_names(text, self.rank)))

    def without(self, text: str) -> str:
        """Give a text without the names of the area itself, of those above it beside them, and of their offices."""
        rest = self._without_bodies_above(self._without_area(text))
        for name in self._whole_and_short(self.above):
            rest = re.sub(f"{name}(?=□)", "", rest)

        return SELF.sub(lambda word: "" if _is_self(word, self.rank) else word[0], rest).replace("□", "")

    def is_area(self, text: str) -> bool:
        """Whether a text is the area's name and nothing else."""
        return self.without(text) == ""

    def _without_area(self, text: str) -> str:
        for name in self._whole_and_short(self.area):
            text = text.replace(name, "□")
        return text

    def without_own(self, name: str) -> str:
        """Take the area's own name off the front of an indicator's: 全市地区生产总值 in a city's table is its GDP."""
        lengths = range(2, min(len(name), 9))
        return next((name[length:] for length in lengths if self.is_area(name[:length])), name)

    def _without_bodies_above(self, text: str) -> str:
        for name in self._whole_and_short(self.above):
            text = re.sub(f"{name}{BODY.pattern}", "□", text)
        return text

    @staticmethod
    def _whole_and_short(names: tuple[str, ...]) -> list[str]:
        both = {*names, *map(short_name, names)}
        return sorted(both, key=lambda name: (-len(name), name))


def names_of(areas: dict[str, Area], area: str) -> Names:
    """Give what an area of the record may be called, from its own folder and those above it."""
    above: list[str] = []
    parent = areas[area].parent
    while parent and areas[parent].name_zh not in above:
        above.append(areas[parent].name_zh)
        parent = areas[parent].parent

    name = areas[area].name_zh
    rank = "国" if name == "全国" else name[-1]
    below = tuple(other.name_zh for other in areas.values() if other.parent == area)
    beside = tuple(
        other.name_zh
        for key, other in areas.items()
        if key != area and other.parent and other.parent == areas[area].parent
    )
    area_names = (name, "中国") if name == "全国" else (name,)
    return Names(area_names, tuple(above), rank, below, beside, area)


def short_name(name: str) -> str:
    """Give a name without its rank: 深圳 for 深圳市; a name of two characters stays whole."""
    short = SUFFIX.sub("", name)
    return short if len(short) > 1 else name


@cache
def divisions() -> tuple[str, ...]:
    """Give the provinces and prefectures of China with their short names, longest first."""
    lines = files(__package__).joinpath("divisions.txt").read_text(encoding="utf-8").splitlines()
    whole = [line for line in lines if not line.startswith("#")]
    return tuple(sorted({*whole, *map(short_name, whole)}, key=lambda name: (-len(name), name)))


def _is_self(word: re.Match[str], rank: str) -> bool:
    """Whether 全市, 本市 or 我市 stands in the table of a city: each of its districts (各区) is another area."""
    return word[1] == rank and word[0][0] in "全本我"


def _area_names(text: str, rank: str) -> Iterator[str]:
    """Give every name of an area that is left in a text, the longest reading first."""
    for word in SELF.finditer(text):
        if not _is_self(word, rank):
            yield word[0]

    rest = SELF.sub("□", text)
    for name in divisions():
        if name in rest:
            yield name
            rest = rest.replace(name, "□")

    yield from (match[0] for match in AREA_NAME.finditer(rest))
