import pytest

from intake.speech.drafts import drafts_in, only_draft


@pytest.mark.parametrize(
    ("words", "period", "due"),
    [
        ("今年", "2025", "2025-12-31"),
        ("全年", "2025", "2025-12-31"),
        ("一季度", "2025-01/2025-03", "2025-03-31"),
        ("上半年", "2025-01/2025-06", "2025-06-30"),
        ("力争前三季度", "2025-01/2025-09", "2025-09-30"),
        ("6月底前", "2025", "2025-06-30"),
        ("今年9月30日前", "2025", "2025-09-30"),
        ("年内", "2025", "2025-12-31"),
        ("明年", "2026", "2026-12-31"),
        ("明年上半年", "2026-01/2026-06", "2026-06-30"),
        ("到2027年,", "2027", "2027-12-31"),
        ("到2027年底,", "2027", "2027-12-31"),
        ("“十五五”末,", "2030", "2030-12-31"),
        ("二〇二六年", "2026", "2026-12-31"),
        ("下半年", "", "2025-12-31"),
        ("未来三年,", "", ""),
        ("6月前", "2025", ""),
        ("全运会前", "2025", ""),
    ],
)
def test_when_a_target_is_to_be_met(words: str, period: str, due: str) -> None:
    draft = only_draft(f"{words}开工项目达到20个以上。")
    assert (draft.period, draft.due) == (period, due)
    assert bool(draft.review) == (not (period and due))


def test_a_time_holds_until_the_next_one() -> None:
    first, second, third = drafts_in("上半年开工项目12个、竣工项目5个，全年开工项目30个。")
    assert [draft.period for draft in (first, second, third)] == ["2025-01/2025-06", "2025-01/2025-06", "2025"]


def test_an_average_needs_the_years_it_runs_over() -> None:
    assert only_draft("“十四五”期间地区生产总值年均增长6%。").period == "2021/2025"
    assert only_draft("到2030年，地区生产总值年均增长6%。").period == ""


def test_a_year_after_another_sentences_far_year_is_left_open() -> None:
    far, unsure = drafts_in("到2030年，低空经济企业超过200家。起降点超过90个。")
    assert (far.period, unsure.period) == ("2030", "")
    assert "2030" in " ".join(unsure.review)


@pytest.mark.parametrize(
    ("words", "doubt"),
    [
        ("2月30日前", "in no calendar"),
        ("13月底前", "in no calendar"),
        ("99999年", "is no year"),
        ("2030—2026年", "the later year stands first"),
    ],
)
def test_a_time_that_cannot_be_leaves_period_and_day_open(words: str, doubt: str) -> None:
    draft = only_draft(f"{words}开工项目20个以上。")
    assert (draft.value, draft.period, draft.due) == ("20", "", "")
    assert doubt in " ".join(draft.review)


def test_a_quarter_said_of_one_figure_is_asked_of_the_next() -> None:
    first, second = drafts_in("一季度固定资产投资增长8%，新登记经营主体2万户以上。")
    assert (first.period, first.review) == ("2025-01/2025-03", ())
    assert (second.value, second.period, second.due) == ("20000", "", "")
    assert "does 一季度 still hold?" in second.review


def test_a_month_said_of_one_deed_is_asked_of_the_next() -> None:
    school, firms = drafts_in("6月底前建成滨江小学，引进低空企业20家以上。")
    assert (school.due, firms.period, firms.due) == ("2025-06-30", "2025", "")
    assert "does 6月底前 still hold?" in firms.review


def test_a_quarter_set_before_a_comma_holds_for_the_first_figure_after_it() -> None:
    first, second = drafts_in("上半年，固定资产投资增长8%，工业投资增长9%。")
    assert (first.period, second.period) == ("2025-01/2025-06", "")


def test_a_plan_named_in_a_heading_is_the_period_below_it_and_asked_about() -> None:
    below, after = drafts_in(
        "“十五五”时期主要目标\n工业增加值占地区生产总值比重达30%左右。\n2025年工作安排\n工业投资增长9%。"
    )
    assert (below.period, below.due, after.period) == ("2030", "2030-12-31", "2025")
    assert "2026/2030" in " ".join(below.review)
    assert after.review == ()


def test_an_average_below_the_heading_of_a_plan_is_over_its_years() -> None:
    draft = only_draft("“十五五”时期主要目标\n地区生产总值年均增长5%左右。")
    assert (draft.measure, draft.period, draft.value) == ("average_growth", "2026/2030", "5")
    assert draft.review


@pytest.mark.parametrize(
    "text", ["科学编制“十五五”规划。工业投资增长8%。", "制定“十五五”临江片区发展规划，工业投资增长8%。"]
)
def test_the_paper_of_a_plan_is_no_time(text: str) -> None:
    draft = next(draft for draft in drafts_in(text) if draft.value)
    assert (draft.period, draft.value, draft.review) == ("2025", "8", ())


def test_years_that_are_only_counted_leave_the_period_open() -> None:
    draft = only_draft("五年引进低空企业100家。")
    assert (draft.value, draft.period) == ("100", "")
    assert "which years is not said" in " ".join(draft.review)


def test_the_year_in_the_sentence_is_the_period() -> None:
    assert only_draft("2026年，全区工业投资增长9%。").period == "2026"


def test_a_quarter_before_a_semicolon_does_not_carry_over() -> None:
    first, second = drafts_in("一季度工业投资增长10%；固定资产投资增长8%。")
    assert (first.period, second.period) == ("2025-01/2025-03", "2025")


def test_months_from_january_on_are_their_own_period() -> None:
    assert only_draft("1月至3月，全区固定资产投资增长7%。").period == "2025-01/2025-03"


def test_a_month_by_itself_is_no_whole_year() -> None:
    assert only_draft("3月固定资产投资增长7%。").period == ""


def test_years_in_the_wrong_order_leave_the_period_of_an_average_open() -> None:
    draft = only_draft("2030—2026年出口年均增长6%。")
    assert (draft.value, draft.period) == ("6", "")
    assert draft.review


def test_working_days_are_a_number_and_pieces_of_work_a_phrase() -> None:
    draft = only_draft("今年企业开办时间压缩至0.5个工作日以内，抓好三个工作。")
    assert (draft.comparator, draft.value) == ("<=", "0.5")
