import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.errors import Faults, UnknownPlace, VocabularyFault
from indicators.vocabulary import places
from indicators.vocabulary.place_files import COLUMNS, OWN_COLUMNS, former_faults, read_places, zone_faults

PLACES = places()
HEADER = ",".join(COLUMNS) + "\n"
ABOVE = (
    "100000,中国,全国,country,\n210000,辽宁省,辽宁,province,100000\n210300,鞍山市,鞍山,prefecture,210000\n"
)


@pytest.fixture
def write(tmp_path):
    def writing(rows):
        path = tmp_path / "places.csv"
        # Every row gets cells for the English name and the first year, unless it lacks others too.
        lines = [line + ",Anywhere," * (line.count(",") == 4) for line in rows.splitlines()]
        path.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
        return path

    return writing


def test_the_levels_are_complete():
    levels = [place.level for place in PLACES.entries]
    liaoning = [place for place in PLACES.entries if place.adcode.startswith("21")]
    assert levels.count("country") == 1
    assert levels.count("province") == 34
    assert levels.count("prefecture") == 333
    assert sum(place.level == "prefecture" for place in liaoning) == 14
    assert sum(place.level == "county" for place in liaoning) == 100
    # The ministry counts 2,846 at the end of 2024; 两江新区 took the place of two districts since.
    assert levels.count("county") == 2845
    kinds = {
        ending: sum(p.level == "county" and p.name.endswith(ending) for p in PLACES.entries)
        for ending in ("自治县", "自治旗", "旗", "架林区", "特区", "市")
    }
    assert kinds == {"自治县": 117, "自治旗": 3, "旗": 52, "架林区": 1, "特区": 1, "市": 397}


@pytest.mark.parametrize(
    ("name", "within", "adcode"),
    [
        ("全国", "", "100000"),
        ("辽宁", "", "210000"),
        ("鞍山", "", "210300"),
        ("锦州市", "", "210700"),
        ("海城", "", "210381"),
        ("海城市", "210300", "210381"),
        ("岫岩县", "210300", "210323"),
        ("岫岩自治县", "", "210323"),
        ("湘西自治州", "", "433100"),
        ("岫岩", "", "210323"),
        ("铁西区", "210300", "210303"),
        ("铁西", "210100", "210106"),
        ("铁西区", "", None),
        ("铁西区", "210200", None),
        ("铁东区", "210300", "210302"),
        ("和平区", "", None),
        ("和平区", "210300", "210102"),
        ("朝阳", "", "211300"),
        ("朝阳县", "", "211321"),
        ("中山", "210200", "210202"),
        ("中山", "", "442000"),
        ("锦州", "210300", "210700"),
        ("沈阳", "210381", "210100"),
        ("长春", "210300", "220100"),
        ("海南", "", "460000"),
        ("海南", "630000", "632500"),
        ("延边州", "", "222400"),
        ("鞍山市海城市", "", "210381"),
        ("辽宁省鞍山市铁西区", "", "210303"),
        ("锦州海城", "", None),
        ("高新区", "210300", None),
        ("鞍山经济开发区", "210300", ""),
        ("鞍山市高新技术产业开发区", "", ""),
        ("雄安新区", "", ""),
        ("监利市", "", "421088"),
        ("沙坪坝区", "", "500106"),
        ("潜江市", "", "429005"),
        ("浦东新区", "", "310115"),
        ("昆山市", "", "320583"),
        ("江苏省苏州市昆山市", "", "320583"),
        ("济源", "410000", "419001"),
        ("监利县", "", "421023"),
        ("重庆市渝北区", "", "500112"),
        ("朝阳区", "110000", "110105"),
        ("鼓楼区", "", None),
        ("郊区", "", None),
        ("", "210300", None),
        ("海城", "999999", "210381"),
    ],
)
def test_the_place_meant_is_found(name, within, adcode):
    place = PLACES.resolve(name, within=within)
    assert (place.adcode if place else None) == adcode


