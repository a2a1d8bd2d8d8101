"""Whether two things are the same: each difference by itself, then properties."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.reading.measurement.indicator_ids import indicator_id
from indicators.tables.matching.figure_matching import subject_of
from indicators.tables.matching.row_subject import thing_of, words_beside
from indicators.tables.matching.same_things import in_words, relate


def made(text: str, measure: str = "increment", unit: str = "个", beside: str = ""):
    return thing_of(text, "", beside or text, measure, unit)


@pytest.mark.parametrize(
    ("one", "other", "relation", "reason"),
    [
        ("签约重点项目", "新签约重点项目", "same", "one_"),
        ("签约重点项目", "新落地重点项目", "alike", "stage:signed|landed"),
        ("城市书屋", "城市书房", "same", "one_"),
        ("美丽宜居乡村", "美丽宜居村", "same", "one_"),
        ("文化惠民演出活动", "各类文化惠民演出", "same", "one_"),
        ("“揭榜挂帅”科技攻关项目", "省级“揭榜挂帅”项目", "same", "one_"),
        ("谋划储备的仓库", "开工的仓库", "alike", "stage:planned|begun"),
        ("省级标杆仓库", "国家级标杆仓库", "alike", "level:provincial|national"),
        ("省级以上标杆仓库", "省级标杆仓库", "alike", "level:provincial_or_above|provincial"),
        ("市级以上标杆仓库", "市级及以上标杆仓库", "same", "one_"),
        ("发放标杆贷款", "标杆贷款发放", "same", "one_"),
        ("培训标杆工人", "累计标杆工人培训", "same", "one_"),
        ("培训标杆工人", "转移标杆工人", "", "head"),
        ("金融机构存款余额", "金融机构本外币各项存款余额", "same", "one_"),
        ("金融机构存款余额", "金融机构贷款余额", "", "head"),
        ("开发区标杆仓库", "标杆仓库", "alike", "narrower"),
        ("仓库、标杆仓库", "标杆仓库", "alike", "listed"),
        ("乡镇标杆仓库覆盖比例", "村标杆仓库覆盖比例", "alike", "wording"),
        ("粮食综合生产能力", "粮食总产量", "alike", "capacity"),
        ("重点项目", "项目", "", "head"),
        ("工程", "工程", "", "head"),
        ("开复工项目", "社会投资类开复工项目", "alike", "part:|social"),
        ("500万元以上开复工项目", "开复工5000万元以上项目", "alike", "series"),
        ("“雏鹰”企业", "“雏鹰”“瞪羚”企业", "alike", "members"),
        ("农村居民人均可支配收入", "居民收入", "alike", "narrower"),
        ("到位内资", "招商引资实到资金", "alike", "series"),
        ("每千人口拥有3岁以下婴幼儿托位数", "托位", "alike", "per_head"),
        ("千人托位", "每千人口托位", "same", "one_"),
        ("市级重点项目", "市级重点项目", "same", "one_"),
        ("改造老旧小区", "开工改造老旧小区", "alike", "stage:|begun"),
        ("改造老旧小区", "老旧小区改造竣工", "same", "one_"),
        ("新开工项目", "开复工项目", "same", "one_"),
        ("市级重点项目", "省级重点项目", "alike", "level"),
        ("供水管网", "排水管网", "alike", "members"),
        ("供水管网", "地下管网", "alike", "members"),
        ("改造城区燃气供水供热管网", "老旧管网", "same", "one_"),
        ("卓越级智能工厂", "先进级以上智能工厂", "alike", "narrower"),
        ("数字化车间、智能工厂", "智能工厂、数字化车间", "same", "one_"),
        ("乡村运营人才", "引进人才", "alike", "narrower"),
        ("“小巨人”企业", "“专精特新”企业", "alike", "members"),
        ("中学学位", "中小学学位", "alike", "members"),
        ("高速公路通车总里程", "高速公路总里程", "same", "one_"),
        ("高速公路通车里程", "农村公路总里程", "", "head"),
        ("补贴性职业技能培训", "职业技能培训", "same", "one_"),
        ("消除易积水点位", "易积水点位", "same", "one_"),
        ("招引外资项目", "新引进外资项目", "same", "one_"),
        ("离境退税商店", "离境退税店", "same", "one_"),
        ("创新型、专精特新中小企业", "创新型和专精特新中小企业", "same", "one_"),
        ("东盟进出口", "进出口", "", "head"),
        ("充电桩", "公共充电桩", "alike", "members"),
        ("公厕", "公共厕所", "same", "one_"),
        ("普惠托位", "托位", "alike", "members"),
        ("农村公路", "“四好农村路”", "alike", "members"),
        ("文化惠民活动", "文化惠民演出", "alike", "members"),
        ("新建改造标杆仓库", "新建标杆仓库", "alike", "action:build_and_renew|new"),
        ("新建标杆仓库", "建设标杆仓库", "same", "one_"),
        ("化解不良贷款", "处置不良贷款", "same", "one_"),
        ("农村户厕改造", "农村改厕", "same", "one_"),
        ("服务业企业营业收入", "服务业营业收入", "same", "one_"),
        ("新认定标杆工厂", "新增标杆工厂", "same", "one_"),
        ("获批标杆工厂", "建设标杆工厂", "alike", "action:award|build"),
        ("净增标杆企业", "新增标杆企业", "alike", "action:on_balance|add"),
        ("农村劳动力转移就业", "转移农村劳动力就业", "same", "one_"),
        ("培训基地", "培训学校", "", "head"),
        ("省级重点项目完成投资", "重点项目完成投资", "alike", "level:provincial|"),
        ("新建改造线路", "改造线路", "alike", "action:build_and_renew|renew"),
        ("新建改造线路", "新建和改造线路", "same", "one_"),
        ("数字经济增加值占GDP比重", "数字经济核心产业增加值占GDP比重", "alike", "wording"),
    ],
)
def test_what_differs_is_named(one, other, relation, reason):
    found = relate(made(one), made(other))
    assert (found.relation, found.reason.startswith(reason)) == (relation, True), found


def test_an_addition_is_no_stock_unless_it_adds_up_from_zero():
    stock = made("高新技术企业", "level", "家")
    assert relate(made("高新技术企业", unit="家"), stock).reason == "stock_and_addition"
    assert relate(made("开复工项目", "level"), made("开复工项目")).relation == "same"


def test_building_and_renewing_at_once_is_neither_alone():
    both = thing_of("改造农村公路", "rural_roads", "新建、改造农村公路500公里", "increment", "公里")
    short = thing_of("新改建农村公路", "rural_roads", "新改建农村公路512公里", "increment", "公里")
    only = thing_of("维修农村公路", "rural_roads", "维修农村公路90公里", "increment", "公里")
    build = thing_of("新建农村公路", "rural_roads", "新建农村公路90公里", "increment", "公里")
    assert (both.action, short.action, only.action, build.action) == ("", "", "repair", "new")
    assert relate(both, short).relation == "same"
    assert relate(only, build).reason.startswith("action:")
    assert relate(only, short).reason == "action:repair|"
    assert (
        relate(thing_of("农村公路", "rural_roads", "农村公路300公里", "increment", "公里"), build).relation
        == "same"
    )


def test_what_adds_up_by_its_noun_is_one_whether_it_is_called_an_addition_or_not():
    assert relate(made("出栏生猪", unit="头"), made("出栏生猪", "level", "头")).relation == "same"


def test_what_happens_and_is_over_adds_up():
    assert relate(made("标杆读者", unit="人次"), made("标杆读者", "level", "人次")).relation == "same"


def test_what_adds_up_as_a_deed_is_one_whether_it_is_called_an_addition_or_not():
    assert relate(made("发放标杆贷款", unit="元"), made("标杆贷款发放", "level", "元")).relation == "same"


def test_a_thing_that_is_named_after_a_deed_has_a_stock():
    assert relate(made("培训基地"), made("培训基地", "level")).reason == "stock_and_addition"


def test_a_zone_is_not_the_city():
    names = ("固定资产投资", "经开区固定资产投资")
    one, other = (thing_of(name, "fixed_investment", name, "growth", "%") for name in names)
    assert relate(one, other).reason == "scope:|zone"
    for zone in ("高新区", "园区"):
        beside = ("全市新增高新技术企业130家", f"{zone}新增高新技术企业30家")
        one, other = (thing_of("高新技术企业", "hightech_firms", text, "increment", "家") for text in beside)
        assert relate(one, other).reason == "scope:|zone"


def test_a_proportion_is_neither_an_amount_nor_its_growth():
    share = thing_of("研发投入强度", "rd_spending", "", "share", "%")
    for measure in ("growth", "level", "increment"):
        assert relate(thing_of("研发投入", "rd_spending", "", measure, "%"), share).reason == "share"
    assert relate(thing_of("研发投入", "rd_spending", "", "decline", "%"), share).relation == "same"


def test_growth_at_current_prices_is_not_growth_at_constant_ones():
    def growth(beside: str, indicator: str = "gdp"):
        return thing_of("地区生产总值" if indicator else "标杆产值", indicator, beside, "growth", "%")

    at_current = words_beside("按现价计算，年均增长7.2%。", "7.2%")
    assert relate(growth("年均增长6%"), growth(at_current)).reason == "price:real|nominal"
    assert relate(growth("按可比价格计算，增长6%"), growth("增长6%")).relation == "same"
    # Of what the catalogue does not know at which prices it grows, only both words tell.
    assert relate(growth("增长6%", ""), growth(at_current, "")).relation == "same"


def test_a_change_is_not_what_changes_and_acres_are_no_pieces():
    assert relate(made("口袋公园", "change"), made("口袋公园")).reason == "change"
    assert relate(made("口袋公园", unit="平方米"), made("口袋公园")).reason == "unit:平方米|个"
    assert relate(made("口袋公园", unit="座"), made("口袋公园")).relation == "same"


@pytest.mark.parametrize(
    ("sentence", "quote", "indicator", "words"),
    [
        ("完成整合,6个专科获评省级临床重点专科,受益。", "6个", "专科", "6个专科获评省级临床重点专科"),
        ("重点建设呼吸、烧伤等15个专科。", "15个", "专科", "重点建设呼吸、烧伤等15个专科"),
        ("打造龙头企业3家、书房10家。", "3家", "龙头企业", "打造龙头企业3家"),
        ("建成村10个,打通路10个。", "10个", "路", "打通路10个"),
        ("没有数字。", "10个", "路", ""),
    ],
)
def test_the_words_beside_a_figure(sentence, quote, indicator, words):
    assert words_beside(sentence, quote, indicator) == words


def test_what_is_equal_is_one_object():
    assert made("城市书房", beside="建成城市书房") is made("城市书房", beside="建成的城市书房")
    assert made("城市书房", unit="座") is not made("城市书房")


def test_every_reason_has_words_in_both_languages():
    verdict = relate(made("省级标杆仓库"), made("国家级标杆仓库"))
    assert in_words(verdict) == "级别不同（省级，国家级）"
    assert in_words(verdict, "en") == "different levels (provincial, national)"
    assert in_words(relate(made("书房"), made("公园")), "en") == "not about one thing"


PIECES = [
    "新建",
    "签约",
    "落地",
    "省级",
    "国家级",
    "农村",
    "重点",
    "项目",
    "企业",
    "书房",
    "公园",
    "和",
    "示范",
    "5000万元以上",
]
PHRASES = st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map("".join)
MEASURES = st.sampled_from(["increment", "level", "growth", "share", "change"])
MIRRORED = {"wording", "narrower", "members"}


@given(PHRASES, PHRASES, MEASURES, MEASURES)
def test_the_order_of_two_things_changes_nothing(one, other, first, second):
    a, b = made(one, first), made(other, second)
    there, back = relate(a, b), relate(b, a)
    assert there.relation == back.relation
    assert there.reason.partition(":")[0] == back.reason.partition(":")[0]


@given(PHRASES, MEASURES)
def test_a_thing_is_itself_or_no_thing_at_all(phrase, measure):
    thing = made(phrase, measure)
    assert relate(thing, thing).relation == ("" if thing.is_generic and not thing.named_stage else "same")


@given(PHRASES, PHRASES, st.sampled_from(["全市", "《", "“"]))
def test_the_whole_city_and_brackets_change_nothing(one, other, added):
    decorated = added + one if added == "全市" else f"{added}{one}{'》' if added == '《' else '”'}"
    assert relate(made(decorated), made(other)).relation == relate(made(one), made(other)).relation


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("社会消费品零售总额", "主城区社会消费品零售总额", "alike"),
        ("市区社会消费品零售总额", "主城区社会消费品零售总额", "same"),
        ("空气质量优良天数", "主城区空气质量优良天数", "alike"),
        ("城市污水处理率", "城区污水处理率", "same"),
    ],
)
def test_the_main_urban_area_is_not_the_city(one, other, relation):
    first, second = (thing_of(phrase, indicator_id(phrase), phrase, "growth", "%") for phrase in (one, other))
    assert relate(first, second).relation == relation
    is_one = subject_of(indicator_id(one), one) == subject_of(indicator_id(other), other)
    assert is_one == (relation == "same")
