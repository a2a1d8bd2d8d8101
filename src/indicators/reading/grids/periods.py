"""Which time the head of a column or a row names: 2023年, “十四五”末, 1—8月, 前三季度, 上年同期, 目标年."""

from __future__ import annotations

import re
from dataclasses import dataclass

from indicators.documents.document import Document
from indicators.reading.grids.words import one_of
from indicators.reading.times.period_words import PLAN_YEARS, months_to_date
from indicators.storage.expressions import expression

_COMPARED = expression(
    r"(?:比|较|与|同|以)(?:20\d\d年|“?十[一二三四五]五”?末)(?:相比|价格?)?"
    # 较一季度±, 比1-2月提高: how it moved since then is told of the paper's own time.
    r"|(?<!占)[比较](?:[一二三四]季度|前[二三]季度|上半年|(?:1[-至到~])?1?\d月)(?:末|底)?"
    # 与年度目标差距: so is how far it is from a goal.
    r"|[与较](?:年度|全年)(?:目标|计划|任务)的?(?:差距|差额|相比|比较)"
    # What an index is 100 of says no time: 指数(上年=100), 以上年同期价格为100.
    r"|以?(?:上年|去年|上月|20\d\d年)(?:同期|同月)?(?:价格)?[=为]100"
)
# 196500 is no 1965.
_YEAR = r"(?<!\d)(?P<year>(?:19|20)\d\d)(?!\d)年?(?:度)?"
_SPAN = expression(r"(?P<first>20\d\d)年?[-至到~](?P<last>20\d\d)年?")
_MONTHS = expression(rf"(?:{_YEAR})?[.]?(?<!\d)(?P<a>1?\d)月?[-至到~](?P<b>1?\d)月(?:份|底|末)?")
_MONTH = expression(rf"(?:{_YEAR})?[.]?(?<!\d)(?P<a>1?\d)月(?:份|底|末)?(?!\d)")
_QUARTERS = expression(rf"(?:{_YEAR})?(?:前(?P<front>[二两三四])个?季度|[1一][-至到](?P<to>[2-4二三四])季度)")
_QUARTER = expression(rf"(?:{_YEAR})?(?:第?(?P<q>[一二三四1-4])季度?(?:末)?|[Qq](?P<q2>[1-4]))(?![年\d])")
_HALF = expression(rf"(?:{_YEAR})?(?P<half>[上下])半年")
_YEAR_ALONE = expression(rf"{_YEAR}(?:末|底)?")
_PLAN = expression(
    r"“?(?P<plan>十[一二三四五六]五)”?(?:时期|期间)?(?P<end>期末|末)?(?:前(?P<years>[一二两三四])年)?"
)
# In statements of accounts 上期 is the same time of the year before.
_PREVIOUS = expression(r"上年(?:同期|末|度)?|去年(?:同期)?|上一年度?|上期")
_SAME_MONTHS = expression(r"^(?:上年|去年)同期$")
# 上月均价 is of that month, 上月相比 says what something is held against.
_MONTH_BEFORE = expression(r"上个?月(?!相?比|增|涨|变|[±+])")
_CURRENT = expression(r"本年度?|本季度?|当季|当年|今年|全年|年度|年末|本期|(?<!规划)期末")
_AGAINST_MONTH = expression(r"[比较]上个?月|[比较](?:上年|去年)同月")
_WHOLE_YEAR = expression(r"年度|全年")
_MONTH_SO_FAR = expression(r"本年累计|年初(?:至今)?累计|本月止累计|累计")
_UP_TO_THIS_MONTH = expression(r"(?:本|当)月(?:止|末)?累计|[-至到~]本月|(?:本|当)月止")
_THIS_MONTH = expression(r"本月|当月")
_GOAL_YEAR = expression(r"目标年|规划期末|规划末|期末|规划目标年|远期")
_BASE_YEAR = expression(r"基期|基年|基准年|基数|现状|规划基期")
# 本月 in a paper of a quarter or a half year is the last of it.
_LAST_MONTHS = {"Q1": "03", "Q2": "06", "H1": "06", "Q3": "09", "Q4": "12", "H2": "12"}

_YEARS = expression(r"20\d\d")
_PART_OF_YEAR = expression(r"\d{4}-(?:\d\d|Q[1-4])")
_UNTIL = expression(r"(?:截[至止]?到?|[至到])$")
_NUMBERS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4}


