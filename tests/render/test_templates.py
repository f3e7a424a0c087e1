from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import TemplateError
from generator.model.edition import Edition
from generator.outputs import PAGES
from generator.render.templates import Templates
from generator.views.blocks import Crumb, Head, Page, Paragraph, Section
from generator.views.words import words

ROOT = Path(__file__).parents[2]


def a_page(text: str = "甲") -> Page:
    return Page(
        "甲/2024",
        Head(text, text, "list"),
        (Crumb(text, "../"), Crumb(text, "")),
        text,
        (Section("first", text, (Paragraph(words(text)), Paragraph(words(text), is_small=True))),),
        words(text),
        text,
    )


def templates_of(folder: Path, text: str) -> Templates:
    folder.joinpath("pages").mkdir()
    folder.joinpath("pages", "t.md.j2").write_text(text, "utf-8")
    return Templates(folder)


def test_every_page_kind_has_a_template() -> None:
    assert [
        kind.name
        for kind in PAGES
        if not (ROOT / "site_templates" / "pages" / kind.template).is_file()
    ] == []


def test_a_value_is_escaped_without_being_asked(tmp_path: Path) -> None:
    templates = templates_of(tmp_path, "{{ page.heading }}")

    assert templates.page("t.md.j2", a_page("<b>*甲*")).endswith("&#60;b&#62;&#42;甲&#42;")


def test_a_value_is_never_a_template(tmp_path: Path) -> None:
    templates = templates_of(tmp_path, "{{ page.heading }}")

    assert "49" not in templates.page("t.md.j2", a_page("{{ 7*7 }}")).split("---")[2]


def test_a_name_that_is_missing_is_an_error_with_the_page(tmp_path: Path) -> None:
    templates = templates_of(tmp_path, "甲\n{{ page.nothing }}")

    with pytest.raises(TemplateError, match=r"t\.md\.j2") as refusal:
        templates.page("t.md.j2", a_page())

    assert "/甲/2024" in str(refusal.value)
    assert refusal.value.exit_code == 2


def test_a_template_that_cannot_be_read_names_its_line(tmp_path: Path) -> None:
    templates = templates_of(tmp_path, "甲\n\n{% if %}")

    with pytest.raises(TemplateError, match="第 3 行"):
        templates.page("t.md.j2", a_page())


def test_templates_see_the_page_and_nothing_else(tmp_path: Path) -> None:
    templates = templates_of(tmp_path, "{{ edition }}")

    with pytest.raises(TemplateError):
        templates.page("t.md.j2", a_page())


def test_empty_slots_are_left_out_of_the_head(tmp_path: Path) -> None:
    text = templates_of(tmp_path, "").page("t.md.j2", a_page("甲"))

    assert text == '---\ntitle: "甲"\ndescription: "甲"\nkind: "list"\n---\n'


def test_a_page_is_rendered_the_same_every_time(example: Edition) -> None:
    first, second = (Templates(ROOT / "site_templates") for _ in range(2))

    for kind in PAGES:
        page = next(iter(kind.views(example)))
        assert first.page(kind.template, page) == second.page(kind.template, page)


def test_markdown_keeps_to_the_whitelist_of_raw_elements(example: Edition) -> None:
    """Nothing in a page depends on a plugin of the builder, and no macro writes script or style."""
    templates = Templates(ROOT / "site_templates")
    texts = [templates.page(kind.template, page) for kind in PAGES for page in kind.views(example)]

    for forbidden in ("<script", "<style", " style=", "javascript:", "<iframe", "<img", "<form"):
        assert [text[:80] for text in texts if forbidden in text] == []
