"""撤回: back to an earlier release, or a report or a figure taken down."""

from __future__ import annotations

from typing import Any

from generator.desk.answers import asked, html, typed
from generator.desk.desk import Desk
from generator.desk.pages import page
from generator.desk.publishing import releases, show_again
from generator.errors import GeneratorError


def add(app: Any, desk: Desk) -> None:  # bottle has no annotations
    """Add the addresses."""
    app.get("/undo", callback=lambda: html(page("undo", folder=desk.publish_folder)))
    app.get("/undo/release", callback=lambda: _releases(desk))
    app.post("/undo/release", callback=lambda: _show_again(desk))


def _releases(desk: Desk) -> Any:  # bottle has no annotations
    folder = desk.publish_folder
    found = releases(folder) if folder else ()
    number = asked("to")
    wanted = next((each for each in found if str(each.number) == number), None)
    return html(page("release", folder=folder, releases=found, wanted=wanted))


def _show_again(desk: Desk) -> Any:  # bottle has no annotations
    folder = desk.publish_folder
    number = typed("to")
    if folder is None or not number.isdecimal():
        raise GeneratorError("还没有发布过，没有可以换回的。")
    said = show_again(folder, int(number))
    return html(page("done", title="换回好了", sentence=said))
