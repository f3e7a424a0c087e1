"""送审: one page with its two steps, printing and writing down what was decided."""

from __future__ import annotations

from typing import Any, Final

import bottle

from generator.desk.agreeing import agreement, make_pack, outcome_of, pack_page, record
from generator.desk.answers import html, onward, typed
from generator.desk.desk import Desk
from generator.desk.overview import row_of
from generator.desk.pages import page
from generator.errors import ContentError, GeneratorError
from generator.model.review import Outcome
from generator.review.record import Decision

_NAME: Final = "<name:re:[a-z0-9/-]+>"
# The page carries a policy of its own that lets through its style sheet and nothing else.
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"


def add(app: Any, desk: Desk) -> None:  # bottle has no annotations
    """Add the addresses."""
    app.get(f"/review/{_NAME}", callback=lambda name: _page(desk, name))
    app.post(f"/review/print/{_NAME}", callback=lambda name: _print(desk, name))
    app.post(f"/review/record/{_NAME}", callback=lambda name: _record(desk, name))
    app.get(f"/paper/{_NAME}", callback=lambda name: _paper(desk, name))


def _page(desk: Desk, name: str, error: str = "") -> Any:  # bottle has no annotations
    try:
        found = agreement(desk, name)
    except ContentError as wrong:
        return html(page("review_not_yet", row=row_of(desk, name), findings=wrong.findings))
    body = page(
        "review",
        name=name,
        title=row_of(desk, name).title,
        found=found,
        outcomes=tuple(Outcome),
        error=error,
        day=typed("day"),
        office=typed("office"),
        outcome=typed("outcome"),
        digest=typed("digest"),
        text=typed("text"),
    )
    return html(body, 422 if error else 200)


def _print(desk: Desk, name: str) -> Any:  # bottle has no annotations
    make_pack(desk, name)
    return onward(f"/review/{name}")


def _record(desk: Desk, name: str) -> Any:  # bottle has no annotations
    try:
        decision = Decision(
            typed("digest").strip(),
            typed("day").strip(),
            typed("office").strip(),
            outcome_of(typed("outcome")),
            " ".join(typed("text").split()),
        )
        record(desk, name, decision)
    except ContentError as error:
        return _page(desk, name, "；".join(each.message for each in error.findings))
    except GeneratorError as error:
        return _page(desk, name, str(error))
    desk.content_changed()
    return onward(f"/review/{name}")


def _paper(desk: Desk, name: str) -> Any:  # bottle has no annotations
    path = pack_page(desk, name)
    if path is None:
        return bottle.HTTPError(404)
    headers = {"Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": _POLICY}
    return bottle.HTTPResponse(path.read_bytes(), 200, **headers)
