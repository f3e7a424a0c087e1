"""Style sheet and scripts of the pages: what is in each, what names it, what is left beside it."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import material
import pytest

from generator.errors import OutputError, SiteError
from generator.publish.bundles import HASHED, OWN, Bundle, bundles, put
from generator.publish.packages import SCRIPT
from tests.conftest import ROOT
from tests.roots import a_root

THEME = [str(Path(str(material.__file__)).parent / "templates")]
WORDS = ("Martin Donath", "Pictogrammers Free", "GitHub Inc.", "Font Awesome Free License")
SCRIPTS = {"disclose", "search", "compare", "explore"}


def own(name: str) -> str:
    return (ROOT / OWN / name).read_text("utf-8")


@pytest.fixture(scope="module")
def made() -> dict[str, Bundle]:
    return {each.name: each for each in bundles(ROOT, THEME)}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A root that a test may change."""
    return a_root(tmp_path / "root")


def test_every_bundle_is_named_by_its_bytes(made: dict[str, Bundle]) -> None:
    assert made.keys() == {"style", *SCRIPTS}
    for each in made.values():
        assert re.fullmatch(HASHED, each.path)
        assert each.path.split(".")[1] == hashlib.sha256(each.content).hexdigest()[:8]


def test_each_script_holds_its_parts_in_order(made: dict[str, Bundle]) -> None:
    found = {name: made[name].content.decode() for name in SCRIPTS}
    tabulator = (ROOT / SCRIPT).read_text("utf-8").rstrip("\n")
    explore = [own("search.js"), tabulator, own("explore.js"), own("explore_page.js")]

    assert found["disclose"] == own("disclose.js")
    assert found["search"] == own("search.js")
    assert found["compare"] == f"{own('search.js')}\n{own('compare.js')}"
    places = [found["explore"].index(part.rstrip("\n")) for part in explore]
    assert places == sorted(places)
    assert "(c) Oliver Folkerd" in found["explore"]


def test_the_sheet_of_the_theme_comes_first_and_names_its_licence(made: dict[str, Bundle]) -> None:
    sheet = made["style"].content.decode()

    assert sheet.startswith(
        '@charset "UTF-8";\n/* mkdocs-material: assets/mkdocs-material/LICENSE.txt */\n'
    )
    assert sheet.count("@charset") == 1
    assert "sourceMappingURL" not in sheet
    assert sheet.index(".md-typeset") < sheet.index(own("disclose.css")) < len(sheet)
    assert own("explore.css").rstrip() in sheet


def test_a_changed_part_changes_the_names_of_its_bundles_alone(
    root: Path, made: dict[str, Bundle]
) -> None:
    part = root / OWN / "search.js"
    part.write_text(part.read_text("utf-8") + "// more\n", "utf-8")

    changed = {each.name for each in bundles(root, THEME) if each.path != made[each.name].path}

    assert changed == {"search", "compare", "explore"}


def test_without_the_packages_there_is_no_explore(tmp_path: Path) -> None:
    root = a_root(tmp_path / "root", has_packages=False)

    assert {each.name for each in bundles(root, THEME)} == {"style", *SCRIPTS} - {"explore"}


def test_a_part_that_cannot_be_read_is_named(root: Path) -> None:
    (root / OWN / "compare.js").unlink()

    with pytest.raises(OutputError, match=r"compare\.js"):
        bundles(root, THEME)


def test_another_theme_is_refused() -> None:
    with pytest.raises(SiteError, match="找到 0 个"):
        bundles(ROOT, [])


def test_parts_and_files_of_the_theme_are_not_left_beside(
    tmp_path: Path, made: dict[str, Bundle]
) -> None:
    for name in ("disclose.js", "sheet.js", "stylesheets/main.css", "images/favicon.png"):
        (tmp_path / "assets" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "assets" / name).touch()
    put(tmp_path, made.values())

    left = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    licence = "assets/mkdocs-material/LICENSE.txt"
    assert left == {"assets/sheet.js", licence, *(each.path for each in made.values())}
    words = (tmp_path / licence).read_text("utf-8")
    assert [each for each in WORDS if words.count(each) != 1] == []


def test_a_site_asks_for_its_bundles_and_for_nothing_that_is_not_there(example_site: Path) -> None:
    pages = [page.read_text("utf-8") for page in example_site.rglob("*.html")]
    asked = {
        found
        for page in pages
        for found in re.findall(r"(?:src|href|data-script)=\"([^\"]+)", page)
    }
    assets = {re.sub(r"^.*?(?=assets/)", "", each) for each in asked if "assets/" in each}

    assert {each for each in assets if not (example_site / each).is_file()} == set()
    assert {path.name.split(".")[0] for path in example_site.glob("assets/*.js")} == {
        *SCRIPTS, "offline", "sheet",
    }  # fmt: skip


def test_the_style_of_the_explore_page_touches_no_other() -> None:
    """It comes in one file with that of all pages, where names as short as `.chosen` meet again."""
    css = re.sub(r"/[*].*?[*]/|@media[^{]*[{]", "", own("explore.css"), flags=re.DOTALL)
    selectors = [
        each.strip() for found in re.findall(r"([^{}]+)[{]", css) for each in found.split(",")
    ]
    names = (".explore", ".rows", ".tabulator")

    assert len(selectors) > 50
    assert [each for each in selectors if not any(name in each for name in names)] == []
