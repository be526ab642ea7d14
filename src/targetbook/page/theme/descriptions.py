"""What a chart of rows shows, in one sentence for those who do not see it."""

from typing import Any

import pandas as pd

from targetbook.page.chapter import Chapter


def describe(rows: pd.DataFrame, chapter: Chapter, *columns: str) -> str:
    """Say row by row what stands under its heading in one or two of the columns."""
    return chapter.words("general.next").join(_item(row, chapter, *columns) for row in rows.to_dict("records"))


def _item(row: dict[Any, Any], chapter: Chapter, first: str, second: str = "") -> str:
    words = chapter.words
    text = words("general.both", one=row[first], other=row[second]) if second else row[first]
    return words("general.item", what=row["head"], told=text)
