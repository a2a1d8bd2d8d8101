"""What two papers word in their own ways: the words that narrow a thing, and those that only adorn it."""

from __future__ import annotations

import pytest

from indicators.reading.measurement.indicator_ids import indicator_id
from indicators.tables.matching.row_subject import thing_of
from indicators.tables.matching.same_things import are_counted_alike, relate


def made(text: str, measure: str = "increment", unit: str = "个"):
    return thing_of(text, indicator_id(text), text, measure, unit)


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        # The order of words, and words that say nothing.
        ("公办标杆学位", "标杆公办学位", "one_"),
        ("标杆服务人员培训", "标杆服务培训", "one_"),
        ("有效期内高新技术企业", "国家高新技术企业", "one_indicator"),
        ("停车位", "机动车停车位", "one_indicator"),
        ("农业产业化龙头企业", "农业龙头企业", "one_indicator"),
        # A name of the catalogue in other words.
        ("引进内资到位", "到位内资", "one_indicator"),
        ("引进省外到位资金", "引进省外资金", "one_indicator"),
        ("引进市外到位内资", "引进市外内资", "one_indicator"),
        ("困难人员实现就业", "就业困难人员就业", "one_indicator"),
        ("高铁运营总里程", "高速铁路营业里程", "one_"),
        ("亿元以上技术改造项目", "亿元以上技改项目", "one_indicator"),
        ("新登记经营主体", "新设立经营主体", "one_indicator"),
        ("标杆投资占固定资产投资比重", "标杆投资占比", "one_"),
        ("标杆产业增加值占规上工业增加值比重", "标杆产业增加值占规上工业比重", "one_"),
        ("实际对外直接投资", "实际对外投资", "one_"),
        ("新增市场主体", "新增经营主体", "one_"),
        ("工业中标杆产业占比", "标杆产业占规上工业比重", "one_"),
        ("规上工业中标杆产业占比", "标杆产业占规上工业比重", "one_"),
        ("基础研究支出占全社会研发投入比重", "基础研究经费占研发经费比重", "one_"),
        ("新认证绿色、有机标杆品", "新增绿色有机标杆品", "one_"),
        ("标杆建筑安装感知设备", "标杆建筑加装感知设备", "one_"),
        ("增补标杆学位", "新增标杆学位", "one_"),
        ("标杆能源电力装机", "标杆能源装机容量", "one_"),
        ("标杆产业营业收入", "标杆产业营收", "one_"),
        ("转移转化标杆成果", "转化标杆成果", "one_"),
        ("标杆领域支出", "标杆支出", "one_"),
        ("标杆垃圾资源化利用率", "标杆垃圾利用率", "one_"),
        ("标杆水质优良率", "标杆水质优良比例", "one_"),
        ("标杆游客人数", "标杆游客", "one_"),
        ("新增上规入库企业", "新增规上企业", "one_indicator"),
        ("交通固定资产投资", "交通投资", "one_"),
        ("分区分类建设高标准农田", "高标准农田", "one_indicator"),
        ("分类实施标杆土地保护工程", "标杆土地保护工程", "one_"),
        ("转移农村富余劳动力", "农村劳动力转移就业", "one_indicator"),
        ("标杆电商网络零售额", "标杆网络零售额", "one_"),
        ("中央和省预算内资金", "中央、省级预算内投资", "one_"),
        ("硬化标杆通组道路", "标杆通组公路硬化", "one_"),
        ("调处标杆纠纷", "化解标杆纠纷", "one_"),
        ("新登记企业", "新设企业", "one_"),
        ("65岁及以上标杆人才资源", "65岁以上标杆人才", "one_"),
        ("改建标杆床位", "新增标杆床位", "one_"),
        # What an enterprise enters when it grows large enough, and of how large a trade.
        ("新入规工业企业", "规上工业企业", "one_indicator"),
        ("新升规工业企业", "规模以上工业企业", "one_indicator"),
        ("新纳统限上批零住餐企业", "限额以上商贸企业", "one_indicator"),
        ("限额以上批发和零售住宿和餐饮企业", "限上批零住餐企业", "one_indicator"),
        # A rate is called by its end: 率, 比例, 比率, 水平.
        ("标杆覆盖比例", "标杆覆盖率", "one_"),
        ("标杆机械化水平", "标杆机械化率", "one_"),
        # So many on each thousand of people, in long and in short.
        ("每千名常住人口拥有标杆床位", "千人标杆床位", "one_"),
        ("标杆贷款余额", "标杆贷款", "one_"),
        ("规上战略性新兴产业标杆产值", "战新产业标杆产值", "one_"),
        ("处置标杆闲置土地", "标杆闲置土地处置", "one_"),
        ("处置闲置土地", "盘活闲置土地", "one_"),
        ("争取上级各类标杆资金", "向上争取标杆资金", "one_"),
        ("粮食总产量", "粮食产量", "one_"),
        # A level that only one of the two tells.
        ("省级以上绿色工厂", "绿色工厂", "one_"),
        ("减少标杆消费", "压减标杆消费", "one_"),
        ("危险废物标杆利用率", "危废标杆利用率", "one_"),
        ("新签约亿元以上项目", "签约亿元以上招商项目", "one_phrase"),
        ("社区老年食堂", "老年食堂", "one_indicator"),
        ("历史遗留矿山生态修复", "矿山生态修复治理", "one_indicator"),
        ("盘活标杆土地", "消化标杆土地", "one_"),
        ("村级综合性标杆服务中心", "村综合标杆服务中心", "one_"),
        # An addition is one with the verb of bringing it about and without.
        ("发放标杆贷款", "新增标杆贷款", "one_"),
        ("募集标杆基金", "新增标杆基金", "one_"),
        ("新注册标杆志愿者", "新增注册标杆志愿者", "one_"),
        ("标杆千人口诊位", "每千人口标杆诊位", "one_"),
        ("助老餐厅", "老年食堂", "one_"),
        ("举办标杆招聘活动", "各类标杆招聘会", "one_"),
        ("群众办理标杆援助案件", "标杆援助案件", "one_"),
        # A name is one with and without its quotation marks.
        ("“双标杆型”教师占比", "双标杆型教师比例", "one_"),
        ("规模化标杆养殖率", "规模标杆养殖比例", "one_"),
        ("百亿元产业标杆集群", "百亿级产业标杆集群", "one_"),
        ("行政村标杆覆盖率", "村标杆覆盖率", "one_"),
        ("标杆产品出口额", "标杆产品出口", "one_"),
        ("对共建“一带一路”国家标杆投资", "对“一带一路”国家标杆投资", "one_"),
        ("社会融资规模增量", "新增社会融资规模", "one_"),
    ],
)
def test_what_only_adorns_a_thing_leaves_it_one(one, other, reason):
    found = relate(made(one), made(other))
    assert (found.relation, found.reason.startswith(reason)) == ("same", True), found


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("新建改造村卫生室", "新建村卫生室", "action:build_and_renew|new"),
        ("更新老旧电梯", "加装电梯", "action:renew|install"),
        ("新建村卫生室", "改造村卫生室", "action:new|renew"),
        ("改扩建村卫生室", "新建村卫生室", "action:rebuild|new"),
        ("新改建农村公路", "改造农村公路", "action:build_and_renew|renew"),
        ("净增规上工业企业", "新增规上工业企业", "action:on_balance|add"),
        ("城镇常住人口", "常住人口", "wording"),
        ("新签约10亿元以上项目", "签约亿元以上项目", "size:100000|10000"),
        ("签约标杆项目", "签约项目", "narrower"),
        ("智能工厂", "智能工厂和数字化车间", "members"),
        ("数字化车间", "智能工厂", "members"),
        ("铁路货运量", "水路货运量", "members"),
        ("换电站", "充电站", "members"),
        ("农村新增就业", "城镇新增就业", "scope:rural|"),
        ("标杆投资占工业投资比重", "标杆投资占固定资产投资比重", "wording:工业投资|固定资产投资"),
        ("“标杆三样”出口", "“标杆三样”投资", ""),
        ("重大科技专项", "“揭榜挂帅”项目", "members"),
        ("启动城中村改造", "完成城中村改造", "stage:begun|"),
        ("提升标杆学校周边环境", "标杆学校", ""),
        ("惠及群众", "惠及群众", ""),
        ("园区规上工业企业", "规上工业企业", "narrower:园区|"),
        ("新能源装机", "可再生能源装机", "members"),
        ("建筑垃圾资源化利用率", "生活垃圾资源化利用率", "members"),
        ("批而未供土地", "闲置土地", "members"),
        ("批而未供和闲置土地", "闲置土地", "members"),
        ("农村黑臭水体", "城市黑臭水体", "members"),
        ("商品住宅销售面积", "商品房销售面积", "members"),
        ("全程网办率", "网上可办率", "members"),
        # What is taken up is not yet settled.
        ("办结标杆信访案件", "办理标杆信访案件", ""),
        ("调解标杆纠纷", "化解标杆纠纷", ""),
        ("全口径税收", "税收收入", "members"),
        ("数字经济核心产业增加值", "数字经济增加值", "members"),
        ("出境断面水质优良率", "水质优良率", "members"),
        # Words that say nothing are left standing where they are all there is.
        ("消除大校额", "招商引资额", ""),
        ("管理资金", "招商引资到位资金", ""),
    ],
)
def test_what_narrows_a_thing_makes_it_another(one, other, reason):
    found = relate(made(one), made(other))
    assert found.relation != "same"
    assert found.reason.startswith(reason), found


