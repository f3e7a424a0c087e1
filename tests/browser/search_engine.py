"""The engine of the search script on an open page, and what is true of the pages searched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

from generator.search.fold import fold

# Every query with its verified pages in order, whether it is only near, and what was tried.
_ASK = """
async (queries) => {
  const engine = window.discloseSearch.engine;
  const answers = [];
  for (const query of queries) {
    const found = await engine.find(query);
    const { shown } = await engine.items(found, found.pages, 0, Infinity);
    answers.push({
      pages: shown.map((each) => each.address), isNear: Boolean(found.isNear), label: found.label,
      excerpts: shown.map((each) => each.excerpt),
    });
  }
  return answers;
}
"""


@dataclass
class Engine:
    """The script's engine on an open page, and the folded text of every page that it searches."""

    page: Page
    texts: dict[str, str]

    def ask(self, *queries: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.page.evaluate(_ASK, list(queries))
        return found

    def holding(self, query: str) -> set[str]:
        return {address for address, text in self.texts.items() if fold(query) in text}
