"""Atom feeds of the site and of each place: what was published, corrected, taken down.

Every date is the content's own, and an id is made of the page's address and nothing else, so a
reader's program sees an entry as new once and never again.

Source: RFC 4287 (Atom), RFC 4151 (tag URIs).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, NamedTuple
from urllib.parse import urlsplit
from xml.sax.saxutils import escape, quoteattr

from generator.export.product import Made, Product
from generator.model.dataset import Entry
from generator.model.edition import Edition
from generator.model.keep import Keep, anew
from generator.model.reported import entries
from generator.model.site import Site
from generator.views import address
from generator.views.county_year.lead import short
from generator.views.draft import state_of
from generator.views.figure_name import figure_name
from generator.views.groups import by_place
from generator.views.place import places_with_reports
from generator.views.source import source_of
from generator.views.text import line
from generator.views.withdrawn import Taken, all_taken, ground_words, places_left

SINCE: Final = "2026"
"""The year in every `tag:` id, when its form was chosen. It must never change."""
MOST_ENTRIES: Final = 200
"""A feed tells what is new; all reports and corrections are in the tables."""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One thing that happened: `key` is its address below the site's root, and so its id."""

    key: str
    title: str
    on: str
    page: str
    fragment: str
    summary: str


class _Item(NamedTuple):
    """Something to tell before it is told: `state` changes with what is said of it."""

    on: str
    key: str
    state: bytes
    tell: Callable[[], FeedEntry]


def _every(page: str) -> bool:  # noqa: ARG001  # all are wanted
    return True


def feed_products(
    edition: Edition, keep: Keep = anew, is_wanted: Callable[[str], bool] = _every
) -> Iterator[Product]:
    """The feed of the site, then of every place that has reports; of pages that are wanted.

    What is told of a report stands in the feed of its place and of every place above it.
    """
    site = edition.dataset.site
    taken = {each: _told(_taken(each)) for each in all_taken(edition)}
    known: dict[str, tuple[_Item, ...]] = {}

    def items(entry: Entry) -> tuple[_Item, ...]:
        if entry.file not in known:
            known[entry.file] = _items(edition, entry)
        return known[entry.file]

    def told(reports: Sequence[Entry], more: Iterable[_Item]) -> list[_Item]:
        return [*(each for entry in _recent(reports) for each in items(entry)), *more]

    if is_wanted(address.HOME):
        everything = told(edition.dataset.reports, taken.values())
        yield _product(site, address.HOME, site.title, everything, keep)
    below = by_place(edition)
    chain = edition.dataset.divisions.chain
    for place in (*places_with_reports(edition), *places_left(edition)):
        if is_wanted(place.address):
            more = (item for each, item in taken.items() if place in chain(each.place))
            own = told(below.get(place.address, ()), more)
            yield _product(site, place.address, place.name, own, keep)


def _recent(reports: Sequence[Entry]) -> Iterable[Entry]:
    """Those of which something may stand in a feed: the newest, and those with corrections."""
    if len(reports) <= MOST_ENTRIES:
        return reports
    last = sorted((entry.checked_on for entry in reports), reverse=True)[MOST_ENTRIES - 1]
    return (entry for entry in reports if entry.checked_on >= last or entry.has_rarities)


def _product(site: Site, page: str, title: str, items: Iterable[_Item], keep: Keep) -> Product:
    newest = _newest(items)
    path = address.feed(page)

    def make() -> Made:
        told = [keep(f"told {each.key}", each.state, each.tell) for each in newest]
        return Made([(path, _feed(site, page, title, told))])

    return Product(path, make, state_of(each.state + each.key.encode() for each in newest))


def _items(edition: Edition, entry: Entry) -> tuple[_Item, ...]:
    page = address.report(entry, edition.dataset.site)
    state = edition.state(entry)
    published = _Item(entry.checked_on, page, state, partial(_published, edition, entry))
    if not entry.has_rarities:
        return (published,)
    corrected = (
        _Item(on, f"{page}/corrections/{key}", state, partial(_correction, edition, entry, key))
        for key, on in entry.card.corrected
    )
    return (published, *corrected)


