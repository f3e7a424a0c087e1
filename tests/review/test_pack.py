"""The pack: everything of the report once, the file that is signed for, and its digest."""

from __future__ import annotations

import hashlib
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest

from generator.errors import OutputError
from generator.export.facts import facts
from generator.export.json_file import records
from generator.model.edition import Edition
from generator.reading import edition_of
from generator.release.asked import Against
from generator.review.pack import review_pack
from generator.views import address
from generator.views.county_year.verification import check_facts
from tests.conftest import EXAMPLE, ROOT
from tests.reviewing import REPORT
from tests.test_hostile_text import HOSTILE, MORE, Elements, laid_over

TEMPLATES = ROOT / "site_templates"


def packs(content: Path, edition: Edition) -> dict[str, dict[str, bytes]]:
    return {
        entry.file: {
            str(each.path): each.content
            for each in review_pack(TEMPLATES, content, edition, entry, Against())
        }
        for entry in edition.dataset.reports
    }


@pytest.fixture(scope="module")
def made(example: Edition) -> dict[str, dict[str, bytes]]:
    return packs(EXAMPLE, example)


class Cells(HTMLParser):
    """The text of each element that has an id."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.told: dict[str, str] = {}
        self._open: list[tuple[str, str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in {"meta", "rect", "line", "br"}:
            self._open.append((tag, dict(attrs).get("id") or ""))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        for _, identifier in self._open:
            if identifier:
                self.told[identifier] = self.told.get(identifier, "") + data


def test_the_file_that_is_signed_for_lies_beside_with_its_digest(
    example: Edition, made: dict[str, dict[str, bytes]]
) -> None:
    for entry in example.dataset.reports:
        pack = made[entry.file]

        assert sorted(pack) == ["SHA256SUMS.txt", "index.html", "report.yml"]
        assert hashlib.sha256(pack["report.yml"]).hexdigest() == entry.digest
        assert pack["SHA256SUMS.txt"].decode() == f"{entry.digest}  report.yml\n"
        assert pack["index.html"].decode().count(entry.digest) >= 2


def test_figures_on_paper_are_those_of_the_model(
    example: Edition, made: dict[str, dict[str, bytes]]
) -> None:
    seen = 0
    for entry in example.dataset.reports:
        told = Cells(made[entry.file]["index.html"].decode()).told
        for row in records(facts(example.only([entry]))):
            if row["path"] in told and row["state"] == "value":
                assert row["printed"] in told[row["path"]], (entry.file, row["path"])
                seen += 1

    assert seen > 200


def test_every_comparison_is_there_once_with_its_verdict(
    example: Edition, made: dict[str, dict[str, bytes]]
) -> None:
    for entry in example.dataset.reports:
        page = made[entry.file]["index.html"].decode()
        for item in example.of(entry):
            assert page.count(f'id="{address.comparison(item)}"') == 1
        text = "".join(Elements(page).text)
        assert all(check_facts(example, item).sentence in text for item in example.of(entry))


def test_the_page_holds_no_date_and_no_machine(made: dict[str, dict[str, bytes]]) -> None:
    for pack in made.values():
        assert str(ROOT).encode() not in pack["index.html"]


def test_the_same_content_gives_the_same_bytes(
    example: Edition, made: dict[str, dict[str, bytes]]
) -> None:
    assert packs(EXAMPLE, example) == made


def test_a_file_that_changes_meanwhile_is_not_printed(tmp_path: Path) -> None:
    content = Path(shutil.copytree(EXAMPLE, tmp_path / "content"))
    edition = edition_of(content)
    with (content / REPORT).open("a") as stream:
        stream.write("# \n")

    with pytest.raises(OutputError, match="刚刚又改过"):
        packs(content, edition)


def test_markup_in_every_text_gives_no_element(tmp_path: Path) -> None:
    found = []
    for name, text in (("hostile", HOSTILE + MORE), ("calm", "甲" * len(HOSTILE + MORE))):
        content = tmp_path / name / "content"
        laid_over(content, lambda _, text=text: text)  # type: ignore[misc]  # bound at once
        edition = edition_of(content)
        made = packs(content, edition).values()
        found.append([Elements(each["index.html"].decode()).elements for each in made])

    assert found[0] == found[1]
