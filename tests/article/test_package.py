"""The article: elements that any editor takes, the form's fields, attachments as on the site."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from generator.article import package
from generator.article.package import article_files, left_out
from generator.export.report_files import report_files
from generator.model.edition import Edition
from generator.reading import edition_of
from generator.render.paper import style_in
from generator.render.templates import Templates
from generator.views import address
from tests.conftest import ROOT
from tests.test_hostile_text import HOSTILE, MORE, Elements, laid_over

TEMPLATES = ROOT / "site_templates"
ALLOWED = {
    "h2": set(), "h3": set(), "p": set(), "strong": set(), "em": set(), "a": {"href"},
    "table": {"border", "cellspacing", "cellpadding", "width"}, "thead": set(), "tbody": set(),
    "tr": set(), "th": {"align"}, "td": {"align"},
}  # fmt: skip
SLUG = "shili-dongshi-yishan-2023-kejiju"


def articles(edition: Edition) -> dict[str, dict[str, bytes]]:
    templates, style = Templates(TEMPLATES), style_in(TEMPLATES)
    return {
        address.report(entry, edition.dataset.site): {
            str(each.path): each.content for each in article_files(templates, style, edition, entry)
        }
        for entry in edition.dataset.reports
    }


@pytest.fixture(scope="module")
def made(example: Edition) -> dict[str, dict[str, bytes]]:
    return articles(example)


class Fragment(HTMLParser):
    """Every element with its attributes; faults in how they are nested."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.faults: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(tag)

    def handle_comment(self, data: str) -> None:
        self.faults.append(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


def test_the_fragment_has_only_what_any_editor_takes(made: dict[str, dict[str, bytes]]) -> None:
    for article in made.values():
        found = Fragment(article["正文.html"].decode("utf-8-sig"))

        assert found.faults == found.open == []
        assert {tag for tag, _ in found.found} <= set(ALLOWED)
        for tag, attributes in found.found:
            assert set(attributes) <= ALLOWED[tag], tag
            if tag == "a":
                assert re.match(r"https?://|mailto:", attributes["href"] or "")


def test_attachments_are_the_downloads_of_the_site_to_the_byte(
    example: Edition, made: dict[str, dict[str, bytes]]
) -> None:
    for path, raw in (
        file for each in example.dataset.reports for file in report_files(example, each)
    ):
        page, _, name = path.rpartition("/")
        attached = f"attachments/{page.replace('/', '-')}.{name.partition('.')[2]}"
        assert made[page][attached] == raw


def test_names_of_attachments_are_plain_and_listed(made: dict[str, dict[str, bytes]]) -> None:
    for page, article in made.items():
        names = [each.removeprefix("attachments/") for each in article if "/" in each]
        listed = article["附件清单.txt"].decode("utf-8-sig")

        assert [n for n in names if not re.fullmatch(r"[a-z0-9-]+\.[a-z]+", n)] == []
        endings = [name.rpartition(".")[2] for name in names]
        assert endings == ["docx", "html", "xlsx", "csv", "json"], page
        assert all(listed.count(f"{name}　") == 1 for name in names)


def test_the_form_has_the_fields_of_government_pages(made: dict[str, dict[str, bytes]]) -> None:
    article = made["shili/dongshi/yishan/2023/kejiju"]
    form = article["填报信息.txt"].decode("utf-8-sig")

    for field in ("ArticleTitle", "PubDate", "ContentSource", "ColumnName", "Keywords"):
        assert re.search(rf"(?m)^{field}（.+）：.+\r$", form), field
    title = article["标题.txt"].decode("utf-8-sig")
    assert title.endswith("\r\n")
    assert title.strip() in form


def test_the_same_content_gives_the_same_bytes(
    example: Edition, made: dict[str, dict[str, bytes]]
) -> None:
    assert articles(example) == made


def test_markup_in_every_text_gives_no_element(tmp_path: Path) -> None:
    found: list[dict[tuple[str, str], list[str]]] = []
    for name, text in (("hostile", HOSTILE + MORE), ("calm", "甲" * len(HOSTILE + MORE))):
        content = tmp_path / name / "content"
        laid_over(content, lambda _, text=text: text)  # type: ignore[misc]  # bound at once
        made = articles(edition_of(content))
        found.append(
            {
                (page, path): Elements(raw.decode("utf-8-sig")).elements
                for page, article in made.items()
                for path, raw in article.items()
                if path.endswith(".html")
            }
        )
        names = {path for article in made.values() for path in article}
        assert all(re.fullmatch(r"attachments/[a-z0-9-]+\.[a-z]+|[一-鿿]+\.\w+", n) for n in names)
        lines = [a["填报信息.txt"].decode("utf-8-sig").count("\r\n") for a in made.values()]
        assert set(lines) <= {7, 8}

    assert found[0] == found[1]


def test_without_python_docx_the_rest_is_made_and_it_is_said(
    example: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert left_out() == ()
    monkeypatch.setattr(package, "HAS_WORD", False)

    (said,) = left_out()
    assert "Word" in said
    found = articles(example)["shili/dongshi/yishan/2023/kejiju"]
    assert f"attachments/{SLUG}.docx" not in found
    assert f"attachments/{SLUG}.xlsx" in found
    assert "docx" not in found["附件清单.txt"].decode("utf-8-sig")