def test_of_a_rate_two_different_wholes_are_told_and_one_alone_is_not():
    hotline, safety, plain = (
        thing_of(text, "satisfaction_rate", text, "share", "%")
        for text in ("标杆热线满意率", "群众安全感满意度", "群众满意度")
    )
    assert relate(hotline, safety).reason.startswith("narrower")
    assert relate(hotline, plain).relation == "same"


@pytest.mark.parametrize(
    ("some", "every"),
    [
        ("重点人群家庭医生签约率", "家庭医生签约率"),
        ("脱贫人口医保参保率", "医保参保率"),
        ("职工医保参保率", "居民医保参保率"),
        ("农村无害化卫生厕所普及率", "农村卫生厕所普及率"),
        ("村庄绿化覆盖率", "建成区绿化覆盖率"),
    ],
)
def test_a_rate_of_some_is_none_of_all(some, every):
    assert relate(made(some, "share", "%"), made(every, "share", "%")).relation != "same"


def test_a_statistic_is_known_by_its_name_in_brackets():
    told = made("城镇常住人口占总人口比重（常住人口城镇化率）", "share", "%")
    assert relate(told, made("常住人口城镇化率", "share", "%")).reason == "one_indicator"


def test_estates_are_not_counted_by_their_homes_but_toilets_are():
    assert not are_counted_alike(made("改造老旧小区", unit="户"), made("改造老旧小区", unit="个"))
    assert are_counted_alike(made("改造农村户厕", unit="户"), made("改造农村户厕", unit="座"))


