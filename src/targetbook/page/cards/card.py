"""One promise as a card: its words in both languages, the verdict, what is known, and how that was looked for."""

from collections.abc import Iterable, Iterator

from targetbook.judgement.targets import NumericTarget, Target
from targetbook.judgement.verdicts import Verdict
from targetbook.judgement.words import Qualifier, Reason, Status
from targetbook.page.about.corrections import correction_link
from targetbook.page.blocks.tables import badge
from targetbook.page.chapter import Chapter
from targetbook.page.sentences.caveats import caveats
from targetbook.page.sentences.flips import flip_values
from targetbook.page.sentences.mean import missing_note
from targetbook.page.sentences.reach import searches_made, where_to_look
from targetbook.page.sentences.verdict import criterion, known, settles_html
from targetbook.page.theme.verdicts import qualifiers_html, target_text, tone
from targetbook.page.voice.escaping import Html
from targetbook.page.voice.figures import OTHER_LANGUAGE, in_order_of
from targetbook.page.voice.glossary import glossary_marked
from targetbook.record.vocabulary import Channel

CARD = Html(
    '<article class="promise" id="{target}"><h4>{text} <a class="here" href="#{target}" title="{link}">#</a></h4>'
    "{original}<p>{verdict}</p>{verb}{body}{details}</article>"
)
WORK = ("建设", "打造", "构建", "创建")  # to build: whether to the end, as 建成 would say, stays open
KEEP = "继续"
SAID_BY_GAP = Qualifier.EXACTLY_AT_THRESHOLD
DETAILS = Html("<details><summary>{}</summary><ul>{}</ul></details>")


def card(verdict: Verdict, chapter: Chapter, verb: str = "") -> Html:
    """Lay out a promise, with an anchor of its own to send on; say what its `verb` leaves open, if any is given."""
    verb_note = chapter.words.html("cards.verb", verb=verb) if verb else Html()
    return CARD.format(
        target=verdict.target.name,
        text=target_text(verdict, chapter),
        link=chapter.words("cards.link"),
        original=_original(verdict.target, chapter),
        verdict=badge_beside_text(verdict, chapter),
        verb=Html("<p>{}</p>").format(verb_note) if verb else Html(),
        body=_known(verdict, chapter),
        details=_details(verdict, chapter),
    )


def verb_of_work(verdict: Verdict) -> str:
    """Give the verb at the head of a promise that is not judged for naming no state to reach; '' of any other."""
    clause = (verdict.target.text_zh or "").removeprefix(KEEP)
    is_effort = verdict.reason is Reason.EFFORT_ONLY
    return next((verb for verb in WORK if is_effort and clause.startswith(verb)), "")


def verdict_badge(verdict: Verdict, chapter: Chapter) -> Html:
    """Give a verdict as a badge, or the reason why there is none, with its qualifiers beside it."""
    return _badge(verdict, verdict.qualifiers, chapter)


def badge_beside_text(verdict: Verdict, chapter: Chapter) -> Html:
    """Give the badge for a place where a sentence tells the gap, which says whether a number was hit exactly."""
    return _badge(verdict, [name for name in verdict.qualifiers if name is not SAID_BY_GAP], chapter)


def _badge(verdict: Verdict, qualifiers: Iterable[Qualifier], chapter: Chapter) -> Html:
    name = verdict.reason or verdict.status if verdict.status is Status.UNJUDGED else verdict.status
    mark = badge(verdict.status, chapter.words(f"verdict.{name}"))
    notes = qualifiers_html(qualifiers, chapter)
    return mark + " " + notes if notes else mark  # in Chinese too, for a badge is no word


def _original(target: Target, chapter: Chapter) -> Html:
    """Give a promise's words in the other language."""
    clause, other_clause = in_order_of(chapter.lang, target)
    if not clause or not other_clause:
        return Html()
    words_keyed = chapter.figures.quotation(target, other_clause)
    return Html('<p class="original" lang="{}">{}</p>').format(OTHER_LANGUAGE[chapter.lang], words_keyed)


def _known(verdict: Verdict, chapter: Chapter) -> Html:
    """Say what is known, and what limits it; nothing where nothing is."""
    parts = [known(verdict, chapter), caveats(verdict, chapter), flip_values(verdict, chapter)]
    text = Html(" ").join(filter(None, parts))
    return Html("<p>{}</p>").format(glossary_marked(text, chapter.lang)) if text else Html()


def _details(verdict: Verdict, chapter: Chapter) -> Html:
    """Fold what few look up: where it was announced, how it was looked for, what would settle it, who could say so."""
    search = searches_made(verdict, chapter) if verdict.searches else Html()
    items = [
        _announced(verdict.target, chapter),
        criterion(verdict, chapter) if verdict.outcome is None else "",
        chapter.words.html("general.space").join(filter(None, [search, where_to_look(verdict, chapter)])),
        _settles(verdict, chapter),
        correction_link(verdict, chapter),
    ]
    listing = Html().join(Html("<li>{}</li>").format(Html(item)) for item in items if item)

    return DETAILS.format(chapter.words("cards.more"), listing)


def _announced(target: Target, chapter: Chapter) -> Html:
    """Say where a promise was announced and on which pages; its due day where that is not its period's end."""
    words = chapter.words
    due = words("cards.due", day=chapter.say_date(target.due.isoformat())) if target.states_day else ""

    return words.html(
        "cards.announced",
        document=words(f"document.{target.announcement_kind}") + tone(target, words),
        day=chapter.announced_on(target),
        carriers=words.html("general.next").join(_carriers(target, chapter)),
        due=due,
    )


def _carriers(target: Target, chapter: Chapter) -> Iterator[Html]:
    """Name the pages that carry a promise, those of each channel together, the most trusted first."""
    words = chapter.words
    channels = {source: _channel(target.area, source, chapter) for source in target.sources}
    for channel in Channel:
        pages = [(target.area, source) for source in target.sources if channels[source] == channel]
        names = words.html("general.comma").join(chapter.figures.mentions(pages))
        if pages:
            yield words.html(f"cards.carrier_{channel}", sources=names)


def _channel(area: str, source: str, chapter: Chapter) -> str:
    channel: str = chapter.record.rows("sources", area=area, source=source)[-1]["channel"]
    return channel


def _settles(verdict: Verdict, chapter: Chapter) -> Html:
    needed = settles_html(verdict, chapter)
    if not needed:
        return Html()

    target = verdict.target
    is_open = verdict.outcome is None
    open_year = missing_note(target, chapter) if is_open and isinstance(target, NumericTarget) else Html()
    return chapter.words.html("cards.settles", needed=needed) + open_year
