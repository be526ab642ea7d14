"""Which areas a text names: those of the record by their folder, others by the name they go by."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from targetbook.intake.prose.words.vocabulary import PROSE

HIDDEN = "\N{WHITE SQUARE}"
NATION = ("全国", "我国", "中国", "国内")
OF_WHOLE = {"全区": "district", "我区": "district", "本区": "district", "该区": "district", "全县": "district"}
OF_CITY = {"全市", "我市", "本市", "该市"}
OF_PROVINCE = {"全省", "我省", "本省", "该省"}
ANY_DISTRICT = re.compile("(?:^|(?<=[,;:、和与及“( ])|(?<=其中))[一-龥]{2,3}(?:区|县)(?![域间块位级别长委政])")
JOINING = ("与", "同", "跟", "和", "低", "高", "快")
MEASURED_BY = [word for word in PROSE.words("compared") if word not in JOINING]
COMPARED = re.compile(f"(?:{'|'.join(MEASURED_BY)}|占|居|于|超|领跑|位列|列|名列|排|独占)$")
RANKED = re.compile(f"(?:市|省|区)?(?:[0-9]+个|{'|'.join(PROSE.words('ranked_among'))})")
SET_PHRASE = re.compile(PROSE.pattern("set_phrases"))
# 工业立区 is a slogan; a district of three signs, such as 大兴区, may end like one.
NO_DISTRICT_AT_ALL = re.compile(
    "[片城园街社地景学厂小库矿山市郊辖老新]区$|^[一二两三四五六七八九十]|^..[立兴强活富美建治靓旺惠护稳优塑靠促][区县]$"
)
NO_DISTRICT = re.compile(
    "^(?:全|我|本|该|各|两|城|市|辖|园|片|老|新|山|地|社|郊|主城|中心城|建成|行政|示范|开发|试验|保税|景|校|小|街|多|个|等|的|和|与|及|在|以|是|为|有|其中|核心|经济|功能|自贸|合作|厂|库|湾|特|居|前)"
)


@dataclass(frozen=True)
class Place:
    """An area that a text may speak of, by its folder or else its name; not `is_known` where it only looks like one."""

    area: str
    name: str
    level: str
    is_known: bool = True


@dataclass(frozen=True)
class Naming:
    """Where a text names an area, and whether only as the measure or the field of a comparison."""

    start: int
    end: int
    place: Place
    beside: bool = False


@dataclass(frozen=True)
class AreasAround:
    """The areas of a record around one of them."""

    home: Place
    of_record: tuple[Place, ...]
    city: Place | None
    province: Place | None
    nation: Place

    def find(self, text: str) -> list[Naming]:
        """Find the areas a text names, from left to right."""
        return [
            Naming(start, end, place, _is_beside(text, start, end))
            for start, end, place in sorted(self._all(text), key=lambda each: each[0])
        ]

    def _all(self, text: str) -> Iterator[tuple[int, int, Place]]:
        pattern, by_name = self._pattern()
        without_phrases = SET_PHRASE.sub(lambda phrase: HIDDEN * len(phrase[0]), text)
        rest = list(without_phrases)

        for match in pattern.finditer(without_phrases):
            rest[match.start() : match.end()] = HIDDEN * (match.end() - match.start())
            place = by_name.get(match[0]) or self._whole(match[0])
            yield match.start(), match.end(), place or Place(match[0], match[0], "elsewhere")
        for match in ANY_DISTRICT.finditer("".join(rest)):
            if not NO_DISTRICT.match(match[0]) and not NO_DISTRICT_AT_ALL.search(match[0]):
                yield match.start(), match.end(), self._by_its_look(match[0])

    def _by_its_look(self, name: str) -> Place:
        """Give the area whose whole name ends in this one: 河滨区 for 虚构河滨区; else one that nobody knows."""
        whole = next((place for place in self.of_record if place.name.endswith(name)), None)
        return whole or Place(name, name, "district", is_known=False)

    def _whole(self, name: str) -> Place | None:
        if name in OF_CITY:
            return self.home if self.home.level == "city" else self.city
        if name in OF_PROVINCE:
            return self.home if self.home.level == "province" else self.province
        if name in NATION:
            return self.nation
        return self.home if name in OF_WHOLE else None

    def _pattern(self) -> tuple[re.Pattern[str], dict[str, Place]]:
        by_name = {name: place for place in self.of_record for name in forms_of(place.name)}
        fixed = [*by_name, *OF_CITY, *OF_PROVINCE, *OF_WHOLE, *NATION]
        ordered = "|".join(map(re.escape, sorted(fixed, key=len, reverse=True)))
        elsewhere = f"(?:{PROSE.pattern('provinces')}|{PROSE.pattern('cities')})(?:省|市)?"
        return re.compile(f"{ordered}|{elsewhere}"), by_name


def make_places(home: str, areas: Iterable[tuple[str, str, str]]) -> AreasAround:
    """Make the places around an area of the record of folder names, codes and Chinese names."""
    of_record = tuple(Place(area, name, _level(code)) for area, code, name in areas)
    codes = {area: code for area, code, _ in areas}
    here = next(place for place in of_record if place.area == home)
    code = codes[home]
    at = {codes[place.area]: place for place in of_record}
    city = at.get(f"{code[:4]}00") if here.level == "district" else None
    province = at.get(f"{code[:2]}0000") if here.level in ("district", "city") else None
    nation = next((place for place in of_record if place.level == "nation"), Place("全国", "全国", "nation"))
    return AreasAround(here, of_record, city, province, nation)


def forms_of(name: str) -> list[str]:
    """Give a name with and without the word for what it is."""
    short = re.sub("[区市省县]$", "", name)
    return [name, short] if len(short) > 1 else [name]


def _level(code: str) -> str:
    if code == "100000":
        return "nation"
    if code.endswith("0000"):
        return "province"
    return "city" if code.endswith("00") else "district"


def _is_beside(text: str, start: int, end: int) -> bool:
    """Whether an area is only what another is compared with or ranked in: 高于全市平均, 居全市第二."""
    return bool(COMPARED.search(text[:start]) or RANKED.match(text[end:]))
