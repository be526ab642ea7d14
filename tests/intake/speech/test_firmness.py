from intake.speech.drafts import drafts_in, only_draft


def test_aspiring_holds_over_commas_and_ends_at_a_semicolon() -> None:
    drafts = drafts_in("力争引进项目80个，完成投资120亿元；推动30个项目开工。")
    assert [draft.firmness for draft in drafts] == ["aspirational", "aspirational", "plain"]


def test_a_floor_and_its_stretch_are_two_targets() -> None:
    floor, stretch = drafts_in("地区生产总值增长确保7%，力争7.5%。")
    assert (floor.comparator, floor.value, floor.firmness) == (">=", "7", "plain")
    assert (stretch.comparator, stretch.value, stretch.firmness) == ("=", "7.5", "stretch")
    assert stretch.indicator == floor.indicator == "gdp"


def test_the_order_of_floor_and_stretch_does_not_matter() -> None:
    stretch, floor = drafts_in("外贸出口增速力争8%，确保不低于5%。")
    assert (stretch.firmness, floor.firmness) == ("stretch", "plain")


def test_two_indicators_are_no_pair() -> None:
    drafts = drafts_in("地区生产总值增长6%，力争工业投资增长20%。")
    assert [draft.firmness for draft in drafts] == ["plain", "aspirational"]


def test_aspiring_alone_leaves_the_number_as_it_is() -> None:
    assert only_draft("力争地区生产总值增长6%以上。").comparator == ">="
