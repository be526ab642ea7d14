import pytest

from intake.speech.drafts import only_draft


@pytest.mark.parametrize(
    ("words", "comparator"),
    [
        ("增长5%以上", ">="),
        ("增长不低于5%", ">="),
        ("增长不少于5%", ">="),
        ("增速达到5%以上", ">="),
        ("增长超5%", ">"),
        ("增长超过5%", ">"),
        ("增速突破5%", ">"),
        ("增速高于5%", ">"),
        ("增长5%左右", "~"),
        ("增长约5%", "~"),
        ("增长5%", "="),
        ("增速达到5%", "="),
        ("增速控制在5%以内", "<="),
        ("增速不超过5%", "<="),
        ("增速不高于5%", "<="),
        ("增速低于5%", "<"),
        ("增长5%至6%", "between"),
        ("增长近5%", ""),
        ("增长不低于5%左右", ""),
        ("增长约5%以上", ""),
        ("确保增长5%", ">="),
        ("力争增长5%", "="),
    ],
)
def test_the_words_around_a_number_make_its_comparator(words: str, comparator: str) -> None:
    drafted = only_draft(f"今年地区生产总值{words}。")
    assert (drafted.comparator, drafted.measure, drafted.unit) == (comparator, "growth", "%")
    assert bool(drafted.review) == (not comparator)


@pytest.mark.parametrize("words", ["不低于", "不少于", "至少", "不得低于"])
def test_a_negated_word_is_never_turned_round(words: str) -> None:
    assert only_draft(f"新增学位{words}500个。").comparator == ">="


def test_a_noun_after_the_number_is_no_comparator() -> None:
    assert only_draft("落地10个起降点。").comparator == "="
    assert only_draft("引进50家内资企业。").comparator == "="


def test_a_size_class_is_a_class_and_what_is_counted_is_counted() -> None:
    drafted = only_draft("打造300亿级智能装备产业集群。")
    assert (drafted.comparator, drafted.value, drafted.unit) == ("class", "300", "CNY 100m")
    assert (only_draft("培育5个百亿级产业集群。").comparator, only_draft("培育5个百亿级产业集群。").value) == ("=", "5")
