"""Ruled lines are found in pictures; letters and dark patches are not taken for them."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from indicators.documents.recognition import strokes


def paper(*boxes, shade=0):
    dots = np.full((800, 600), 250, np.uint8)
    for x0, top, x1, bottom in boxes:
        dots[top:bottom, x0:x1] = shade
    return dots


def test_level_and_upright_rules():
    found = strokes.find(paper((50, 100, 500, 102), (50, 100, 52, 300)))
    assert [(one.is_level, one.x0, one.x1, one.top, one.bottom) for one in found] == [
        (True, 50, 500, 100, 102),
        (False, 50, 52, 100, 300),
    ]


@pytest.mark.parametrize("box", [(50, 100, 60, 102), (50, 100, 400, 160), (50, 100, 52, 112)])
def test_what_is_short_or_thick_is_none(box):
    assert strokes.find(paper(box)) == []


def test_a_rule_that_leans_a_little_is_one():
    picture = Image.fromarray(paper((50, 400, 550, 402))).rotate(0.2, Image.Resampling.BICUBIC, fillcolor=250)
    (found,) = strokes.find(np.asarray(picture))
    assert found.is_level
    assert found.x1 - found.x0 > 480


def test_a_rule_of_a_bad_copy_is_one():
    random = np.random.default_rng(1)
    dots = paper((50, 400, 550, 403), shade=90).astype(float) + random.normal(0, 14, (800, 600))
    (found,) = strokes.find(dots.clip(0, 255).astype(np.uint8))
    assert found.is_level


def test_rules_are_painted_over():
    dots = paper((50, 100, 500, 102))
    assert strokes.find(strokes.without(dots, strokes.find(dots))) == []


def test_a_page_of_dots_and_a_page_smaller_than_a_rule():
    assert strokes.find(np.zeros((800, 600), np.uint8)) == []
    assert strokes.find(np.full((3, 3), 255, np.uint8)) == []
