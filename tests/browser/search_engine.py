"""The engine of the search script on an open page, and what is true of the pages searched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

from generator.search.fold import fold

# Every query with the pages in order that really hold it, and whether it is only near. Texts are
# asked for a few at a time, as a reader's browser would.
_ASK = """
async (queries) => {
  const engine = window.discloseSearch.engine;
  const answers = [];
  for (const query of queries) {
    const found = await engine.find(query);
    const pages = [];
    for (let at = 0; at < found.pages.length; at += 20) {
      const some = found.pages.slice(at, at + 20);
      const texts = await Promise.all(some.map((page) => engine.text(page)));
      some.forEach((page, number) => {
        if (found.holds(page, texts[number])) pages.push(texts[number].address);
      });
    }
    answers.push({ pages: pages, isNear: Boolean(found.isNear), label: found.label });
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
