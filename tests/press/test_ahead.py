"""What is drawn as chapters run is what the book takes."""

from pathlib import Path

from nbformat import from_dict

from targetbook.press.pictures.chart_files import PageChart, write_charts
from targetbook.press.pictures.draw_early import draw_ahead
from targetbook.press.pictures.drawing import chart_svg
from targetbook.press.pictures.mime_renderer import MIME

from .conftest import SPEC, notebook_content


def test_a_book_draws_nothing_that_was_drawn_ahead(tmp_path: Path) -> None:
    spec = {**SPEC, "title": {"text": "海珠区地区生产总值", "orient": "bottom"}}
    drawings = tmp_path / "drawings"
    content = notebook_content("Growth", "chart")
    content["cells"][-1]["outputs"] = [{"output_type": "display_data", "metadata": {}, "data": {MIME: spec}}]
    draw_ahead(from_dict(content), drawings)
    before = sorted(drawings.iterdir())
    assert {path.suffix for path in before} == {".json", ".svg"}
    write_charts([PageChart("growth", spec, chart_svg(spec, drawings))], tmp_path / "site", drawings)
    assert sorted(drawings.iterdir()) == before
