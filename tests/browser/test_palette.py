"""Colours by computation: what axe cannot see in a state that no page shows today."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.pages import REPORT

pytestmark = pytest.mark.browser

BODY_TEXT = 7.0
TEXT = 4.5
SHAPE = 3.0

READS = [
    ("ink", "paper", BODY_TEXT),
    ("ink", "soft", BODY_TEXT),
    ("ink", "accent-soft", BODY_TEXT),
    ("muted", "paper", TEXT),
    ("muted", "soft", TEXT),
    ("muted", "accent-soft", TEXT),
    ("accent", "paper", TEXT),
    ("accent", "soft", TEXT),
    ("accent", "accent-soft", TEXT),
    ("paper", "accent", TEXT),
    *(
        (verdict, ground, TEXT)
        for verdict in ("contradicts", "missing", "holds", "calm")
        for ground in ("paper", "soft", f"{verdict}-soft")
    ),
    ("bar", "paper", SHAPE),
    ("muted", "paper", SHAPE),
]

_COLOURS = """names => {
  const probe = document.body.appendChild(document.createElement("i"));
  const colours = names.map(name => {
    probe.setAttribute("class", "");
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  });
  probe.remove();
  return colours;
}"""


@pytest.fixture(params=["system light", "system dark", "chosen light", "chosen dark"])
def painted(request: pytest.FixtureRequest, new_page: Callable[..., Page], home: str) -> Page:
    """The report in each palette, chosen by the system or by the reader against the system."""
    who, scheme = request.param.split()
    other = {"light": "dark", "dark": "light"}[scheme]
    page = new_page(color_scheme=scheme if who == "system" else other)
    page.goto(home + REPORT)
    while who == "chosen" and page.locator("html").get_attribute("data-theme") != scheme:
        page.locator(".reading button[data-set=theme]").click()
    dark = luminance(page.evaluate("() => getComputedStyle(document.body).backgroundColor")) < 0.1
    assert dark == (scheme == "dark")
    return page


def test_every_colour_is_read_on_its_ground(painted: Page) -> None:
    names = sorted({name for front, ground, _ in READS for name in (front, ground)})
    colours = dict(zip(names, painted.evaluate(_COLOURS, names), strict=True))
    weak = {
        (front, ground): round(contrast(colours[front], colours[ground]), 2)
        for front, ground, least in READS
        if contrast(colours[front], colours[ground]) < least
    }

    assert weak == {}
    assert painted.evaluate(
        """() => [...document.querySelectorAll(".chart text")].every(each =>
             getComputedStyle(each).fill === getComputedStyle(document.body).color)"""
    )


def test_a_chart_is_seen_in_forced_colours_whatever_the_reader_chose(
    new_page: Callable[..., Page], home: str
) -> None:
    page = new_page(forced_colors="active", color_scheme="dark")
    page.goto(home + REPORT)
    for _ in range(2):
        page.locator(".reading button[data-set=theme]").click()
    front, ground = page.evaluate(
        """() => [getComputedStyle(document.querySelector(".chart text")).fill,
                  getComputedStyle(document.body).backgroundColor]"""
    )

    assert page.locator("html").get_attribute("data-theme") == "light"
    assert contrast(front, ground) >= BODY_TEXT


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.2 between two computed colours."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
