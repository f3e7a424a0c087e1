from __future__ import annotations

import jinja2
import pytest

from generator.desk.pages import ASSETS, page, sentence_page


def test_a_sentence_is_escaped() -> None:
    assert "&lt;b&gt;" in sentence_page("<b>", "<i>")
    assert "<i>" not in sentence_page("<b>", "<i>")


def test_a_missing_name_is_an_error() -> None:
    with pytest.raises(jinja2.UndefinedError):
        page("sentence", title="a")


def test_scripts_and_styles_ask_nobody() -> None:
    for path in ASSETS.iterdir():
        assert "http" not in path.read_text(encoding="utf-8").replace("http-equiv", "")