@given(st.sampled_from(PLACES.entries))
def test_every_full_name_is_found_within_its_parent(place):
    assert PLACES.resolve(place.name, within=place.parent or place.adcode) == place


@given(st.sampled_from(PLACES.former))
def test_a_place_that_is_gone_is_had_with_its_code(place):
    assert PLACES.has(place.adcode, place.name)
    assert not place.successor or place.successor in PLACES.by_adcode


@given(st.sampled_from([place for place in PLACES.entries if place.adcode]))
def test_the_way_up_ends_with_the_country(place):
    chain = PLACES.above(place.adcode)
    assert chain[0] == place.adcode
    assert chain[-1] == "100000"


@given(st.sampled_from(sorted(PLACES.by_name)))
def test_names_without_a_context_lead_to_one_place(name):
    assert name in PLACES.by_name[name].names


def test_districts_are_not_among_the_names_without_a_context():
    assert "鼓楼区" not in PLACES.by_name
    assert "鼓楼" not in PLACES.by_name


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("鞍山市", "Anshan"),
        ("岫岩满族自治县", "Xiuyan Manchu Autonomous County"),
        ("台安县", "Tai'an County"),
        ("陕西省", "Shaanxi"),
        ("哈尔滨市", "Harbin"),
        ("重庆市", "Chongqing"),
        ("朝阳市", "Chaoyang"),
    ],
)
def test_places_have_their_english_names(name, english):
    assert PLACES.by_name[name].english == english


def test_an_english_name_is_in_latin_letters(write):
    with pytest.raises(VocabularyFault) as caught:
        read_places(write(ABOVE + "210302,铁东区,铁东,county,210300,铁东,\n"))
    assert caught.value.found == "'铁东'"


def test_finding_takes_names_and_codes():
    assert PLACES.find("鞍山", "--place").adcode == "210300"
    assert PLACES.find("210381", "--place").name == "海城市"


def test_an_unknown_name_is_told_with_the_nearest():
    with pytest.raises(UnknownPlace) as caught:
        PLACES.find("鞍山县", "--place")
    assert str(caught.value) == (
        "unknown place\n"
        "  expected  a place of places.csv, by name or adcode\n"
        "  found     '鞍山县'\n"
        "  where     --place\n"
        "  to do     Did you mean 鞍山市? "
        "A place nobody knows yet is added in vocabulary/places.csv."
    )


def test_a_name_of_several_places_is_told_with_their_codes():
    with pytest.raises(UnknownPlace) as caught:
        PLACES.find("铁西区", "--place")
    assert caught.value.remedy == (
        "Write the adcode: 210106 (辽宁省沈阳市铁西区), 210303 (辽宁省鞍山市铁西区), "
        "220302 (吉林省四平市铁西区)."
    )


@pytest.mark.parametrize(
    ("row", "expected", "found"),
    [
        ("21030,铁东区,铁东,county,210300", "adcode should match pattern '^\\d{6}$'", "'21030'"),
        ("210302,东,,county,210300", "name should have at least 2 characters", "'东'"),
        ("210302,铁东区,东,county,210300", "short should match pattern '^(.{2,})?$'", "'东'"),
        (
            "210302,铁东区,铁东,district,210300",
            "level should be 'country', 'province', 'prefecture' or 'county'",
            "'district'",
        ),
        ("210302,铁东区,铁东,county,2103", "parent should match pattern '^(\\d{6})?$'", "'2103'"),
    ],
)
def test_a_cell_that_does_not_fit_is_told(write, row, expected, found):
    with pytest.raises(VocabularyFault) as caught:
        read_places(write(ABOVE + row + "\n"))
    assert (caught.value.expected, caught.value.found) == (expected, found)
    assert caught.value.where.startswith("places.csv, line 5, entry 21030")


