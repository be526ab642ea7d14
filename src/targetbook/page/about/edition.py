"""What edition a reader holds: its title, its versions, and how to cite it."""

from importlib.metadata import version

from targetbook.page.blocks.output import Text
from targetbook.page.chapter import Chapter
from targetbook.page.sentences.reach import newest_page_date
from targetbook.page.voice.escaping import Html
from targetbook.record.contract import read_contract


def book_title(chapter: Chapter) -> Text:
    """Give the book's title for the edition's place and year."""
    return Text(Html("**{}**").format(_title(chapter)))


def citation(chapter: Chapter) -> Text:
    """Give the line to cite the edition by: title, place, year, day, and the versions it was made with."""
    return Text(
        chapter.words.html(
            "edition.citation",
            title=_title(chapter),
            place=chapter.place,
            year=chapter.year,
            newest=newest_page_date(chapter) or chapter.words("source.undated"),
            day=chapter.say_date(chapter.day.isoformat()),
            package=version("targetbook"),
            rules=chapter.rules.version,
            data=read_contract(chapter.data).descriptor["version"],
        )
    )


def _title(chapter: Chapter) -> str:
    return chapter.words("edition.title", place=chapter.place, year=chapter.year)
