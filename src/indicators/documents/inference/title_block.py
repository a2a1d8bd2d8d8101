"""The lines that stand above a paper's body: its title, number, date, who speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from indicators.documents.normalized_text import plain
from indicators.storage.expressions import expression

_MOST_LINES = 16
_OPENING = 3000
_LONGEST = 90
# A row of a table is no line of a title, whatever its cells name.
_BETWEEN_CELLS = expression(r"[\t|｜]")
_FEWEST_BETWEEN = 3
_ENDS_IN_FIGURE = expression(r"[\t|｜][ \t]*[-+]?[\d.,]+[ \t]*[%％]?[ \t]*$")
# Nor is the name of a table, which may be joined to the title above it.
_CAPTION = expression(r"(?:^|[ \t\u3000])表\s?[\d一二三四五六七八九十]")
_BODY = expression(
    r"各位代表|同志们|各位委员|目\s*[录次]|第[一二三四五六七八九十]+[篇章节部]|[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）]"
    r"|\d{1,3}[.．、](?!\d)"
    r"|(?:各|有关)[^，。]{0,30}(?:人民政府|委员会|管委会|单位|部门|街道)|现将|根据"
)
_LABEL = expression(
    r"(?:索\s*引\s*号|主题(?:分类|词)|发布(?:机构|日期|时间|单位)|成文日期|公开(?:日期|形式|责任)|生成日期|文\s*号|有效性|来源|分类|信息)[^:：]{0,8}[:：]"
)
_HANDED_OUT = expression(r"《([^《》]{6,120})》")
_HANDS_OUT = expression(r"印发|转发|下发|公布")
_NEAR = 60
_SENTENCE_ENDS = ("。", "；", ";")


@dataclass(frozen=True, slots=True)
class TitleBlock:
    """The lines above the body."""

    # Each without blanks at its ends; notes of the website that label a field are no part of it.
    lines: tuple[str, ...]
    opening: tuple[str, ...]  # The first short lines of the paper, those of the block among them.
    # Each of them as the paper writes it, with its blanks and widths.
    written: Mapping[str, str] = field(default_factory=dict)

    def titles(self) -> Iterator[str]:
        """Yield what may be a title: each line, two or three that follow each other, and all as one."""
        yield from self.lines
        for width in (2, 3):
            for at in range(len(self.lines) - width + 1):
                yield "".join(self.lines[at : at + width])
        yield self.joined

    @property
    def joined(self) -> str:
        """All lines as one."""
        return "".join(self.lines)


def read(text: str, written: str = "") -> TitleBlock:
    r"""Find the lines above the body of a paper.

    Parameters
    ----------
    written : str
        The same, line for line, as the paper writes it.

    Examples
    --------
    >>> read("2025年政府工作报告\n(2025年1月8日)\n各位代表:\n现在，我报告工作。").lines
    ('2025年政府工作报告', '(2025年1月8日)')
    >>> read("责任清单\n2025年市政府重点工作责任清单\n(2025年2月)\n一、目标").lines
    ('2025年市政府重点工作责任清单', '(2025年2月)')
    """
    shown: dict[str, str] = {}
    for line, original in zip(text.splitlines(), (written or text).splitlines(), strict=False):
        if (caption := _CAPTION.search(line)) and line[: caption.start()].strip():
            line, original = line[: caption.start()], _CAPTION.split(original)[0]
        is_row = len(_BETWEEN_CELLS.findall(line)) >= _FEWEST_BETWEEN or _ENDS_IN_FIGURE.search(line)
        if not is_row and (bare := re.sub(r"[ \t]+", "", line)):
            shown.setdefault(bare, original.strip())
        if len(shown) == _MOST_LINES:
            break
    opening = list(shown)
    lines: list[str] = []
    for line in opening:
        if _LABEL.match(line):
            continue
        is_body = len(line) > _LONGEST or line.endswith(_SENTENCE_ENDS) or _BODY.match(line)
        if is_body or (lines and line.endswith((":", "："))):
            break
        lines.append(line)
    lines = [line for line in lines if not _CAPTION.match(line)] or lines
    if len(lines) > 1 and lines[0] != lines[1] and lines[0] in lines[1]:
        # 责任清单 over 2025年市政府重点工作责任清单: the name of a sheet, or of a column of a website.
        lines.pop(0)
    short = [line for line in opening if len(line) <= _LONGEST and not line.endswith(_SENTENCE_ENDS)]
    if name := handed_out((written or text)[:_OPENING]):
        lines.append(bare := re.sub(r"[ \t]+", "", plain(name)))
        shown[bare] = name
    return TitleBlock(tuple(lines), tuple(short), shown)


def handed_out(text: str) -> str:
    """Name the paper that a notice hands out, "" if it hands out none.

    Parameters
    ----------
    text : str
        The opening of the paper, as it is written.

    Examples
    --------
    >>> handed_out("现将《鞍山市2023年〈政府工作报告〉任务分解方案》印发给你们")
    '鞍山市2023年《政府工作报告》任务分解方案'
    """
    for found in _HANDED_OUT.finditer(text):
        if _HANDS_OUT.search(text, max(0, found.start() - _NEAR), min(len(text), found.end() + _NEAR)):
            return re.sub(r"\s", "", found[1]).replace("〈", "《").replace("〉", "》")
    return ""
