import pytest

from record.drafting.told import drafted, only


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
    one = only(f"{words}开工项目达到20个以上。")
    assert (one.period, one.due) == (period, due)
    assert bool(one.review) == (not (period and due))


def test_a_time_holds_until_the_next_one() -> None:
    first, second, third = drafted("上半年开工项目12个、竣工项目5个，全年开工项目30个。")
    assert [one.period for one in (first, second, third)] == ["2025-01/2025-06", "2025-01/2025-06", "2025"]


def test_an_average_needs_the_years_it_runs_over() -> None:
    assert only("“十四五”期间地区生产总值年均增长6%。").period == "2021/2025"
    assert only("到2030年，地区生产总值年均增长6%。").period == ""


def test_a_year_after_another_sentences_far_year_is_left_open() -> None:
    far, unsure = drafted("到2030年，低空经济企业超过200家。起降点超过90个。")
    assert (far.period, unsure.period) == ("2030", "")
    assert "2030" in " ".join(unsure.review)


def test_a_day_that_is_in_no_calendar_is_no_time() -> None:
    assert only("2月30日前开工项目20个以上。").due == "2025-12-31"
