"""What is made of a report besides the site: article, review pack, preview, the office's page."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Callable, Iterator

import docx
import pytest

from generator.article.package import article_files
from generator.cli.lines import Format, finding_line
from generator.desk.app import application
from generator.desk.desk import Desk
from generator.desk.guard import Guard
from generator.findings import Finding, Level, SourceRef
from generator.folders import Folders
from generator.live.banner import Banner
from generator.live.preview import Shown
from generator.release.asked import Against
from generator.render.paper import style_in
from generator.render.templates import Templates
from generator.review.pack import review_pack
from tests.conftest import ROOT
from tests.desk.office import PORT, TOKEN, Office
from tests.hostile import reading
from tests.hostile.pairs import Built, Pair, compared, plain, same
from tests.hostile.reading import Read
from tests.hostile.texts import IS_FULL, OWN, REFUSED

TEMPLATES = ROOT / "site_templates"
NAMES = ("shili/dongshi/jiaxian/2024/aa", "shili/dongshi/jiaxian/2024/ab")
FILES_OF_DESK = (
    *("/", "/import", "/show", "/publish", "/undo", "/undo/release", "/undo/withdraw"),
    *(f"/report/{name}" for name in NAMES),
    *(f"/review/{name}" for name in NAMES),
)


def both(
    pair: Pair, made: Callable[[Built], dict[str, bytes]]
) -> Iterator[tuple[str, list[bytes]]]:
    """Each file that is made of both sites."""
    attacked, calm = (made(each) for each in (pair.attacked, pair.calm))
    assert attacked.keys() == calm.keys()
    assert attacked
    yield from ((name, [attacked[name], calm[name]]) for name in attacked)


def digests(pair: Pair) -> list[dict[str, str]]:
    return [each.digests for each in (pair.attacked, pair.calm)]


def articles(site: Built) -> dict[str, bytes]:
    templates, style = Templates(TEMPLATES), style_in(TEMPLATES)
    return {
        f"{entry.report.department}/{each.path}": each.content
        for entry in site.edition.dataset.reports
        for each in article_files(templates, style, site.edition, entry)
    }


def packs(site: Built) -> dict[str, bytes]:
    return {
        f"{entry.report.department}/{each.path}": each.content
        for entry in site.edition.dataset.reports
        for each in review_pack(TEMPLATES, site.folders.content, site.edition, entry, Against())
    }


def word(raw: bytes) -> Read:
    """A Word file: its elements with their attributes, its texts."""
    read = Read()
    for element in docx.Document(io.BytesIO(raw)).element.body.iter():
        read.frame.append(f"{element.tag} {sorted(element.attrib.items())}")
        if element.text and element.text.strip():
            read.texts.append(element.text)
    return read


def test_an_article_holds_text_and_nothing_else(pair: Pair) -> None:
    found, kinds = [], set()
    for name, raws in both(pair, articles):
        kinds.add(name.rpartition(".")[2])
        if name.endswith(".docx"):
            one, other = (
                plain(word(raw), known) for raw, known in zip(raws, digests(pair), strict=True)
            )
            found += [] if one.frame == other.frame else [name]
            texts = zip(one.texts, other.texts, strict=True)
            found += [text for text, calm in texts if not same(text, calm, name)]
        elif name.endswith(".txt"):
            one_, other_ = (raw.decode("utf-8-sig").split("\r\n") for raw in raws)
            assert len(one_) == len(other_), name
        else:
            found += compared(name, raws, digests(pair))

    assert found == []
    assert kinds == {"html", "docx", "xlsx", "csv", "json", "txt"}


def test_a_review_pack_holds_text_and_nothing_else(pair: Pair) -> None:
    found, kinds = [], set()
    for name, raws in both(pair, packs):
        kinds.add(name.rpartition(".")[2])
        if not name.endswith((".yml", ".txt")):  # the file that is to be signed for, and digests
            found += compared(name, raws, digests(pair))

    assert found == []
    assert "html" in kinds


@pytest.fixture(scope="module")
def offices(pair: Pair, tmp_path_factory: pytest.TempPathFactory) -> list[Office]:
    """A desk over each of the two folders."""
    found = []
    for each in (pair.attacked, pair.calm):
        folder = tmp_path_factory.mktemp("desk")
        shutil.copytree(each.folders.content, folder / "content")
        desk = Desk(Folders(ROOT, folder / "content", folder / "build"), folder / "drawer")
        found.append(Office(desk, Guard(application(desk), TOKEN, PORT)))
    return found


@pytest.mark.parametrize("address", FILES_OF_DESK)
def test_the_page_of_the_office_shows_texts_as_text(
    address: str, pair: Pair, offices: list[Office]
) -> None:
    answers = [office.get(address) for office in offices]

    assert [each.status for each in answers] == [200, 200]
    assert list(compared(f"{address}.html", [each.body for each in answers], digests(pair))) == []


def test_every_part_of_the_form_shows_texts_as_text(pair: Pair, offices: list[Office]) -> None:
    address = f"/report/{NAMES[0]}"
    parts = set(re.findall(r"[?&;]part=([a-z_]+)", offices[0].get(address).text))
    assert len(parts) > 10
    for part in sorted(parts) if IS_FULL else ("projects", "narrative"):
        raws = [office.get(f"{address}?part={part}").body for office in offices]

        assert list(compared(f"{part}.html", raws, digests(pair))) == []


def test_what_the_office_types_comes_back_as_text(offices: list[Office]) -> None:
    """A value that is refused is shown again, with the reason, and moves nothing else.

    The page is that of a harmless value of the same length: a long one stands otherwise.
    """
    office = offices[0]
    typed = [text for text in OWN if "<" in text and not text.startswith("<<")]
    for text in (*(typed if IS_FULL else typed[:5]), "甲\u202e乙", "甲\x1b[31m"):
        harmless, attack = (refused(office, each) for each in ("甲" * len(text), text))

        assert frame_of(attack) == frame_of(harmless), text
        assert text in attack.texts


def refused(office: Office, text: str) -> reading.Read:
    """The page after a value was saved that is no amount."""
    fields = {
        "field": "spending.total.executed",
        "value": text,
        "digest": office.digest(NAMES[0]),
        "action": "save",
        "part": "spending",
    }
    answer = office.post(f"/report/{NAMES[0]}", fields)

    assert answer.status == 422
    return reading.html(answer.body)


def frame_of(read: reading.Read) -> list[str]:
    """The elements of a page without what is in their attributes."""
    return [line.partition(" ")[0] for line in read.frame]


def test_the_banner_of_the_preview_shows_findings_as_text() -> None:
    banner = Banner(TEMPLATES)
    texts = [*OWN, *(text for each in REFUSED.values() for text in each if text.isprintable())]
    frames = set()
    for text in texts:
        finding = Finding("x", Level.ERROR, SourceRef(f"content/{text}", 1, 1), text, text)
        shown = Shown(version=1, findings=(finding,), failure=text)
        page = banner.added(b"<html><body></body></html>", shown, is_old=True)
        frames.add("\n".join(reading.html(page).frame))

    assert len(frames) == 1


@pytest.mark.parametrize("style", Format)
def test_a_finding_is_one_line_whatever_it_quotes(style: Format) -> None:
    for text in (*OWN, *(text for each in REFUSED.values() for text in each), "a\r\n::error::b"):
        where = SourceRef("content/reports/a,b::c%0A.yml", 3, 4)
        line = finding_line(Finding("rule-id", Level.ERROR, where, text, text), style)

        assert len(line.splitlines()) == 1, ascii(text)
        assert "\x1b" not in line.replace("\x1b[31m", "").replace("\x1b[0m", "")
        if style is Format.GITHUB:
            assert line.startswith("::error file=content/reports/a%2Cb%3A%3Ac%250A.yml,line=3,")
            assert line.count("::") >= 2
