"""What a frame or a chart of a reader's own must be, said in one line where it is not."""

from collections.abc import Iterable

import pandas as pd


class WrongPicture(TypeError):
    """Something to be shown or drawn that cannot be; the message says what was expected."""

    def _render_traceback_(self) -> list[str]:
        """Say it in one line of a notebook, where the way to it tells a reader nothing."""
        return [f"{type(self).__name__}: {self}"]


def require_columns(frame: pd.DataFrame, columns: Iterable[str], function: str) -> None:
    """Refuse a frame that lacks a column which the function of that name reads."""
    missing = [name for name in columns if name not in frame]
    if not missing:
        return

    needed = ", ".join(columns)
    lacking = f"{', '.join(missing)} {'is' if len(missing) == 1 else 'are'} missing"
    raise WrongPicture(f"{function}: the table needs the columns {needed}; {lacking}")


def require_numbers(column: pd.Series, function: str) -> None:
    """Refuse a column that holds texts in place of numbers."""
    if len(column) and not pd.api.types.is_numeric_dtype(column):
        raise WrongPicture(f"{function}: the column {column.name} holds no numbers; pd.to_numeric makes them of texts")


def require_days(column: pd.Series, function: str) -> None:
    """Refuse a column that holds texts or numbers in place of days."""
    if len(column) and not pd.api.types.is_datetime64_any_dtype(column):
        raise WrongPicture(f"{function}: the column {column.name} holds no days; pd.to_datetime makes them of texts")
