"""Every chapter runs for real districts and for the invented one, and shows whole words and full charts."""

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import altair as alt
import papermill
import pytest
import vl_convert
from papermill.exceptions import PapermillExecutionError

from conftest import CHECKOUT
from showing import Shown, show
from targetbook.page.blocks.output import VEGA_LITE, Chart, HtmlTable, Text

CHAPTERS = sorted(path.stem for path in (CHECKOUT / "chapters").glob("*.ipynb"))
EDITIONS: dict[str, dict[str, object]] = {
    "haizhu-2025": {"area": "haizhu", "year": 2025},
    "haizhu-2025-zh": {"area": "haizhu", "year": 2025, "lang": "zh"},
    "haizhu-2024-as-of-november": {"area": "haizhu", "year": 2024, "as_of": "2024-11-30"},
    "conghua-2024": {"area": "conghua", "year": 2024},
    "riverside-2025": {"area": "riverside", "year": 2025},
    "riverside-2026": {"area": "riverside", "year": 2026},
    "hillside-2025": {"area": "hillside", "year": 2025},
}
INVENTED = ("riverside", "hillside")
# What a reader never sees: a name left in braces, an absent value, an object of Python's, an error.
NEVER = re.compile(r"\{\w*\}|\bnan\b|\bNone\b|\bNaT\b|\bDecimal\(|<targetbook|Traceback|\bTODO\b|\bInfinity\b")
LOCAL_TIME = re.compile(r'"type": "time"|\btimeFormat\(|\bdatetime\(|"\d{4}-\d\d-\d\dT[\d:.]+"')
TAG = re.compile(r"<[^>]*>")


@pytest.fixture(params=EDITIONS)
def chapter_edition(
    request: pytest.FixtureRequest, invented_data: Path, monkeypatch: pytest.MonkeyPatch
) -> dict[str, object]:
    """An edition's parameters, with the data folder that holds its area."""
    parameters = EDITIONS[request.param]
    data = invented_data if parameters["area"] in INVENTED else CHECKOUT / "data"
    monkeypatch.setenv("TARGETBOOK_DATA", str(data))
    return parameters


@pytest.mark.parametrize("name", CHAPTERS)
def test_a_chapter_runs_and_shows_whole_words_and_full_charts(name: str, chapter_edition: dict[str, object]) -> None:
    blocks = show(CHECKOUT / "chapters" / f"{name}.ipynb", **chapter_edition)
    assert blocks

    for block in blocks:
        assert not NEVER.search(words_of(block)), words_of(block)[:300]
        if isinstance(block, Chart):
            assert_full(block)
            assert_without_zone(block)
        if isinstance(block, HtmlTable):
            ElementTree.fromstring(f"<div>{block.html}</div>")

    anchors = [block.anchor for block in blocks if isinstance(block, Chart)]
    assert len(anchors) == len(set(anchors)), "two charts of a chapter share an anchor"


def words_of(block: Shown) -> str:
    if isinstance(block, Text):
        return block.markdown
    if isinstance(block, HtmlTable):
        return TAG.sub(" ", block.html)

    return f"{block.title} {block.alt}"


def assert_full(block: Chart) -> None:
    """A chart has a title, words for those who do not see it, and something drawn, as the grammar of charts has it."""
    spec = block._repr_mimebundle_()[VEGA_LITE]
    assert block.title and block.alt and block.anchor
    rows = [row for values in spec.get("datasets", {}).values() for row in values]
    assert rows, "an empty chart"
    json.dumps(spec, allow_nan=False)
    alt.VConcatChart.validate({name: part for name, part in spec.items() if name != "datasets"})


def assert_without_zone(block: Chart) -> None:
    """Time on a chart is UTC from its scale to its words, or a reader west of it would see the month before."""
    spec = block._repr_mimebundle_()[VEGA_LITE]
    vega = json.dumps(vl_convert.vegalite_to_vega({name: part for name, part in spec.items() if name != "usermeta"}))
    assert not LOCAL_TIME.search(vega)


# --- as a person runs one chapter: papermill, with a kernel ---------------------------------------------------------

OWN_AFFAIRS = pytest.mark.filterwarnings("default")  # kernels and papermill warn of their own affairs


def by_papermill(tmp_path: Path, **parameters: object) -> list[dict[str, Any]]:
    """Run the chapter on growth as `papermill chapters/growth.ipynb out.ipynb -p ...` does; give its cells."""
    chapter = CHECKOUT / "chapters" / "growth.ipynb"
    papermill.execute_notebook(
        chapter, tmp_path / "out.ipynb", parameters=parameters, cwd=chapter.parent, progress_bar=False
    )
    cells: list[dict[str, Any]] = json.loads((tmp_path / "out.ipynb").read_text(encoding="utf-8"))["cells"]

    return cells


@OWN_AFFAIRS
def test_papermill_runs_a_chapter_for_another_district(tmp_path: Path) -> None:
    outputs = [
        output for cell in by_papermill(tmp_path, area="tianhe", year=2025) for output in cell.get("outputs", [])
    ]
    kinds = {kind for output in outputs for kind in output.get("data", {})}
    assert "error" not in {output["output_type"] for output in outputs}
    assert {"text/markdown", "text/html", VEGA_LITE} <= kinds
    text = json.dumps(outputs, ensure_ascii=False)
    assert "Tianhe" in text


@OWN_AFFAIRS
@pytest.mark.parametrize(
    ("parameters", "hint"),
    [({"area": "tinhae"}, "did you mean 'tianhe'"), ({"yaer": 2025}, "did you mean 'year'")],
)
def test_papermill_is_told_what_was_meant(tmp_path: Path, parameters: dict[str, object], hint: str) -> None:
    with pytest.raises(PapermillExecutionError) as failure:
        by_papermill(tmp_path, **parameters)
    assert hint in failure.value.evalue
