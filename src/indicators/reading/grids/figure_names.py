"""What a cell of figures measures, by the names of its row and column, and of the whole table."""

from __future__ import annotations

import re

from indicators.documents.grids.table_grid import is_figure
from indicators.reading.grids.cell_words import names_a_thing
from indicators.reading.grids.rows import Row
from indicators.reading.grids.table_context import Setting
from indicators.reading.grids.table_places import names_a_whole
from indicators.reading.grids.units import folded
from indicators.reading.grids.values import Value
from indicators.reading.grids.words import one_of
from indicators.reading.lexicon import pattern
from indicators.reading.measurement import phrases
from indicators.reading.measurement.measured_thing import Measured
from indicators.reading.measurement.measurement import describe
from indicators.reading.prose import prepare
from indicators.reading.quantities import quantities
from indicators.storage.expressions import expression

_ACTION = pattern("measured.dropped_actions", "measured.kept_actions")
_GRADE = pattern("distribution.grades_patterns")
# 已完工50个 says how far the row has come.
_SAYS_NO_THING = expression(f"(?:{_ACTION.pattern}|{one_of('bare_progress').pattern})*")
# But 普及率, 参与率, 和平区.
_JOINED = expression("(?<![普涉以])及|和(?![平谐田县])|(?<!参)与|、")
_CAPTION_NUMBER = expression(
    r"^(?:附?[表图]|专栏|附件|续表)\s*[\d一二三四五六七八九十]*[-－—.]?\d*[:：\s]*|^\d{1,2}[-－—.]\d{1,2}(?=[\u4e00-\u9fff])|(?:19|20)\d\d年?(?:度)?|[(（][^()（）]*[)）]|[—\-–~至]|“?十[一二三四五六]五”?时?期?"
)


def names_of(row: Row, value: Value, captioned: str) -> tuple[str, str]:
    """Give the name of what a cell measures, and the same with the whole it is a part of in brackets."""
    noun = value.noun
    # 总计 in a column that names the rows is all of them.
    name = "" if noun and names_a_whole(row.name) else row.name
    if not name and captioned and (action := _last_action(noun)):
        # 新建, 改造提升 under 高标准农田建设任务: the caption names what is built.
        name = action + captioned.removesuffix("建设")
    elif not name and captioned and _GRADE.fullmatch(noun):
        name = noun + captioned
    elif not name and noun and captioned.endswith(noun):
        # 生铁产量 over rows of places: 产量 alone names nothing.
        name = captioned
    elif not name:
        is_captioned = row.place or row.period or value.place or (value.period and _has_no_stub(row))
        name = noun or (captioned if is_captioned else "")
    elif noun and noun not in name and not _says_amount(name, noun):
        # 城镇居民 over 人均可支配收入 says whose income it is.
        is_part = one_of("parts").fullmatch(noun) or _GRADE.fullmatch(noun)
        name = noun + name if is_part else name + noun
    suffix = {"share": "占比", "completion": "完成率", "ratio": "与上年之比"}.get(value.kind, "")
    # How much of the goal for 失业率 was met is no rate of unemployment.
    own = ("完成率", "执行率", "进度") if value.kind == "completion" else ("率", "比重", "占比")
    if suffix and not name.endswith((suffix, *own)):
        name += suffix
    return name, f"({row.prefix}){name}" if row.prefix and row.prefix not in name else name


def _has_no_stub(row: Row) -> bool:
    """Whether a row begins with a figure: nothing names it but the caption of the table."""
    first = row.cells[0]
    return first is not None and is_figure(first.text)


def _last_action(noun: str) -> str:
    """Give the last of the actions that a noun consists of, "" if it names anything else: 建设新建."""
    actions = list(_ACTION.finditer(noun))
    return actions[-1][0] if actions and "".join(action[0] for action in actions) == noun else ""


def _says_amount(name: str, noun: str) -> bool:
    """Whether a row's name says itself which amount it is: 发电量 and 生猪出栏 need no 产量."""
    if one_of("amounts_of_any_unit").fullmatch(noun) and one_of("amount_ends", suffix="$").search(name):
        return True
    return name[-1:] == noun[-1:] and name[-1:] in "量额值"


def caption_noun(setting: Setting) -> str:
    """Find the one indicator that the caption names, for tables whose rows and columns name none.

    转移就业及技能培训计划 names two, of which a column may be either; 产量及增长速度 names one.
    """
    words = setting.periods.read(re.sub(r"\s", "", folded(setting.table.caption)))[1]
    words = _CAPTION_NUMBER.sub("", words)
    parts = _JOINED.split(words.replace(setting.document.place, ""))
    told = [bare for part in parts if (bare := one_of("caption_rest").sub("", part))]
    return re.sub(r"[\s\u3000]", "", told[0]) if len(told) == 1 else ""


def named_by_goal(row: Row, value: Value, unit: str) -> Measured | None:
    """Tell what the goal before a bare figure says that both measure: 25 by the half year of 引进项目60个."""
    if ("-" not in value.period and value.role != "actual") or value.noun:
        return None
    before = [cell.text for cell in row.own if cell.column < value.column.index]
    found = [(named, text) for text in before if (named := named_by_cell(text))]
    if len(found) != 1:
        return None
    named, text = found[0]
    return named if quantities.find(prepare(text).text)[0].unit == unit else None


def named_by_cell(text: str) -> Measured | None:
    """Tell what a cell says itself that its one figure measures, None if only its row does.

    Examples
    --------
    >>> found = named_by_cell("新增城镇就业1500人")
    >>> (found.indicator, found.measure) if found else ()
    ('城镇就业', 'increment')
    >>> named_by_cell("开工5万亩"), named_by_cell("增长7%")
    (None, None)
    """
    said = prepare(text).text.strip()
    found = quantities.find(said) if names_a_thing(text) else []
    if len(found) != 1 or not found[0].unit:
        return None
    measured = describe(found[0], said[: found[0].before], said[found[0].after :], None)
    noun = phrases.read_head(said[: found[0].before]).noun
    return None if _SAYS_NO_THING.fullmatch(noun) else measured
