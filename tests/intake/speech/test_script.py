import pytest

from targetbook.intake.wording.script import clean_script


@pytest.mark.parametrize(
    ("original", "cleaned"),
    [
        ("地區(qū)生產(chǎn)總值增長(zhǎng)5%", "地区生产总值增长5%"),
        ("（廣州）琶洲片區", "(广州)琶洲片区"),
        ("新增載體１０．５萬平方米，增長５％", "新增载体10.5万平方米,增长5%"),
        ("新增学位12,500个", "新增学位12500个"),
        ("可调度算力(PFLOPS)", "可调度算力(PFLOPS)"),
        ("面积(mu)", "面积(mu)"),
        ("「人工智能+」行動", "“人工智能+”行动"),
        ("增长5%—6%", "增长5%-6%"),
        ("主要目标——增长5%", "主要目标:增长5%"),
    ],
)
def test_one_script_plain_digits_and_no_glosses(original: str, cleaned: str) -> None:
    assert clean_script(original) == cleaned


@pytest.mark.parametrize("text", ["①5.5%以上", "增长5²%", "增长½", "增长5%①", "㈠增长5%"])
def test_a_mark_never_becomes_a_digit(text: str) -> None:
    assert clean_script(text) == text


def test_square_metres_are_no_mark() -> None:
    assert clean_script("35万m²") == "35万m2"


def test_simplified_text_stays_as_it_is() -> None:
    text = "著力打造后航道服务型制造产业集群,干部里程了解著名乾坤"
    assert clean_script(text).replace("着力", "著力") == text


def test_a_rare_character_of_a_name_stays_in_a_simplified_text() -> None:
    text = "推动昇腾算力中心建成投用,可调度算力超300P,新增模型企业20家"
    assert clean_script(text) == text


def test_a_line_in_traditional_script_is_converted_among_others() -> None:
    text = "今年全区各项工作稳步推进,重点项目加快建设,民生保障持续改善,城市面貌焕然一新\n" * 9
    assert clean_script(f"{text}地區生產總值增長5%") == f"{text}地区生产总值增长5%"
