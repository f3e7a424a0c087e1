"""A page before it is made: where it will be, and a state that changes whenever it may."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from generator.model.dataset import Entry
from generator.model.edition import Edition
from generator.views.blocks import Page


@dataclass(frozen=True, slots=True)
class Draft:
    """`state` covers all that the page is made from but for what all pages are made from.

    `has_rows` says that the rows of its tables are put beside it.
    """

    address: str
    make: Callable[[], Page]
    state: bytes
    has_rows: bool = False


Drafts: TypeAlias = Callable[[Edition], Iterator[Draft]]


def at_once(views: Callable[[Edition], Iterator[Page]]) -> Drafts:
    """Drafts of a few pages whose words are put together in any case: these are their state."""

    def drafts(edition: Edition) -> Iterator[Draft]:
        return map(draft_of, views(edition))

    return drafts


def draft_of(page: Page) -> Draft:
    """The draft of a page whose words are put together already."""
    return Draft(page.address, lambda: page, state_of(repr(page)))


def made(drafts: Iterable[Draft]) -> Iterator[Page]:
    """The pages."""
    return (draft.make() for draft in drafts)


def state_of(*parts: bytes | str | Iterable[bytes]) -> bytes:
    """A digest of all parts, in their order."""
    found = hashlib.blake2b(digest_size=16)
    for part in parts:
        text = part.encode() if isinstance(part, str) else part
        whole = text if isinstance(text, bytes) else b"".join(text)
        found.update(len(whole).to_bytes(8, "big") + whole)
    return found.digest()


def lists_state(edition: Edition, entries: Iterable[Entry]) -> bytes:
    """Changes with anything that lists say of these reports."""
    return state_of(edition.list_state(entry) for entry in entries)
