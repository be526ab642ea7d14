"""What holds of any text: no exception, no invented figure, no number where none was spoken."""

import re
from collections import Counter
from decimal import Decimal
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from intake.speech.scoring import gold_catalogue, read_gold
from targetbook.cli.draft_text import RowCounts, draft_text
from targetbook.intake.speech.assembling import draft_speech
from targetbook.intake.speech.draft import Draft
from targetbook.intake.speech.rows import SpeechDetails, make_rows, write_rows
from targetbook.intake.wording import counting
from targetbook.intake.wording.script import clean_script
from targetbook.page.voice.words import Words
from targetbook.record.contract import read_contract

CATALOGUE = gold_catalogue()
SENTENCES = [rows[0]["text"] for rows in read_gold()]
# Pieces of real grammar in any order reach further into it than random characters would.
PIECES = sorted({piece for text in SENTENCES for piece in re.split("([，、；。：])", text) if piece})
WORDS = [
    "以上",
    "不低于",
    "超",
    "突破",
    "左右",
    "约",
    "至",
    "到",
    "从",
    "力争",
    "确保",
    "去年",
    "今年",
    "6月底前",
    "“",
    "”",
    "（",
    "）",
    "5%",
    "3.5",
    "亿元",
    "两三",
    "十",
    "百",
    "万",
    "亿",
    "级",
    "个",
    "增长",
    "下降",
    "占",
    "比重",
    "翻番",
    "前三",
    "第一",
    "%",
    "0",
    "．",
    "１",
    "分别",
    "等",
    "项目",
    "开工",
]
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.sampled_from(WORDS), st.text(max_size=4)), max_size=12).map(
    "".join
)
FIGURE = re.compile("[0-9零〇一二两三四五六七八九十百千万亿半翻]|正增长|持平")


def drafts_of(text: str) -> list[Draft]:
    return draft_speech(text, 2025, CATALOGUE).drafts


@given(st.text() | TEXTS)
@example("10月1日前开通临江隧道3.5至亿元")
def test_any_text_is_drafted_and_every_number_of_it_accounted_for(text: str) -> None:
    drafting = draft_speech(text, 2025, CATALOGUE)
    cleaned = clean_script(text)
    spans = [span for line, offset in lines_of(cleaned) for span in number_spans(line, offset)]
    covered = {place for start, end in spans for place in range(start, end)}

    assert [figure.start for figure in drafting.figures] == [start for start, _ in spans]
    assert all(digit.start() in covered for digit in re.finditer("[0-9]", cleaned)), cleaned

    words = Words("en")
    account = draft_text(RowCounts(len(drafting.drafts), 0, 0), drafting, words)
    out = Counter(figure.fate for figure in drafting.figures if not figure.fate.in_row)
    for fate, often in out.items():
        assert words("draft.reason", reason=words(f"draft.{fate}"), n=often) in account
    assert len(make_rows(drafting.drafts, SpeechDetails("speech"))) == len(drafting.drafts)


def lines_of(text: str) -> list[tuple[str, int]]:
    """Give each line of a text and where it begins."""
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    return list(zip(text.split("\n"), starts, strict=True))


def number_spans(line: str, offset: int) -> list[tuple[int, int]]:
    """Find the numbers of a line by where they stand in the whole text."""
    return [(start + offset, end + offset) for start, end in counting.number_spans(line)]


@given(TEXTS)
def test_no_word_of_the_text_is_changed_in_a_row(text: str) -> None:
    """What a row quotes are runs of the text; a mark stands where words between them are left out."""
    bare = re.sub(r"\s", "", clean_script(text))
    for draft in drafts_of(text):
        assert all(run in bare for run in draft.text.split("…")), draft.text


@given(TEXTS)
def test_any_order_of_the_grammars_words_makes_a_table(text: str) -> None:
    rows = make_rows(drafts_of(text), SpeechDetails("speech"))
    assert len({row["target"] for row in rows}) == len(rows)
    assert write_rows(rows, ["target"] if not rows else [key for key in rows[0] if key not in ("clause", "review")])


@given(TEXTS)
@example("10月1日前开通临江隧道3.5至亿元")
def test_no_value_has_digits_that_its_clause_does_not(text: str) -> None:
    """Whatever the scale, a value's leading digits are spoken: in digits, in words or in a set phrase."""
    for draft in drafts_of(text):
        for value in filter(None, (draft.value, draft.upper)):
            assert significant(value) in digits_in(draft.clause), (draft.clause, value)


def significant(value: str) -> str:
    """Give a number's digits without sign, scale and zeros at its ends."""
    return f"{abs(Decimal(value)):f}".replace(".", "").strip("0") or "0"


def digits_in(clause: str) -> set[str]:
    """List the digits of every numeral of a clause, by a reader much ruder than the grammar."""
    digits = {number.replace(".", "").strip("0") or "0" for number in re.findall(r"[0-9]+(?:\.[0-9]+)?", clause)}
    for numeral in re.findall("[零〇一二两三四五六七八九十百千万亿点]+", clause):
        whole, _, tenths = numeral.partition("点")
        digits |= {
            rude_digits(numeral).strip("0"),
            rude(whole).strip("0"),
            (rude(whole) + rude_digits(tenths)).strip("0"),
        }
    if "半" in clause:
        digits.add("5")
    if "翻" in clause:
        digits |= {significant(str(2**times * 100 - 100)) for times in range(10)}
    return digits | {"0", "1"}


DIGITS = "零一二三四五六七八九"


def plain(numeral: str) -> str:
    """Write a numeral with one sign a digit."""
    return numeral.translate(str.maketrans("〇两", "零二"))


def rude_digits(tenths: str) -> str:
    """Write the digits after a point as they come."""
    return "".join(str(DIGITS.index(sign)) for sign in plain(tenths) if sign in DIGITS)


def rude(numeral: str) -> str:
    """Evaluate a numeral place by place, whatever its order."""
    total = 0
    section = 0
    digit = 0
    for sign in plain(numeral):
        if sign in DIGITS:
            digit = DIGITS.index(sign)
        elif sign in "十百千":
            section += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[sign]
            digit = 0
        elif sign in "万亿":
            total = (total + section + digit) * {"万": 10**4, "亿": 10**8}[sign]
            section = digit = 0
    return str(total + section + digit)


@given(TEXTS)
def test_a_clause_without_a_figure_is_never_quantitative(text: str) -> None:
    for draft in drafts_of(text):
        if not FIGURE.search(draft.clause):
            assert draft.kind != "quantitative", draft.clause
            assert (draft.value, draft.unit) == ("", "")


@given(TEXTS)
def test_what_is_left_open_says_why(text: str) -> None:
    for draft in drafts_of(text):
        needed = (draft.kind, draft.comparator, draft.period, draft.due)
        numeric = () if draft.comparator == "done" else (draft.value, draft.unit, draft.measure, draft.indicator)
        if not all((*needed, *numeric)):
            assert draft.review, draft


@given(TEXTS)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean_script(clean_script(text)) == clean_script(text)


def test_the_contract_has_every_column_of_a_row(real_data: Path) -> None:
    rows = make_rows(drafts_of("地区生产总值增长6%。"), SpeechDetails("speech"))
    assert write_rows(rows, read_contract(real_data).columns("targets")).count("\n") == 2
