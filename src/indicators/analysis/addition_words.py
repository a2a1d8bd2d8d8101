"""The word with which a paper tells an addition: 净增600家 beside a level of 2500家, 新建4000个."""

from __future__ import annotations

import re
from functools import cache

from indicators.analysis.action_words import action_words
from indicators.reading.lexicon import any_of, words
from indicators.tables.targets.quoted_clause import as_in, clause


@cache
def _additions() -> str:
    """Match the words for what is new, wherever they stand before a list of figures."""
    return any_of(words()["phrases"]["new"])


@cache
def _deeds() -> str:
    """Match the words for what is done, which have to stand beside the name or the figure."""
    return any_of([*words()["phrases"]["new"], *action_words()])


def addition_word(shown: str, indicator: str, sentence: str, quote: str) -> str:
    """Find the word for an addition before its figure; "" where the name has it already, or there is none.

    Parameters
    ----------
    shown, indicator : str
        The thing that is added to, by the name that readers see and by the paper's.
    sentence, quote : str
        The paper's sentence and the figure in it.

    Examples
    --------
    >>> enterprises = "规模以上工业企业"
    >>> addition_word(enterprises, enterprises, f"{enterprises}达到2500家，比2020年净增600家", "600家")
    '净增'
    >>> addition_word("5G基站", "新改建5G基站", "新改建5G基站1330个", "1330个")
    '新改建'
    >>> addition_word("家庭农场", "家庭农场", "新增龙头企业20家、家庭农场30家", "30家")
    '新增'
    >>> addition_word("城镇新增就业", "城镇就业", "累计新增城镇就业40万人", "40万人")
    ''
    """
    told = clause(sentence, quote).removesuffix(as_in(sentence, quote))
    name = shown if shown in told else indicator
    before = told.rpartition(name)[0] if name in told else told
    beside = re.search(rf"({_deeds()})$", told) or re.search(rf"({_deeds()})$", before)
    found = beside or re.search(_additions(), before)
    return found[0] if found and found[0] not in shown else ""


def is_on_balance(sentence: str, quote: str) -> bool:
    """Whether a paper says that an addition is what came on balance: what left is taken off already.

    Examples
    --------
    >>> is_on_balance("规上工业企业净增150家", "150家"), is_on_balance("新增高新技术企业30家", "30家")
    (True, False)
    """
    return re.search(any_of(words()["phrases"]["on_balance"]), clause(sentence, quote)) is not None
