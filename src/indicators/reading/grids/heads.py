"""What the head of a column says: a time, a role, what is measured, how, and in which unit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from indicators.reading.grids.compared_years import AGAINST_PLAN, compared_with
from indicators.reading.grids.head_years import with_one_year
from indicators.reading.grids.periods import PeriodReader
from indicators.reading.grids.revision_columns import side_of
from indicators.reading.grids.row_names import without_limit, without_translation
from indicators.reading.grids.units import Unit, folded, unit_in_brackets, units_of
from indicators.reading.grids.words import kinds_in, named, one_of
from indicators.reading.grids.words import words as words_of_table
from indicators.reading.lexicon import any_of, pattern
from indicators.reading.lexicon import words as reading_words
from indicators.reading.measurement.indicator_ids import indicator_id
from indicators.reading.measurement.measured_thing import is_rate_by_name
from indicators.storage.expressions import expression

_BRACKETS = expression(r"[(\[〔【][^()\[\]〔〕【】]*[)\]〕】]")
_SUM_BRACKET = expression(
    r"[\[〔(]\s*(?:五年)?累计(?:增长|增加|增减|提高|提升|变化|下降|降低|数|值|量)?\s*[\]〕)]"
)
_AVERAGE_BRACKET = expression(r"[\[〔]\s*年均(?:增长|增速|增幅)?\s*[\]〕]")
# The point of PM2.5 is no sign between words.
_SIGNS = expression(r"[\s,，、;；:：()（）\[\]〔〕【】“”\"'±+*#＃%％/·-]|\.(?!\d)|(?<!\d)\.")
_DECLINE = expression(r"下降|降低|降幅|减少")
_POINTS = expression(r"百分点")
_GRADE = pattern("distribution.grades_patterns")
# 计划比上年预计增长: what a rate is against is no role of its own.
_AGAINST_RESULT = expression(r"[比较](?:上年|去年)?(?:预计|实际|实绩|完成|执行|决算)+(?:完成|执行)?数?(?!率)")
# What a rate is worked out at says nothing of what it is of: 为上年%（按可比价计算）.
_PRICES = expression(r"[(（](?:按|以)?(?:可比|现|当年|不变|基期)价格?(?:计算)?[)）]$")
_OF_WHOLE = expression(r"占.*(?:比重|比例|份额|%|$)")
# 预算数为上年执行数的%, 决算数为预算数的%: what its figures are held against, and of what they are a part.
_AS_PART_OF = expression(
    r"为(?P<of>(?:上年|去年|20\d\d年|年初|调整|年度|全年|预算|计划|目标|执行|决算|完成)[^为]*?)(?:(?<=数)|(?<=额)|的)[%％]?$"
)
# 为上年%, 为预算（%） say so in short, 调整为预算（%） does not.
_IN_SHORT = expression(
    r"(?<![整订作改更])为(?P<of>(?:上年|去年)(?:同期|同月)?|(?:年初|年度|全年|调整)?(?:预算|计划|目标))$"
)
# 完成年初预算（%）
_AS_DONE = expression(r"^(?:完成|占)(?:年初|调整|年度|全年|本年)?(?:预算|计划|目标|任务)[数额]?$")
_OF_PLAN = expression(r"(?!上年|去年|20\d\d年).*(?:预算|计划|目标)")
_RATES = frozenset(("growth", "pop", "share", "completion"))
_LEADS = "当月|本月|当季|本季|当期|本期|全年|年度|本年|今年|当年|其中|主要|累计|上年|去年|上月|全市|各"


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a column says."""

    words: str  # Its own words, from the upper rows to the lower, without blanks.
    units: list[Unit] = field(default_factory=list)  # Those in its brackets.
    period: str = ""  # The time it names, "" if none.
    role: str = ""  # actual, estimate, target or baseline, "" if it does not say.
    # growth, change, share, completion, ratio (to an earlier amount), total, yearly, pop.
    measures: tuple[str, ...] = ()
    noun: str = ""  # The thing it names beside all that: 产量, 固定资产投资.
    upper: str = ""  # The words of the rows above the lowest: columns that share them belong together.
    compared: int = 0  # The year its rates are against where it names one (比2020年增长), else 0.
    # Whether it says that its figures, or those in brackets, are sums over years: [累计].
    has_sums: bool = False
    has_averages: bool = False  # Whether those in brackets are averages of years: [年均].
    side: str = ""  # superseded or revision where it holds the old or the new values of goals, else "".
    limit: str = ""  # The comparator that its words end in, "" if they end in none: 城镇登记失业率低于(%).

    @property
    def is_rate(self) -> bool:
        """Whether its figures are rates of growth, or changes."""
        measures = set(self.measures)
        return bool(measures & {"growth", "change", "yearly", "pop"}) and "share" not in measures

    @property
    def lowest(self) -> str:
        """The words of the lowest row alone."""
        return self.words.removeprefix(self.upper)

    @property
    def is_count(self) -> bool:
        """Whether it names a number of things: 签约项目 over 个数."""
        return bool(self.noun and one_of("count_names", suffix="$").search(self.noun))

    @property
    def is_schedule(self) -> bool:
        """Whether its cells tell what is due at days: 阶段节点."""
        return one_of("schedules", suffix="$").search(self.words) is not None

    @property
    def is_known(self) -> bool:
        """Whether anything of it is understood, so that its figures may be read."""
        return bool(
            self.period or self.role or self.measures or self.units or not self.noun or is_noun(self.noun)
        )


