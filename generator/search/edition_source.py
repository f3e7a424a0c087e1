"""The source of the index of an edition: its pages as their views say them."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path

from generator.model.edition import Edition
from generator.outputs import PAGES
from generator.search.columns import topic_choices
from generator.search.entities import site_names, site_names_key
from generator.search.page_record import PageRecord, Records
from generator.search.slots import slots_of
from generator.search.source import Source
from generator.search.traditional import has_converter
from generator.search.workspace import said_before
from generator.views import address
from generator.views.blocks import Page


def edition_source(edition: Edition, rendered: Mapping[str, bytes], workspace: Path) -> Source:
    """All pages but that of the search itself; `rendered` is their Markdown by address."""
    program = program_digest()
    shown = {page: text for page, text in rendered.items() if page != address.SEARCH}
    slots = slots_of(edition.dataset, shown)
    records = Records(edition, slots, said_before(workspace, program))

    def found(is_wanted: Callable[[str], bool]) -> Iterator[PageRecord]:
        return (records.record(page) for page in _pages(edition) if is_wanted(page.address))

    def some(addresses: AbstractSet[str]) -> Iterator[PageRecord]:
        return found(addresses.__contains__)

    return Source(
        program,
        {page: records.key(page, text) for page, text in shown.items()},
        slots,
        lambda: found(slots.__contains__),
        some,
        site_names_key(edition),
        lambda: site_names(edition),
        topic_choices(edition),
    )


def _pages(edition: Edition) -> Iterator[Page]:
    return (page for kind in PAGES for page in kind.views(edition))


def program_digest() -> str:
    """Changes with the program, and with what it is run by where that shows in the files."""
    found = hashlib.sha256(f"{zlib.ZLIB_RUNTIME_VERSION} {has_converter()}".encode())
    root = Path(__file__).parent.parent
    for path in sorted(root.rglob("*.py")):
        found.update(path.read_bytes())
    return found.hexdigest()
