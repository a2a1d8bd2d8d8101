"""What a cell of a workbook shows of its value: #,##0.0, of 157300 is 157.3, "≥"0 of 8 is ≥8."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from functools import lru_cache

from indicators.documents.formats import day_formats
from indicators.storage.expressions import expression

_TOKEN = expression(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|!(?P<stressed>.)|_(?P<space>.)|\*(?P<filled>.)'
    r"|\[(?P<bracket>[^\]]*)\]|(?P<general>General|G/通用格式)|(?P<date>[yY]+|[mM]+|[dD]+|[hH]+|[sS]+|[aAeE]{3,4}|AM/PM|上午/下午)"
    r"|(?P<exponent>E[+-]0+)|(?P<digit>[0#?])|(?P<point>\.)|(?P<comma>,)|(?P<percent>%)|(?P<fraction>/(?=\s*[?#\d]))|(?P<text>@)|(?P<other>.)",
    re.DOTALL,
)
_CONDITION = expression(r"(<=|>=|<>|<|>|=)\s*(-?\d{1,40}(?:\.\d{0,40})?)")
_LETTERS = expression(r"white|白色?|(?:color|颜色)\s*2", re.IGNORECASE)
_CURRENCY = expression(r"\$([^-\]]*)(?:-.*)?")
_SECTION_END = expression(r'"[^"]*"?|\\.|\[[^\]]*\]|;')
# Of the numbers given to dates by default, this one follows the country of the machine.
_LOCAL_DAY = "mm-dd-yy"
_DIGITS = 15
_MOST_BELOW = 4
# As many digits as the largest number has, times a hundred for each percent sign of the longest format.
_PRECISION, _LONGEST_CODE = 2000, 255
# A wide blank before words moves them in, which means something.
_BLANKS = " \t\r\n"
_TESTS = {
    "<": lambda a, b: a < b,
    ">": lambda a, b: a > b,
    "<=": lambda a, b: a <= b,
    ">=": lambda a, b: a >= b,
    "=": lambda a, b: a == b,
    "<>": lambda a, b: a != b,
}
Token = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Section:
    """A part of a format: what it writes, and when it holds ("" for by its place)."""

    tokens: tuple[Token, ...]
    test: str = ""
    bound: Decimal = Decimal(0)
    is_white: bool = False

    def has(self, kind: str) -> bool:
        return any(name == kind for name, _ in self.tokens)


def shown(value: object, code: str) -> str:
    """Write a value as its cell shows it.

    Parameters
    ----------
    value : object
        A number, a day, an hour, a truth or a text.

    Examples
    --------
    >>> cells = ((157300, "#,##0.0,"), (8, '"≥"0'), (0.728, "0.0%"), (-5.4, "0.0_);(0.0)"))
    >>> [shown(value, code) for value, code in cells]
    ['157.3', '≥8', '72.8%', '(5.4)']
    >>> shown(datetime(2025, 6, 30), 'yyyy"年"m"月"'), shown(0.1 + 0.2, "General")
    ('2025年6月', '0.3')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, (int, float)):
        with localcontext(prec=_PRECISION):
            return _number(Decimal(f"{value:.{_DIGITS}g}"), code[:_LONGEST_CODE])
    if isinstance(value, (datetime, date)):
        return _day(value, code)
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, timedelta):
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}" + (f":{seconds:02}" if "s" in code.lower() else "")
    sections = _sections(code[:_LONGEST_CODE])
    is_for_text = len(sections) == 4 or sections[-1].has("text")
    return _text(sections[-1], str(value)) if is_for_text else str(value).strip(_BLANKS)


def is_white(text: str, code: str) -> bool:
    """Whether the format of a number writes it in white.

    Examples
    --------
    >>> is_white("5", "[White]0"), is_white("-5", "[白色]0;[Red]-0")
    (True, False)
    """
    if "[" not in code or not text:
        return False
    return _chosen(_sections(code[:_LONGEST_CODE]), Decimal(text))[0].is_white


def plain(number: Decimal) -> str:
    """Write a number with all its digits and no more."""
    written = f"{number:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def _text(section: _Section, value: str) -> str:
    return "".join(value if name == "text" else piece for name, piece in section.tokens).strip(_BLANKS)


def _number(value: Decimal, code: str) -> str:
    section, is_own_sign = _chosen(_sections(code), value)
    if section.has("general") or not (section.has("digit") or section.tokens):
        return _around(section, value) if section.tokens else ""
    if section.has("date"):
        return plain(value)
    if section.has("text") and not section.has("digit"):
        return "".join(plain(value) if name == "text" else piece for name, piece in section.tokens).strip()
    if section.has("fraction"):
        return _fraction(section, value, is_own_sign=is_own_sign)
    if not section.has("digit"):
        # Words alone stand for the value; a sign is not written with them.
        return "".join(piece for _, piece in section.tokens).strip()
    number = abs(value) * (100 ** sum(name == "percent" for name, _ in section.tokens))
    written = _filled(section, number)
    is_minus = value < 0 and not is_own_sign and bool(re.search(r"[1-9]", written))
    return f"-{written}" if is_minus else written


def _fraction(section: _Section, value: Decimal, *, is_own_sign: bool) -> str:
    """Write a number with a fraction of as many digits as its format has places: 1 1/2."""
    kinds = [name for name, _ in section.tokens]
    at = kinds.index("fraction")
    below = sum(name == "digit" for name in kinds[at:]) or 1
    has_whole = kinds[:at].count("digit") > 1 and any(
        piece == " " for name, piece in section.tokens[:at] if name == "other"
    )
    number = Fraction(abs(value)).limit_denominator(10 ** min(below, _MOST_BELOW) - 1)
    whole, rest = divmod(number.numerator, number.denominator) if has_whole else (0, number.numerator)
    parts = [str(whole)] if whole or (has_whole and not rest) else []
    parts += [f"{rest}/{number.denominator}"] if rest or not has_whole else []
    return ("-" if value < 0 and not is_own_sign else "") + " ".join(parts)