def is_noun(noun: str) -> bool:
    """Whether a noun names something that is measured: an indicator, or the name of an amount.

    Examples
    --------
    >>> is_noun("地区生产总值"), is_noun("存栏量"), is_noun("甲类")
    (True, True, False)
    """
    if one_of("parts").fullmatch(noun) or one_of("added").fullmatch(noun):
        return True
    ends = (one_of(name, suffix="$").search(noun) for name in ("count_names", "amount_ends"))
    return bool(_level().search(noun) or indicator_id(noun) or any(ends))


@cache
def _level() -> re.Pattern[str]:
    return re.compile(f"(?:{any_of(reading_words()['measured']['level_nouns'])})$")


def read_head(texts: Sequence[str], periods: PeriodReader, before: str = "") -> Head:
    """Read the head of a column.

    Parameters
    ----------
    texts : sequence of str
        The cells over it, the upper first.
    periods : PeriodReader
        Knows what 上年 and 目标年 mean in the paper.
    before : str
        The time of the column before, whose year a month may go on with.

    Examples
    --------
    >>> from indicators.documents.document import Document
    >>> reader = PeriodReader.of(Document("d", "", kind="annual_plan_report", period="2024"))
    >>> head = read_head(["2023年", "实际完成（亿元）"], reader)
    >>> head.period, head.role, head.units[0].label, head.noun
    ('2023', 'actual', '元', '')
    """
    units: list[Unit] = []
    pieces: list[str] = []
    written: list[str] = []
    side = part = limit = ""
    is_scheduled = False
    for number, text in enumerate(texts, 1):
        found, rest = unit_in_brackets(_PRICES.sub("", re.sub(r"\s", "", without_translation(folded(text)))))
        if number > 1 and (alone := units_of(text)):
            # 微克/立方米 beside 同比（%） says in what the thing above it is told.
            found, rest = alone, ""
        # 名义增速 under 工业总产值（亿元） is no amount.
        units = found or ([unit for unit in units if unit.is_rate] if _is_rate(rest) else units)
        of = _AS_PART_OF.search(rest) or (_IN_SHORT.search(rest) if found else None)
        if of and all(unit.is_rate for unit in found):
            part, rest = ("completion" if _OF_PLAN.match(of["of"]) else "ratio"), rest[: of.start()]
        elif found and found[0].is_rate and _AS_DONE.search(rest):
            part = "completion"
        # 为预算% says nothing else.
        written.append(rest or (of[0] if of else ""))
        if number < len(texts) and (steps := _steps().search(rest)):
            # 进度安排 over 一季度 is a plan of steps and no share of what is done, as 完成时限 is.
            is_scheduled, rest = True, rest[: steps.start()]
        told_side, rest = side_of(rest)
        side = told_side or side
        limit, rest = without_limit(rest, limit)
        pieces.append(rest)
    whole = "".join(with_one_year(pieces))
    period, rest = periods.read_below(whole, before)
    nouns = [noun_of(periods.read(piece)[1]) for piece in pieces]
    told = rest
    for noun in filter(None, nouns):
        # 一般公共预算收入 is no budget.
        told = told.replace(noun, "")
    measures = [part] if part else _measures_of(told, rest, units)
    # Nor is a plan that results are held against.
    held_off = AGAINST_PLAN.sub("", _AGAINST_RESULT.sub("", told))
    roles = ["target"] if side else kinds_in("roles", held_off)
    if pieces and _OF_WHOLE.match(pieces[0]):
        # 占常住人口比重 over 男 and 女 says whose share, and the lower words of what.
        noun = "".join(nouns[1:])
    else:
        noun = "" if _OF_WHOLE.match(rest) else _put_together(nouns, written)
    return Head(
        "".join(written), units, period,
        roles[-1] if roles else "target" if is_scheduled else "", tuple(measures), noun,
        # A row of units is no row of heads: 增速 over % stands under nothing.
        "".join([words for words in written if words][:-1]),
        compared_with("".join(map(folded, texts))),
        bool(_SUM_BRACKET.search(told)),
        bool(_AVERAGE_BRACKET.search(told)),
        side,
        limit,
    )  # fmt: skip


@cache
def _steps() -> re.Pattern[str]:
    """Compile what stands over the parts of the year by which steps are due; 时间 alone heads any times."""
    due = one_of("columns", "ends", "deadline").pattern
    return expression(f"(?:{one_of('schedules').pattern}|(?!时间$){due})$")


