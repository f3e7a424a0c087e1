from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import OutputError
from generator.export.product import Made, Product
from generator.making.area import AreaMaker, in_site, said
from generator.making.pages import AREAS, record_of
from generator.model.edition import Edition
from generator.publish.ledger import NAME, Part
from generator.publish.pages import Pages
from generator.publish.workspace import Workspace
from generator.render.templates import Templates
from generator.views import address
from generator.views.groups import by_area, by_own_place
from tests.conftest import ROOT

DONGSHI = "shili/dongshi"


@pytest.fixture(scope="module")
def made(example: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of one prefecture."""
    root = tmp_path_factory.mktemp("area")
    workspace = Workspace(root, AREAS, root / NAME, "base")
    templates = Templates(ROOT / "site_templates")
    maker = AreaMaker(workspace, example, templates, Pages(ROOT, example))
    maker.make(next(group for group in by_area(example) if group.name == DONGSHI))
    workspace.finish()
    return root


def files(root: Path) -> set[str]:
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}


def test_everything_below_the_area_is_as_in_the_whole_site(
    made: Path, example_output: Path
) -> None:
    whole = {
        f"{area}/{path}"
        for area in AREAS
        for path in files(example_output / area)
        if path.startswith(f"{DONGSHI}/") and not path.endswith("feed.xml")
    }

    found = files(made) - {NAME}

    assert {path for path in found if not path.startswith("site/data/")} == whole
    assert len(whole) > 20
    for path in found:
        assert (made / path).read_bytes() == (example_output / path).read_bytes(), path


def test_its_rows_and_what_its_pages_say_are_kept(made: Path, example: Edition) -> None:
    area = next(group for group in by_area(example) if group.name == DONGSHI)
    part = Part(made)

    for place in by_own_place(example.only(area.reports)):
        for table in ("reports", "projects", "comparisons"):
            assert part.value(f"{table} {place.name}", place.state) is not None
    for name in ("reports", "projects"):
        assert part.value(f"explore {name} {DONGSHI}", area.state) is not None
    state = example.state(area.reports[0]) + b"\0"
    page = address.report(area.reports[0], example.dataset.site)
    kept = part.value(said(page), state)
    assert kept is not None
    assert record_of(kept[0]).address == page
    part.close()


def test_a_product_in_the_folder_of_the_search_is_refused() -> None:
    product = Product("x", lambda: Made([("search/meta.json", b"")]))

    with pytest.raises(OutputError, match="/search/"):
        list(in_site(product).make().files)
