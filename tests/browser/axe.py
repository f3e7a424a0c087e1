"""Accessibility of an open page, judged by axe."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Page, ViewportSize

from tests.counts import few_or_all

PHONE: Final[ViewportSize] = {"width": 390, "height": 844}
DESKTOP: Final[ViewportSize] = {"width": 1280, "height": 900}
# Each palette and each window once; in the long run, each palette in each window.
LOOKS: Final = few_or_all(
    (("light", DESKTOP), ("dark", PHONE)), tuple(product(("light", "dark"), (DESKTOP, PHONE)))
)

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"

# WCAG 2.2 AA is the promise; what axe calls best practice is kept too.
_RUN = """
async () => {
  const result = await axe.run(document, {resultTypes: ["violations"]});
  return result.violations.map(found => ({
    id: found.id, impact: found.impact, help: found.help,
    nodes: found.nodes.map(node => ({
      target: node.target.flat().join(" "), summary: node.failureSummary,
    })),
  }));
}
"""


def violations(page: Page) -> list[dict[str, Any]]:
    """What axe finds wrong on the page as it is now: rule, impact, and each place."""
    if not page.evaluate("() => 'axe' in window"):
        # Through the debugger, not a <script> element: a content policy does not stop it.
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = page.evaluate(_RUN)
    return found


def violations_in_all_looks(
    page: Page, settled: Callable[[Page], object] = bool
) -> dict[str, list[dict[str, Any]]]:
    """What axe finds wrong in both palettes, on a desktop and on a phone; the phone's is last.

    `settled` waits for a page that draws itself anew when its window changes.
    """
    found: dict[str, list[dict[str, Any]]] = {}
    for scheme, size in LOOKS:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size(size)
        settled(page)
        found[f"{scheme} {size['width']}"] = violations(page)
    return {look: each for look, each in found.items() if each}