def _once(nouns: Sequence[str]) -> list[str]:
    """Leave out a noun that the next one ends in or is: 投资 over 计划投资."""
    return [n for at, n in enumerate(nouns) if not (at + 1 < len(nouns) and nouns[at + 1].endswith(n))]


def _put_together(nouns: Sequence[str], written: Sequence[str]) -> str:
    """Put the things together that the rows of a head name; a part before its whole: 制造业到位资金."""
    *above, lowest = _once(nouns) or [""]
    part_of = one_of("part_of_column")
    # So is a grade, 国家级 below 龙头企业, but 县级 below 资金来源 says whose money it is.
    is_grade = _GRADE.fullmatch(lowest) and not part_of.match("".join(above))
    if above and (is_grade or part_of.match(written[-1])):
        return lowest if is_noun(lowest) and not is_grade else "".join([lowest, *above])
    return "".join([*above, lowest])


def _measures_of(told: str, rest: str, units: Sequence[Unit]) -> list[str]:
    """Tell by the words of a head, and by those among them that name no thing, how it measures."""
    measures = list(dict.fromkeys(kinds_in("measures", told)))
    if "completion" in measures:
        return ["completion"]
    if _SUM_BRACKET.search(told):
        # It says what brackets around figures mean.
        measures = [measure for measure in measures if measure != "total"]
    if any(unit.label == "百分点" for unit in units) or _POINTS.search(told):
        # 比重增减（百分点） is how far a share has moved, 比重 alone is one.
        moved = "share" if "growth" in measures else ""
        measures = [m for m in measures if m not in ("growth", moved)] + ["change"]
    elif "pop" in measures and "growth" not in measures:
        # A bare 环比 is a rate of growth as 同比 is, against the month before.
        measures.append("growth")
    if any(unit.is_rate for unit in units):
        return [*measures, "decline"] if _DECLINE.search(rest) else measures
    # By how much an amount is off its plan is one as well.
    return ["change"] if AGAINST_PLAN.search(rest) else measures


def _is_rate(words: str) -> bool:
    """Whether a cell of a head says that its figures are rates, in no amount of the cell above it."""
    measures = set(kinds_in("measures", words))
    if words in words_of_table()["amounts_or_rates"]:
        return False
    return bool(measures & _RATES) and "change" not in measures


def noun_of(words: str) -> str:
    """Take out of a head what tells role, time and measure; what is left names the thing measured.

    Examples
    --------
    >>> told = ("固定资产投资增速", "绝对数", "比上年增长", "2024年产量", "新增规上工业企业")
    >>> [noun_of(words) for words in told]
    ['固定资产投资', '', '', '产量', '新增规上工业企业']
    """
    rest = _BRACKETS.sub("", words)
    if indicator_id(_SIGNS.sub("", words)):
        # 实际利用外资 is called so, it does not say that it is a result.
        return _trimmed(rest, from_start=not indicator_id(_trimmed(_SIGNS.sub("", rest), from_start=False)))
    trimmed, bare = _trimmed(rest), rest
    for told in (named("measures"), named("roles"), one_of("generic")):
        bare = told.sub("", bare)
    left = re.sub(r"\d+年?|[一二三四五六七八九十]+五|末", "", _SIGNS.sub("", bare))
    # 增加 of 比上年增加 names no thing, that of 增加值 and of 五年增加 does.
    is_move = rest.startswith(("比", "较")) and rest.endswith(left) and one_of("amount_moves").fullmatch(left)
    return trimmed if left and not is_move else ""


def _trimmed(words: str, *, from_start: bool = True) -> str:
    """Take the words of role, time and measure from the ends of a head."""
    starts, ends = _edges()
    edge = re.sub(r"(?:20\d\d年?|十[二三四五六]五)", "", _SIGNS.sub("", words))
    while True:
        shorter = ends.sub("", starts.sub("", edge, count=1) if from_start else edge, count=1)
        if shorter == edge or not shorter or _is_part_of_noun(edge, shorter):
            return edge
        edge = shorter


@cache
def _edges() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Compile what may be cut from the start and the end of a head."""
    told = re.sub(r"\?P<\w+>", "?:", f"{named('measures').pattern}|{named('roles').pattern}")
    return (
        re.compile(f"^(?:{told}|{_LEADS})(?=.)"),
        re.compile(f"(?<=.)(?:{told}|{one_of('generic').pattern})$"),
    )


def _is_part_of_noun(words: str, shorter: str) -> bool:
    """Whether what would be cut off belongs to the noun: 就业人数, 新增贷款, 净增规上工业企业."""
    if is_rate_by_name(words) or one_of("added").fullmatch(words.removesuffix(shorter)):
        return True
    ends = words.endswith(("率", "数", "量", "额", "值", "比")) and not shorter.endswith(words[-1])
    return ends and is_noun(words) and not one_of("told_ends", suffix="$").search(words)
