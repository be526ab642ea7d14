"""The commands about the built book: `build`, `paper`, `serve` and `verify`."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from targetbook.cli.choices import chosen_edition, places_or_exit, short_path, stop
from targetbook.cli.options import Area, AsOf, Year
from targetbook.press.edition import Edition
from targetbook.press.errors import PressError
from targetbook.press.graph.early_start import start_early
from targetbook.record.address import corrections_address
from targetbook.record.languages import LANGUAGES

if TYPE_CHECKING:
    from targetbook.press.graph.runner import BuildResult
    from targetbook.press.places import Places
    from targetbook.press.site.verify import Reprint

Tongue = Annotated[str | None, typer.Option("--lang", help="en or zh; both if not given.")]
Explain = Annotated[bool, typer.Option("--explain", help="Only say why each chapter would run, or that it rests.")]
Watch = Annotated[
    bool, typer.Option("--watch", help="Then show it at 127.0.0.1, and print again what changes while it is written.")
]
All = Annotated[bool, typer.Option("--all", help="Every area and year that has targets.")]
Cluster = Annotated[str | None, typer.Option(help="Print on the Dask cluster at this address, tls://host:8786.")]
Workers = Annotated[int | None, typer.Option(help="Print on a Dask cluster of this many processes, made here.", min=1)]
ThemeName = Annotated[str, typer.Argument(help="The theme's name in the tables, like health.")]
TitleEn = Annotated[str, typer.Option(help="The chapter's title in English.")]
TitleZh = Annotated[str, typer.Option(help="The chapter's title in Chinese.")]
Authority = Annotated[Path | None, typer.Option(help="Whose certificates to trust at a tls:// address, as for Dask.")]
Certificate = Annotated[Path | None, typer.Option(help="The certificate to show at a tls:// address.")]
PrivateKey = Annotated[Path | None, typer.Option(help="The key of that certificate.")]
Port = Annotated[int, typer.Option(help="The port; 0 takes any free one.", min=0, max=65535)]
Site = Annotated[Path | None, typer.Argument(help="A built site; _build/site if not given.")]
Key = Annotated[Path | None, typer.Option(help="The publisher's public key, by which SHA256SUMS is to be signed.")]
Rebuild = Annotated[
    bool, typer.Option("--rebuild", help="Print every edition anew with this checkout, and compare all.")
]

STILL_TO_WRITE = (
    "the book builds; still to be written, in this order:",
    "1. indicators, with {name} in the column theme: data/AREA/indicators.csv, or data/indicators.csv for every area",
    "2. targets, with {name} in the column theme, known once an indicator has it: data/AREA/targets.csv",
    "3. figures of these indicators: targetbook add FILE --area AREA, then targetbook check",
    "4. what only this theme has to say: the second paragraph of chapters/{name}.ipynb, then make i18n",
    "5. what the figures mean in an area: data/AREA/commentary/{name}.md and {name}.zh.md",
)
THEME_TO_NAME = "6. the theme's name in both languages, as the package lies outside the checkout: data/AREA/themes.csv"
NO_ADDRESS = "no address for corrections is set (repository.url in _config.yml): the pages promise no reply"
NO_SITE = (
    "no address of the site is set (html.baseurl in _config.yml): its pages have no pictures for those who share them"
)


def build(
    area: Area = "haizhu",
    year: Year = "2025",
    as_of: AsOf = None,
    lang: Tongue = None,
    explain: Explain = False,
    every: All = False,
    cluster: Cluster = None,
    workers: Workers = None,
    tls_ca_file: Authority = None,
    tls_cert: Certificate = None,
    tls_key: PrivateKey = None,
    watch: Watch = False,
    port: Port = 8000,
) -> None:
    """Build the book of one edition, in both languages or one, and the library's front page into _build/site/."""
    places = places_or_exit()
    editions = every_edition(places, lang) if every else chosen_editions(places, area, year, as_of, lang)
    if not (explain or cluster or workers):
        start_early(places)
    from targetbook.press.graph.builds import build_editions, explain_editions

    if explain:
        typer.echo("\n".join(explain_editions(places, editions)))
        return

    otherwise = f"not every book was made; what stood in {short_path(places.site)} before still stands"
    work = partial(build_editions, places, editions)
    if cluster or workers:
        work = partial(on_cluster, places, editions, cluster, workers, tls_files(tls_ca_file, tls_cert, tls_key))
    work_off(work, otherwise)

    for missing in missing_addresses(places.config):
        typer.echo(missing)
    typer.echo(f"open {short_path(places.site / 'index.html')}")
    if watch:
        values = {"--area": area, "--year": year, "--as-of": as_of}
        options = ["--all"] if every else [word for name, text in values.items() if text for word in (name, text)]
        show_while_written(places, [*options, *(["--lang", lang] if lang else [])], port)


def show_while_written(places: "Places", options: list[str], port: int) -> None:
    """Serve the editions that these options of `build` name, and print them again as their sources change."""
    from targetbook.press.site.live import show_live

    try:
        show_live(places, options, port)
    except PressError as wrong:
        stop(str(wrong))


