"""How the names of indicators are spelled, by which a page finds them: `pinyin.csv`, a line an indicator.

The syllables were written by the package pypinyin (0.55, MIT), which knows where 长 is zhang and where chang;
an indicator without a line is found by its name alone.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

from indicators.errors import VocabularyFault, raise_all
from indicators.vocabulary.loading import csv_rows

FILE = "pinyin.csv"


def read_pinyin(path: Path | None = None) -> dict[str, str]:
    """Read the syllables of each indicator's name, by id, separated by blanks.

    Raises
    ------
    VocabularyFault
        If a line is not of two cells, or not of small letters; `Faults`, if several.

    Examples
    --------
    >>> read_pinyin()["budget_revenue"]
    'yi ban gong gong yu suan shou ru'
    """
    rows, faults = csv_rows(path or Path(str(files("indicators.vocabulary") / FILE)), ("id", "pinyin"), "id")
    for row in rows:
        spelled = str(row.fields["pinyin"])
        if not spelled.isascii() or spelled != spelled.lower() or not spelled.strip():
            faults.append(
                VocabularyFault(
                    expected="syllables in small letters, separated by blanks",
                    found=repr(spelled),
                    where=row.where("pinyin"),
                    remedy="Write them as: di qu sheng chan zong zhi.",
                )
            )
    raise_all(list(faults))
    return {str(row.fields["id"]): str(row.fields["pinyin"]) for row in rows}


@cache
def spellings(indicator_id: str) -> tuple[str, str]:
    """Give a name's pinyin in one word, and its initials; "" for both where it is not known.

    Examples
    --------
    >>> spellings("budget_revenue"), spellings("none")
    (('yibangonggongyusuanshouru', 'ybggyssr'), ('', ''))
    """
    syllables = _known().get(indicator_id, "").split()
    return "".join(syllables), "".join(syllable[0] for syllable in syllables)


@cache
def _known() -> dict[str, str]:
    return read_pinyin()
