"""What routes answer with, and what they read of a form."""

from __future__ import annotations

from typing import Any

import bottle


def html(body: str, status: int = 200) -> Any:  # bottle has no annotations
    """A page."""
    return bottle.HTTPResponse(body, status, **{"Content-Type": "text/html; charset=utf-8"})


def onward(address: str) -> Any:  # bottle has no annotations
    """After something was done: the page that shows it, so that a reload does nothing again."""
    return bottle.HTTPResponse("", 303, Location=address)


def typed(name: str) -> str:
    """A field of the form; empty where it was not sent."""
    return str(bottle.request.forms.getunicode(name) or "")


def asked(name: str) -> str:
    """A part of the query; empty where there is none."""
    return str(bottle.request.query.getunicode(name) or "")


def chosen_file(name: str) -> tuple[str, bytes] | None:
    """A file that was chosen: its name as it came, and its bytes."""
    found = bottle.request.files.get(name)
    if found is None or not found.raw_filename:
        return None
    return str(found.raw_filename), found.file.read()