def missing_addresses(config: Path) -> list[str]:
    """Say which addresses a configuration lacks that a public book needs: for corrections, and its own."""
    from targetbook.press.site.sitemap import site_address

    return [*([] if corrections_address(config) else [NO_ADDRESS]), *([] if site_address(config) else [NO_SITE])]


def tls_files(authority: Path | None, certificate: Path | None, key: Path | None) -> tuple[Path, Path, Path] | None:
    """Give the three files of an encrypted connection; None where no option names one."""
    if authority and certificate and key:
        return authority, certificate, key
    if authority or certificate or key:
        stop("an encrypted connection needs --tls-ca-file, --tls-cert and --tls-key together", code=2)
    return None


def on_cluster(
    places: "Places",
    editions: list[Edition],
    address: str | None,
    workers: int | None,
    files: tuple[Path, Path, Path] | None = None,
) -> "BuildResult":
    """Print the editions on a cluster, which is left or taken down afterwards."""
    from targetbook.press.cluster.scheduler import Certificates, cluster
    from targetbook.press.graph.builds import build_on_cluster

    with cluster(address, workers, Certificates(*files) if files else None) as client:
        return build_on_cluster(client, places, editions)


def every_edition(places: "Places", lang: str | None) -> list[Edition]:
    """List an edition for every area and year that has targets, in the language given or in every one."""
    from targetbook.record.contents import area_years
    from targetbook.record.reading import read_record

    pairs = area_years(read_record(places.data))
    return [edition for area, year in pairs for edition in chosen_editions(places, area, str(year), None, lang)]


def paper(area: Area = "haizhu", year: Year = "2025", as_of: AsOf = None, lang: Tongue = None) -> None:
    """Print the book of one edition, in both languages or one, as PDF and EPUB into _build/paper/."""
    places = places_or_exit()
    editions = chosen_editions(places, area, year, as_of, lang)
    from targetbook.press.graph.builds import print_paper
    from targetbook.press.paper.forms import FORMS, paper_of

    work_off(partial(print_paper, places, editions), "not every book was printed")
    for edition in editions:
        typer.echo(f"open {', '.join(str(short_path(paper_of(places, edition, form))) for form in FORMS)}")


def chosen_editions(places: "Places", area: str, year: str, as_of: str | None, lang: str | None) -> list[Edition]:
    """Return the edition in one language, or in every one."""
    langs = [lang] if lang else LANGUAGES
    return [chosen_edition(places.data, area, year, as_of, name) for name in langs]


def new_chapter(name: ThemeName, title_en: TitleEn, title_zh: TitleZh) -> None:
    """Make a chapter on a new theme: its notebook, its place in the contents, its title in both languages."""
    from targetbook.press.book.new_chapter import NewChapter, WrongChapter, make_chapter_on

    places = places_or_exit()
    try:
        paths = make_chapter_on(places, NewChapter(name, title_en, title_zh))
    except WrongChapter as wrong:
        stop(str(wrong), code=2)

    for path in paths:
        typer.echo(f"wrote {short_path(path)}")
    further = () if places.package.is_relative_to(places.root) else (THEME_TO_NAME,)
    typer.echo("\n".join([*STILL_TO_WRITE, *further]).format(name=name))


def serve_book(port: Port = 8000) -> None:
    """Show the built site on this machine at 127.0.0.1."""
    from targetbook.press.site.serve import serve

    try:
        serve(places_or_exit().site, port)
    except PressError as wrong:
        stop(str(wrong))


def verify(site: Site = None, key: Key = None, rebuild: Rebuild = False) -> None:
    """Hold a built site to its own data: its files to their sums, its pages to the verdicts and figures they state."""
    from targetbook.press.site.verify import is_signed, verify_site

    folder = site or places_or_exit().site
    try:
        faults_by_place = verify_site(folder, key, reprinting() if rebuild else None)
    except PressError as wrong:
        stop(str(wrong))

    for place, messages in faults_by_place.items():
        for message in messages:
            typer.echo(message if place == "." else f"{place}/{message}")
        if not messages and place != ".":
            typer.echo(f"{place}: as made; its data give the verdicts it shows")

    if is_signed(folder) and key is None:
        typer.echo("signed; whether by its publisher is seen with --key and the publisher's public key")
    if count := sum(map(len, faults_by_place.values())):
        stop(f"{count} found wrong")


def reprinting() -> "Reprint":
    """Return what prints an edition anew with this checkout and compares."""
    from targetbook.press.site.reprint import reprint_faults

    return partial(reprint_faults, places_or_exit().root)


def work_off(work: Callable[[], "BuildResult"], otherwise: str) -> None:
    """Do a piece of the press's work; stop with what failed in it."""
    try:
        outcome = work()
    except PressError as wrong:
        stop(str(wrong))
    except KeyboardInterrupt:
        stop(f"stopped: {otherwise}", code=130)

    for failure in dict.fromkeys(outcome.failures):  # what is wrong in one language is wrong in the other
        typer.echo(failure, err=True)
    if outcome.failures:
        stop(otherwise)

    if not outcome.ran:
        typer.echo("nothing has changed")
