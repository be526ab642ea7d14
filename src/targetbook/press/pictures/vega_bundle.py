"""The Vega bundle, which a page loads when its first chart comes alive."""

from pathlib import Path

from targetbook.press.pictures.cache import keep, kept_as

BUNDLE = "window.vegaEmbed = vegaEmbed;"
ENCLOSED = "(() => {{{}\n}})();\n"  # the bundle's own names stay out of the page's


def kept_bundle(cache: Path) -> Path:
    """Say where the bundle is kept."""
    kept = kept_as(cache, ENCLOSED.format(BUNDLE), "js")
    assert kept is not None
    return kept


def make_bundle(cache: Path) -> None:
    """Put the bundle together, unless it is there."""
    from targetbook.press.pictures.painter import painter

    kept = kept_bundle(cache)
    if not kept.is_file():
        keep(kept, ENCLOSED.format(painter().javascript_bundle(BUNDLE)).encode())


def write_bundle(path: Path, cache: Path) -> None:
    """Write the bundle to where pages load it from."""
    make_bundle(cache)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(kept_bundle(cache).read_bytes())
