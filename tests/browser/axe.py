"""Accessibility of an open page, judged by axe."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

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
