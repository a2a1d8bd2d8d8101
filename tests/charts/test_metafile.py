"""The metafile of a picture: every record whole, every mark and word of the picture in it."""

from __future__ import annotations

import struct
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.charts import metafile, static_svg, theme
from indicators.charts.metafile import width_of

TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"), max_size=8)


def picture(*words: str) -> bytes:
    figure = theme.figure(200).add_bar(
        x=list(range(1, len(words) + 1)), y=list(words), orientation="h", name="完成"
    )
    figure.add_scatter(x=[1], y=[words[0]], mode="markers", marker={"symbol": "circle-open", "size": 9})
    figure.update_yaxes(title_text="指标", type="category")
    return metafile.of_svg(static_svg.draw(figure))


def records(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Each record's kind and content; fails where a length does not fit."""
    place = 0
    while place < len(content):
        kind, size = struct.unpack_from("<II", content, place)
        assert size >= 8
        assert size % 4 == 0
        yield kind, content[place + 8 : place + size]
        place += size
    assert place == len(content)


def words_in(content: bytes) -> list[str]:
    found = []
    for kind, record in records(content):
        if kind == metafile.WORDS:
            count, start = struct.unpack_from("<II", record, 36)
            found.append(record[start - 8 : start - 8 + 2 * count].decode("utf-16-le"))
    return found


def test_the_head_tells_the_length_and_the_number_of_records() -> None:
    content = picture("甲", "乙")
    kinds = [kind for kind, _ in records(content)]
    assert (kinds[0], kinds[-1]) == (metafile.HEADER, metafile.END)
    assert struct.unpack_from("<II", content, 48) == (len(content), len(kinds))
    # 720 pixels are 190.5 millimetres.
    assert struct.unpack_from("<i", content, 32)[0] == pytest.approx(19050, abs=2)


def test_every_mark_is_drawn() -> None:
    kinds = [kind for kind, _ in records(picture("甲", "乙"))]
    assert kinds.count(metafile.RECTANGLE) == 2
    assert kinds.count(metafile.ELLIPSE) == 1
    assert kinds.count(metafile.SELECT) >= kinds.count(metafile.PEN) + kinds.count(metafile.BRUSH)


def test_chinese_and_other_signs_are_written_each_in_their_face() -> None:
    content = picture("增长6%左右")
    assert {"增长", "6%", "左右"} <= set(words_in(content))
    for face in ("黑体", "Arial"):
        assert face.encode("utf-16-le") in content


def test_words_on_their_end_are_turned() -> None:
    turns = {
        struct.unpack_from("<i", record, 12)[0]
        for kind, record in records(picture("甲"))
        if kind == metafile.FONT
    }
    assert turns == {0, 900}


def test_the_widths_are_those_of_arial() -> None:
    assert [width_of(sign) for sign in "0%MI产"] == [0.556, 0.889, 0.833, 0.278, 1.0]


@given(words=st.lists(TEXTS, min_size=1, max_size=3, unique=True))
def test_any_words_make_whole_records(words: list[str]) -> None:
    for kind, record in records(picture(*words)):
        if kind == metafile.WORDS:
            count, start = struct.unpack_from("<II", record, 36)
            (steps,) = struct.unpack_from("<I", record, 64)
            assert start - 8 + 2 * count <= steps - 8 <= len(record) - 4 * count