@dataclass(frozen=True, slots=True)
class PeriodReader:
    """Reads the times that heads name, in the paper they stand in."""

    own: str  # The time the paper is for, as the register writes it.
    # Its years; 0 if it has none.
    first: int
    last: int
    # The years it looks back on.
    review_first: int
    review_last: int
    is_over: bool = False  # Whether they are those of a plan that was over before its paper's own years.

    @classmethod
    def of(cls, document: Document) -> PeriodReader:
        """Take the years of a paper."""
        years = [int(year) for year in re.findall(r"(?:19|20)\d\d", document.period)]
        past = [int(year) for year in re.findall(r"(?:19|20)\d\d", document.review)]
        first, last = (years[0], years[-1]) if years else (0, 0)
        is_of_results = len(years) == 1 and _tells_results(document.title)
        before = (
            (past[0], past[-1])
            if past
            else (first, first)
            if is_of_results
            else (first - (5 if last > first else 1), first - 1)
            if first
            else (0, 0)
        )
        return cls(document.period, first, last, *before)

    def under(self, caption: str) -> PeriodReader:
        """Give the reader of a table by its caption: that of an earlier plan reads goals of the plan's years.

        Parameters
        ----------
        caption : str
            Of the table, or the heading over it.

        Examples
        --------
        >>> reader = PeriodReader.of(Document("d", "", period="2021/2025"))
        >>> reader.under("“十三五”规划主要指标完成情况").plan, reader.under("“十四五”主要指标").plan
        ('2016/2020', '2021/2025')
        """
        named = {PLAN_YEARS[match["plan"]] for match in _PLAN.finditer(caption) if not match["end"]}
        first = min(named, default=0)
        last = first + 4
        if len(named) != 1 or last >= self.first:
            return self
        return PeriodReader(f"{first}/{last}", first, last, first, last, is_over=True)

    @property
    def is_plan(self) -> bool:
        """Whether the paper is for several years."""
        return self.last > self.first

    @property
    def plan(self) -> str:
        """The span the paper plans for, or its year."""
        return f"{self.first}/{self.last}" if self.is_plan else str(self.first or "")

    @property
    def _so_far(self) -> str:
        """The months of the year up to the paper's own: 累计 in a paper of March is of the first quarter."""
        return _up_to_month(self.own)

    def up_to(self, year: str) -> str:
        """Give the span of the plan, or of what it looks back on, up to a year.

        Examples
        --------
        >>> PeriodReader.of(Document("d", "", period="2021/2025")).up_to("2023")
        '2021/2023'
        """
        first = self.first if int(year) >= self.first else self.review_first
        return f"{first}/{year}" if self.is_plan and first < int(year) else year

    def read(self, words: str) -> tuple[str, str]:
        """Find the time that a head names, and the rest of the words.

        Examples
        --------
        >>> reader = PeriodReader.of(Document("d", "", period="2024-01/08"))
        >>> told = ("1-8月", "8月", "前三季度", "上年同期", "2023年实际", "产量")
        >>> [reader.read(words)[0] for words in told]
        ['2024-01/08', '2024-08', '2024-Q1/Q3', '2023-01/08', '2023', '']
        """
        rest = _COMPARED.sub("", words)
        for pattern, build in (
            (_SPAN, self._span), (_MONTHS, self._months), (_QUARTERS, self._quarters),
            (_QUARTER, self._quarter),
            (_HALF, self._half), (_MONTH, self._month), (_YEAR_ALONE, _year), (_PLAN, _plan),
        ):  # fmt: skip
            if match := pattern.search(rest):
                period = build(match)
                if period:
                    period = self._with_months(period, rest)
                    period = _up_to_month(period) if _UNTIL.search(rest[: match.start()]) else period
                    left = _UNTIL.sub("", rest[: match.start()]) + rest[match.end() :]
                    return self._shifted(period, left), _PREVIOUS.sub("", left)
        if match := _PREVIOUS.search(rest):
            if re.match(r"(?:同期)?(?:增|±|相比)", rest[match.end() :]) or rest[: match.start()].endswith(
                ("比", "较")
            ):
                return (self._last_month if _AGAINST_MONTH.search(rest) else ""), rest
            so_far = self._so_far if _MONTH_SO_FAR.search(rest) else self.own
            own = so_far if "-" in self.own else str(self.first or "")
            return (
                (self._year_before(own), rest[: match.start()] + rest[match.end() :]) if own else ("", rest)
            )
        return self._relative(rest), rest

    def read_below(self, words: str, above: str) -> tuple[str, str]:
        """Find the time that words name behind those of a month or quarter: 10月 below 2023年9月.

        Examples
        --------
        >>> reader = PeriodReader.of(Document("d", "", period="2024-Q1"))
        >>> [reader.read_below("10月", above)[0] for above in ("2023-09", "2023-11", "2023", "")]
        ['2023-10', '2024-10', '2024-10', '2024-10']
        >>> reader.read_below("一季度", "2023-12")[0]
        '2024-Q1'
        """
        if _PART_OF_YEAR.fullmatch(above) and not _YEARS.search(words):
            period, rest = self.read(f"{above[:4]}年{words}")
            is_like = ("Q" in period) == ("Q" in above)
            if _PART_OF_YEAR.fullmatch(period) and is_like and period > above:
                return period, rest
        if above.startswith(f"{self.own[:4]}-") and (match := _SAME_MONTHS.search(words)):
            # 1-6月, 上年同期 in a paper of June: the same months, and no month alone.
            return self._year_before(above), words[: match.start()] + words[match.end() :]
        return self.read(words)

    def _with_months(self, period: str, rest: str) -> str:
        """Narrow a year to the months that stand beside it: 本月 over 2024年 in a paper of a quarter."""
        if "-" not in self.own or not period.isdigit():
            return period
        if _UP_TO_THIS_MONTH.search(rest) or _MONTH_SO_FAR.search(rest):
            return f"{period}{self._so_far[4:]}"
        if _THIS_MONTH.search(rest):
            return f"{period}{self._last_month[4:]}"
        return period

    def _relative(self, rest: str) -> str:
        """Read a time said without a number: 本月, 今年, 目标年."""
        if "-" in self.own:
            if _UP_TO_THIS_MONTH.search(rest):
                return self._so_far
            if _AGAINST_MONTH.search(rest):
                return self._last_month
            if _MONTH_BEFORE.match(rest):
                return self._month_before()
            if _THIS_MONTH.search(rest):
                return self._last_month
            if _WHOLE_YEAR.search(rest):
                return self.own[:4]
            if _MONTH_SO_FAR.search(rest):
                return self._so_far
            if _CURRENT.search(rest):
                return self.own
        if _GOAL_YEAR.search(rest) and self.last:
            return str(self.last)
        if _BASE_YEAR.search(rest) and self.is_plan:
            return str(self.first - 1)
        return str(self.first) if _CURRENT.search(rest) and self.first and not self.is_plan else ""

    @property
    def _last_month(self) -> str:
        """The last month of a paper of months: 比上月增减, 比上年同月 are told of it alone."""
        last = _LAST_MONTHS.get(self.own[-2:], self.own[-2:])
        return f"{self.own[:4]}-{last}" if "-" in self.own else ""

    def _month_before(self) -> str:
        year, month = int(self._last_month[:4]), int(self._last_month[5:])
        return f"{year}-{month - 1:02}" if month > 1 else f"{year - 1}-12"

    def _shifted(self, period: str, left: str) -> str:
        """Take a period to the year before where 上年 stands beside it, and names no year itself."""
        return self._year_before(period) if _PREVIOUS.match(left) and "-" in period else period

    @staticmethod
    def _year_before(period: str) -> str:
        return re.sub(r"(?:19|20)\d\d", lambda year: str(int(year[0]) - 1), period)

    def _of_year(self, match: re.Match[str]) -> str:
        year = match["year"] or (str(self.first) if self.first else "")
        return f"{year}-" if year else ""

    def _span(self, match: re.Match[str]) -> str:
        first, last = match["first"], match["last"]
        return f"{first}/{last}" if int(first) < int(last) else ""

    def _months(self, match: re.Match[str]) -> str:
        a, b, of = int(match["a"]), int(match["b"]), self._of_year(match)
        if not of or not 1 <= a < b <= 12:
            return ""
        return months_to_date(int(of[:4]), b) if a == 1 else f"{of}{a:02}/{b:02}"

    def _month(self, match: re.Match[str]) -> str:
        of = self._of_year(match)
        return f"{of}{int(match['a']):02}" if of and 1 <= int(match["a"]) <= 12 else ""

    def _quarters(self, match: re.Match[str]) -> str:
        of = self._of_year(match)
        last = match["front"] or match["to"]
        number = _NUMBERS.get(last) or int(last)
        return of and (f"{of}H1" if number == 2 else of[:4] if number == 4 else f"{of}Q1/Q{number}")

    def _quarter(self, match: re.Match[str]) -> str:
        of = self._of_year(match)
        number = match["q"] or match["q2"]
        if match["q"] and "季" not in match[0]:
            return ""
        return of and f"{of}Q{_NUMBERS.get(number) or number}"

    def _half(self, match: re.Match[str]) -> str:
        of = self._of_year(match)
        return of and f"{of}H{1 if match['half'] == '上' else 2}"


def _tells_results(title: str) -> bool:
    """Whether a title says that its one year is the one whose results are told: 2023年财政决算报告."""
    return len(set(_YEARS.findall(title))) == 1 and one_of("settled_titles").search(title) is not None


def _up_to_month(period: str) -> str:
    """Give the part of the year up to a month: 截至8月底 tells what was done since January."""
    month = re.fullmatch(r"(\d{4})-(\d\d)", period)
    return months_to_date(int(month[1]), int(month[2])) if month and month[2] != "01" else period


def _year(match: re.Match[str]) -> str:
    return str(match["year"])


def _plan(match: re.Match[str]) -> str:
    first = PLAN_YEARS[match["plan"]]
    if match["years"]:
        # “十四五”前三年
        last = first + _NUMBERS[match["years"]] - 1
        return f"{first}/{last}" if last > first else str(first)
    return str(first + 4) if match["end"] else f"{first}/{first + 4}"
