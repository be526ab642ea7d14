"""Where readers can send a correction: the address of the book's repository, as its configuration states it."""

from pathlib import Path

import yaml


def corrections_address(config: Path) -> str:
    """Give `repository.url` of a `_config.yml`, or ''."""
    settings = yaml.safe_load(config.read_text(encoding="utf-8")) if config.is_file() else {}
    return str(settings.get("repository", {}).get("url") or "").rstrip("/")