def test_what_is_given_out_is_no_balance():
    given, balance = (
        thing_of(text, "", text, measure, "元")
        for text, measure in (("发放标杆贷款", "increment"), ("标杆贷款余额", "level"))
    )
    assert relate(given, balance).reason == "stock_and_addition"


def test_what_was_collected_adds_up_by_either_name():
    names = (("归集标杆金", "increment"), ("标杆金归集额", "level"))
    one, other = (thing_of(text, "", text, measure, "元") for text, measure in names)
    assert relate(one, other).relation == "same"


def test_visits_and_heads_count_alike_what_comes_and_is_gone():
    assert are_counted_alike(made("标杆培训", unit="人次"), made("标杆培训", unit="人"))
    assert not are_counted_alike(made("常住人口", "level", "人次"), made("常住人口", "level", "人"))


@pytest.mark.parametrize(("noun", "unit"), [("学校", "所"), ("高速公路", "条"), ("医院", "家")])
def test_of_what_stands_everywhere_the_deed_has_to_be_told(noun, unit):
    bare, built, renewed = (
        thing_of(noun, indicator_id(noun), f"{deed}5{unit}{noun}", "increment", unit)
        for deed in ("提升", "建成", "改造")
    )
    assert relate(bare, built).relation == relate(bare, bare).relation == "alike"
    assert relate(built, renewed).relation == "alike"
    assert relate(built, built).relation == "same"


def test_energy_that_is_used_adds_up_and_what_can_be_stored_does_not():
    used, more = (thing_of("标杆外调电", "", "", measure, "千瓦时") for measure in ("level", "increment"))
    stored, added = (thing_of("标杆储能", "", "", measure, "千瓦时") for measure in ("level", "increment"))
    assert relate(used, more).relation == "same"
    assert relate(stored, added).reason == "stock_and_addition"
