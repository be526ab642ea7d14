"""Keys of series: what is printed is read, and what is none is refused."""

import pytest

from targetbook.record.series_key import NoSeriesKey, SeriesKey

KEYS = {
    "gdp/growth/2025": SeriesKey("gdp", "growth", "2025"),
    "gdp/growth/2025-01/2025-09": SeriesKey("gdp", "growth", "2025-01/2025-09"),
    "springfield:gdp/level/2021/2025": SeriesKey("gdp", "level", "2021/2025", area="springfield"),
    "gdp/growth/2025=-0.50": SeriesKey("gdp", "growth", "2025", value="-0.50"),
    "springfield:gdp/growth/2025=5.4@report": SeriesKey("gdp", "growth", "2025", "springfield", "5.4", "report"),
    "a+b/level/2025=3@report": SeriesKey("a+b", "level", "2025", value="3", source="report"),
}


@pytest.mark.parametrize(("text", "key"), KEYS.items())
def test_a_key_is_read_as_it_is_printed(text: str, key: SeriesKey) -> None:
    assert SeriesKey.parse(text) == key
    assert str(key) == text


@pytest.mark.parametrize("text", ["", "gdp", "gdp/growth", "gdp//2025", ":gdp/growth/2025", "gdp/growth/2025="])
def test_what_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(NoSeriesKey):
        SeriesKey.parse(text)


def test_a_row_is_named_by_its_cells() -> None:
    row = {"indicator": "gdp", "measure": "growth", "period": "2025", "value": "5.4", "source": "report", "note": "x"}
    assert str(SeriesKey.of_row(row)) == "gdp/growth/2025=5.4@report"
    assert str(SeriesKey.of_row(row, "springfield")) == "springfield:gdp/growth/2025=5.4@report"
