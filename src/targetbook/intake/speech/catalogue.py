"""The catalogue that a draft looks its indicators up in: the shared one and the area's own."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import yaml

from targetbook.intake.speech.indicators import Catalogue, make_catalogue
from targetbook.record.contract import read_contract
from targetbook.record.reading import read_table


def read_area_catalogue(data: Path, area: str) -> Catalogue:
    """Read the indicators an area may use and its names; one without a folder yet has the shared ones alone."""
    columns = read_contract(data).columns("indicators")
    paths = [path for path in (data / "indicators.csv", data / area / "indicators.csv") if path.is_file()]
    table = pd.concat([read_table(path, columns) for path in paths], ignore_index=True)
    rows = ({column: str(row[column]) for column in columns} for row in table.to_dict("records"))
    return make_catalogue(rows, tuple(_names(data / area / "area.yml")))


def _names(path: Path) -> Iterator[str]:
    """Give the area's Chinese name, with and without the word for district."""
    details = yaml.safe_load(path.read_text(encoding="utf-8")) if path.is_file() else {}
    if name := str(details.get("name_zh", "")):
        yield name
        if len(short := name.removesuffix("区").removesuffix("市")) > 1:
            yield short
