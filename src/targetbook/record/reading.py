"""The whole record as tables: every area's rows under one roof, each with its area."""

from dataclasses import dataclass, fields
from pathlib import Path

import pandas as pd

from targetbook.record.contract import Contract, read_contract
from targetbook.record.folder import Area, area_folders, read_areas
from targetbook.record.withdrawals import with_their_rows


@dataclass(frozen=True)
class Record:
    """What was said and published; values are text with the published decimals, an absent cell is ''."""

    areas: dict[str, Area]
    targets: pd.DataFrame
    observations: pd.DataFrame
    withdrawals: pd.DataFrame
    milestones: pd.DataFrame
    readings: pd.DataFrame
    searches: pd.DataFrame
    sources: pd.DataFrame
    indicators: pd.DataFrame

    def tables(self) -> dict[str, pd.DataFrame]:
        """Give the tables by name."""
        return {field.name: getattr(self, field.name) for field in fields(self) if field.name != "areas"}


def read_record(data: Path) -> Record:
    """Read every area's folder and the shared catalogue of indicators below `data`."""
    contract = read_contract(data)
    tables = {name: _read_all(name, contract) for name in contract.tables}
    shared = read_table(data / "indicators.csv", contract.columns("indicators")).assign(area="")
    tables["indicators"] = pd.concat([shared, tables["indicators"]], ignore_index=True)
    tables["withdrawals"] = with_their_rows(tables["withdrawals"], tables["observations"])
    return Record(areas=read_areas(data), **tables)


def read_table(path: Path, columns: list[str]) -> pd.DataFrame:
    """Read a table as text with these columns, an absent one as '', and `line`, the row's line in the file."""
    frame = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
    frame = frame.reindex(columns=columns, fill_value="")
    return frame.assign(line=range(2, len(frame) + 2))


def _read_all(name: str, contract: Contract) -> pd.DataFrame:
    columns = contract.columns(name)
    parts = [
        read_table(path, columns).assign(area=path.parent.name)
        for folder in area_folders(contract.data)
        if (path := folder / f"{name}.csv").is_file()
    ]
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=[*columns, "line", "area"], dtype=str)