@pytest.mark.parametrize(
    ("row", "level", "found"),
    [
        ("210302,铁东区,铁东,county,210000", "county", "铁东区 with parent 210000"),
        ("210302,铁东区,铁东,county,210400", "county", "铁东区 with parent 210400"),
        ("220302,铁东区,铁东,county,210300", "county", "铁东区 with parent 210300"),
        ("210401,抚顺市,抚顺,prefecture,210000", "prefecture", "抚顺市 with parent 210000"),
        ("210001,吉林省,吉林,province,100000", "province", "吉林省 with parent 100000"),
        ("210302,铁东区,铁东,county,", "county", "铁东区 with parent none"),
        ("200000,他国,,country,100000", "country", "他国 with parent 100000"),
    ],
)
def test_a_code_and_its_parent_have_to_fit(write, row, level, found):
    with pytest.raises(VocabularyFault) as caught:
        read_places(write(ABOVE + row + "\n"))
    assert caught.value.expected == (
        f"a parent one level above a {level}, in a row of its own, with the same first digits"
    )
    assert caught.value.found == found
    assert caught.value.remedy == "Correct the adcode, the level or the parent."


def test_a_code_and_a_name_stand_once(write):
    twice = "210302,铁东区,铁东,county,210300\n"
    with pytest.raises(Faults) as caught:
        read_places(write(ABOVE + twice + twice))
    assert [error.found for error in caught.value.errors] == [
        "the adcode 210302 in the entries 210302 (line 5) and 210302",
        "the name 铁东区 in the entries 210302 (line 5) and 210302",
    ]
    assert {error.remedy for error in caught.value.errors} == {"Delete one of the two rows."}


def test_all_faults_are_told_at_once(write):
    with pytest.raises(Faults) as caught:
        read_places(write(ABOVE + "x,铁东区,铁东,county,210300\n210303,铁西区\n"))
    assert len(caught.value.errors) == 2


OWN = ",".join(OWN_COLUMNS) + "\n"


def test_a_project_adds_places_of_its_own(tmp_path):
    own = tmp_path / "places.csv"
    own.write_text(
        OWN + "鞍山新城区,,210399,210300,New Town District\n腾鳌镇,腾鳌,,210381,\n", encoding="utf-8"
    )
    places = read_places(own=own)
    assert places.resolve("鞍山新城区").adcode == "210399"
    assert places.find("腾鳌", "--place").level == "zone"
    assert places.path(places.resolve("腾鳌镇")) == "辽宁省鞍山市海城市腾鳌镇"


@pytest.mark.parametrize(
    ("row", "expected", "found"),
    [
        ("新城,,210300,210300,", "a code of its own", "210300, which is 鞍山市"),
        ("新城,,,999999,", "the adcode of a place of places.csv", "999999"),
        ("New,,,210300,", "name should match pattern '^[\\u4e00-\\u9fff]{2,}$'", "'New'"),
    ],
)
def test_a_place_of_ones_own_that_does_not_fit_is_told(tmp_path, row, expected, found):
    own = tmp_path / "places.csv"
    own.write_text(OWN + row + "\n", encoding="utf-8")
    with pytest.raises(VocabularyFault) as caught:
        read_places(own=own)
    assert (caught.value.expected, caught.value.found) == (expected, found)
    assert caught.value.where.startswith("places.csv, line 2, entry")


def test_the_lists_that_are_read_late_have_no_faults(tmp_path):
    assert former_faults() == []
    assert zone_faults() == []
    zones = tmp_path / "zones.csv"
    zones.write_text("name,parent\n某某新区,999999\n", encoding="utf-8")
    assert [fault.found for fault in zone_faults(zones)] == ["999999"]
    gone = tmp_path / "former_places.csv"
    gone.write_text("adcode,name,since,until,successor\n421023,监利县,1994,,421088\n", encoding="utf-8")
    assert [fault.found for fault in former_faults(gone)] == ["''"]


def test_a_new_city_may_come_with_its_counties(tmp_path):
    own = tmp_path / "places.csv"
    own.write_text(OWN + "新城市,,219100,210000,\n新城县,,219121,219100,\n", encoding="utf-8")
    places = read_places(own=own)
    assert places.resolve("新城市").level == "prefecture"
    assert places.path(places.resolve("新城县")) == "辽宁省新城市新城县"
