"""Waiting for a page that still draws itself."""

from __future__ import annotations

from playwright.sync_api import Page

_AT_REST = """() => new Promise(done => {
  const look = () => JSON.stringify([
    scrollX, scrollY, document.body.innerText.length,
    ...[...document.querySelectorAll("body *")].map(each => {
      const box = each.getBoundingClientRect();
      return [box.x, box.y, box.width, box.height].map(Math.round);
    }),
  ]);
  let before = "";
  let same = 0;
  const again = () => {
    const now = look();
    same = now === before ? same + 1 : 0;
    before = now;
    if (same === 5) done();
    else setTimeout(() => requestAnimationFrame(again), 50);
  };
  again();
})"""


def at_rest(page: Page) -> None:
    """Until nothing on the page has moved for a quarter of a second, frames drawn in between."""
    page.evaluate(_AT_REST)