def _told(each: FeedEntry) -> _Item:
    return _Item(each.on, each.key, repr(each).encode(), lambda: each)


def _name(entry: Entry) -> str:
    report = entry.report
    return f"{report.agency.short_name} {report.year} 年度{report.kind.value}绩效自评"


def _published(edition: Edition, entry: Entry) -> FeedEntry:
    source = source_of(edition, entry)
    return FeedEntry(source.page, _name(entry), entry.checked_on, source.page, "", short(source))


def _correction(edition: Edition, entry: Entry, key: str) -> FeedEntry:
    page = address.report(entry, edition.dataset.site)
    item = entries(entry.report.corrections)[key]
    figure = figure_name(entry.report, item.path)
    said = f"{figure}：原来是 {line(item.old)}，现在是 {line(item.new)}。原因：{item.reason}。"
    return FeedEntry(
        f"{page}/corrections/{key}",
        f"更正：{_name(entry)}",
        item.corrected_on,
        page,
        "corrections",
        said,
    )


def _taken(each: Taken) -> FeedEntry:
    """That something was taken down; not what it said."""
    key = f"{each.page}/withdrawals/{each.key}" if each.key else f"{each.page}/withdrawn"
    fragment = "corrections" if each.path else "withdrawn"
    said = f"{each.what}已撤下。理由：{ground_words(each.ground)}。决定单位：{each.decided_by}。"
    return FeedEntry(key, f"撤下：{each.name}", each.on, each.page, fragment, said)


def _feed(site: Site, page: str, title: str, newest: Sequence[FeedEntry]) -> bytes:
    updated = max((each.on for each in newest), default=site.as_of)
    name = title if title == site.title else f"{title} · {site.title}"
    own = address.absolute(page, site)
    links = _link("self", f"{own}feed.xml" if own else "feed.xml") + _link("alternate", own or "./")
    head = (
        f"<id>{escape(identifier(site, address.feed(page)))}</id>\n"
        f"<title>{escape(name)}</title>\n<updated>{_moment(updated)}</updated>\n{links}"
        f"<author><name>{escape(site.sponsor)}</name></author>\n"
        f"<rights>{escape(site.licence)}</rights>\n"
    )
    body = "".join(_entry(site, page, each) for each in newest)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">\n{head}{body}</feed>\n'
    ).encode()


def _entry(site: Site, page: str, each: FeedEntry) -> str:
    target = address.absolute(each.page, site)
    tail = f"#{each.fragment}" if each.fragment else ""
    href = f"{target}{tail}" if target else address.href(page, each.page, each.fragment)
    return (
        f"<entry>\n<id>{escape(identifier(site, each.key))}</id>\n"
        f"<title>{escape(each.title)}</title>\n<updated>{_moment(each.on)}</updated>\n"
        f"{_link('alternate', href)}<summary>{escape(each.summary)}</summary>\n</entry>\n"
    )


def identifier(site: Site, key: str) -> str:
    """A `tag:` id in the site's own domain; without one, an id made of the address alone."""
    if site.address != "未说明":
        return f"tag:{urlsplit(site.address).hostname},{SINCE}:{key}"
    digest = hashlib.sha256(f"disclose:{key}".encode()).hexdigest()
    # Version 8 of RFC 9562: the bits are our own, but for those that say so.
    return f"urn:uuid:{digest[:8]}-{digest[8:12]}-8{digest[13:16]}-a{digest[17:20]}-{digest[20:32]}"


def _newest(found: Iterable[_Item]) -> Sequence[_Item]:
    by_key = sorted(found, key=lambda each: each.key)
    return sorted(by_key, key=lambda each: each.on, reverse=True)[:MOST_ENTRIES]


def _moment(date: str) -> str:
    """The beginning of the day in China: the content knows days, not hours."""
    return f"{date}T00:00:00+08:00"


def _link(rel: str, href: str) -> str:
    return f"<link rel={quoteattr(rel)} href={quoteattr(href)}/>\n"
