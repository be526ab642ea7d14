"""The Vega bundle, which a page loads when its first chart comes alive."""

from pathlib import Path

from targetbook.press.pictures.cache import cache_path, keep

BUNDLE = "window.vegaEmbed = vegaEmbed;"
SHARED = "shared"  # the folder of the site for what its editions share
ENCLOSED = "(() => {{{}\n}})();\n"  # the bundle's own names stay out of the page's


def bundle_path(cache: Path) -> Path:
    """Say where the bundle is kept."""
    path = cache_path(cache, ENCLOSED.format(BUNDLE), "js")
    assert path is not None
    return path


def shared_place(cache: Path) -> str:
    """Say where below a site its editions find the bundle: once for all, under a name that follows from its content."""
    return f"{SHARED}/vega-{bundle_path(cache).stem[:16]}.js"


def make_bundle(cache: Path) -> None:
    """Make the bundle once."""
    from targetbook.press.pictures.painter import painter

    path = bundle_path(cache)
    if not path.is_file():
        keep(path, ENCLOSED.format(painter().javascript_bundle(BUNDLE)).encode())


def write_bundle(path: Path, cache: Path) -> None:
    """Write the bundle to where pages load it from."""
    make_bundle(cache)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(bundle_path(cache).read_bytes())
