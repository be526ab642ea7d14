"""The invented district that the chapter on adapting shows is one that can be added as it stands."""

import json
import re
import shutil
from pathlib import Path

from targetbook.judgement.rules.standard import standard_rules
from targetbook.judgement.verdicts import judge
from targetbook.record.checking.check import check_folder
from targetbook.record.reading import read_record

CHECKOUT = Path(__file__).parents[1]
SHOWN = re.compile(r"`(data/\w+/[\w.]+)`\n\n```\w+\n(.*?)```", re.DOTALL)


def test_the_example_is_sound_and_is_judged(tmp_path: Path) -> None:
    cells = json.loads((CHECKOUT / "chapters/adapting.ipynb").read_text(encoding="utf-8"))["cells"]
    files = dict(SHOWN.findall("\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")))

    assert len(files) == 4
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")

    data = tmp_path / "data"
    for name in ("datapackage.json", "indicators.csv"):
        shutil.copy(CHECKOUT / "data" / name, data / name)
    assert check_folder(data) == []

    record = read_record(data)
    (verdict,) = judge(record, "springfield", 2024, record.areas["springfield"].record_date, standard_rules())

    assert verdict.status == "missed"
