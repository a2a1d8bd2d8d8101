"""A copy of schemes.yaml with some words of it changed."""

from __future__ import annotations

import pytest

from indicators.vocabulary.scheme_catalogue import FILE


@pytest.fixture
def altered(tmp_path):
    def altering(*changes):
        text = FILE.read_text(encoding="utf-8")
        for old, new in changes:
            assert old in text
            text = text.replace(old, new, 1)
        path = tmp_path / "schemes.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return altering