def _around(section: _Section, value: Decimal) -> str:
    """Write a number plainly between the words of its format."""
    return "".join(plain(value) if name == "general" else piece for name, piece in section.tokens).strip()


def _chosen(sections: tuple[_Section, ...], value: Decimal) -> tuple[_Section, bool]:
    """Take the part of a format that holds for a number, and whether that part writes the sign itself."""
    for section in sections:
        if section.test and _TESTS[section.test](value, section.bound):
            return section, value < 0 and section.test in ("<", "<=")
    unbound = [section for section in sections if not section.test] or list(sections)
    if value < 0 and len(unbound) > 1:
        return unbound[1], True
    if value == 0 and len(unbound) > 2:
        return unbound[2], True
    return unbound[0], False


def _filled(section: _Section, number: Decimal) -> str:
    """Fill the digits of a number into the places of a format."""
    tokens = section.tokens
    last = max(i for i, (name, _) in enumerate(tokens) if name == "digit")
    point = next((i for i, (name, _) in enumerate(tokens) if name == "point"), last + 1)
    digits = [i for i, (name, _) in enumerate(tokens) if name == "digit"]
    whole = [i for i in digits if i < point]
    decimals = [i for i in digits if i > point]
    commas = [i for i, (name, _) in enumerate(tokens) if name == "comma"]
    scale = sum(1 for i in commas if i > last or (whole and whole[-1] < i < point))
    has_thousands = any(whole and whole[0] < i < whole[-1] for i in commas)
    number /= Decimal(1000) ** scale
    exponent = 0
    if section.has("exponent") and number:
        exponent = number.adjusted()
        number = number.scaleb(-exponent)
    rounded = number.quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP)
    left, _, right = f"{rounded:f}".partition(".")
    out = _whole_places(tokens[: point if point <= last else last + 1], left, has_thousands=has_thousands)
    if decimals:
        out += _decimal_places(tokens[point + 1 : last + 1], right, "." if point <= last else "")
    for name, piece in tokens[last + 1 :]:
        out += _exponent(piece, exponent) if name == "exponent" else "" if name == "comma" else piece
    return out.strip()


def _whole_places(tokens: tuple[Token, ...], digits: str, *, has_thousands: bool) -> str:
    """Fill digits from the right into the places before the point; all that are left go into the first."""
    places = [i for i, (name, _) in enumerate(tokens) if name == "digit"]
    least = sum(1 for i in places if tokens[i][1] == "0")
    digits = "" if digits == "0" and not least else digits.rjust(least, "0")
    fits_in_row = not places or all(
        name in ("digit", "comma") for name, _ in tokens[places[0] : places[-1] + 1]
    )
    if fits_in_row:
        if has_thousands and digits:
            digits = f"{int(digits):,}".rjust(least, "0")
        before = "".join(piece for _, piece in tokens[: places[0] if places else len(tokens)])
        return before + digits
    left = list(digits)
    out: list[str] = []
    for i in range(len(tokens) - 1, -1, -1):
        name, piece = tokens[i]
        if name == "digit":
            out.append("".join(left) if i == places[0] else left.pop() if left else "")
        elif name != "comma":
            out.append(piece)
    return "".join(reversed(out))


def _decimal_places(tokens: tuple[Token, ...], digits: str, point: str) -> str:
    """Fill digits into the places behind the point; a # drops a nought at the end."""
    kinds = [piece for name, piece in tokens if name == "digit"]
    kept = len(kinds)
    while kept and kinds[kept - 1] != "0" and digits[kept - 1 : kept] in ("0", ""):
        kept -= 1
    out, at = "", 0
    for name, piece in tokens:
        if name == "digit":
            out += digits[at] if at < kept else ""
            at += 1
        elif name != "comma":
            out += piece
    return (point if kept else "") + out


def _exponent(piece: str, exponent: int) -> str:
    return f"E{'-' if exponent < 0 else '+'}{str(abs(exponent)).rjust(len(piece) - 2, '0')}"


def _day(value: date, code: str) -> str:
    """Write a day as its format does; the day of the machine's country is written as in China."""
    if code.lower().startswith(_LOCAL_DAY):
        return f"{value.year}/{value.month}/{value.day}"
    section = _sections(code)[0]
    if not section.has("date"):
        return value.isoformat()[:10]
    return day_formats.written(value, section.tokens)


@lru_cache(maxsize=1024)
def _sections(code: str) -> tuple[_Section, ...]:
    parts, start = [], 0
    for mark in _SECTION_END.finditer(code):
        if mark[0] == ";":
            parts.append(code[start : mark.start()])
            start = mark.end()
    parts.append(code[start:])
    return tuple(map(_section, parts))


def _section(part: str) -> _Section:
    tokens: list[Token] = []
    test, bound, is_white = "", Decimal(0), False
    for match in _TOKEN.finditer(part):
        name = match.lastgroup or "other"
        piece = match[name]
        if name == "bracket":
            is_white = is_white or bool(_LETTERS.fullmatch(piece.strip()))
            if condition := _CONDITION.fullmatch(piece):
                test, bound = condition[1], Decimal(condition[2])
            elif currency := _CURRENCY.fullmatch(piece):
                tokens.append(("other", currency[1]))
        elif name == "space":
            tokens.append(("other", " "))
        elif name in ("quoted", "escaped", "stressed", "other"):
            tokens.append(("other", piece))
        elif name != "filled":
            tokens.append((name, piece))
    return _Section(tuple(token for token in tokens if token[1]), test, bound, is_white)
