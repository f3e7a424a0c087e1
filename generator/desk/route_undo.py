"""撤回: back to an earlier release, or a report or a figure taken down."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from generator.desk.answers import asked, html, onward, typed
from generator.desk.desk import Desk
from generator.desk.overview import State, overview
from generator.desk.pages import page
from generator.desk.publishing import releases, show_again
from generator.desk.takedown import Asked, ground_of, plan_of, take_down, takeable
from generator.errors import ContentError, GeneratorError
from generator.model.withdrawal import Ground

KIND: Final = "withdraw"
_NOT_YET: Final = "还没有发布过，没有可以撤回的。"


def add(app: Any, desk: Desk) -> None:  # bottle has no annotations
    """Add the addresses."""
    app.get("/undo", callback=lambda: html(page("undo")))
    app.get("/undo/release", callback=lambda: _releases(desk))
    app.post("/undo/release", callback=lambda: _show_again(desk))
    app.get("/undo/withdraw", callback=lambda: _choose(desk))
    app.post("/undo/withdraw", callback=lambda: _plan(desk))
    app.post("/undo/withdraw/go", callback=lambda: _go(desk))
    app.get("/undo/withdraw/done", callback=lambda: _done(desk))


def _releases(desk: Desk) -> Any:  # bottle has no annotations
    folder = desk.publish_folder
    found = releases(folder) if folder else ()
    number = asked("to")
    wanted = next((each for each in found if str(each.number) == number), None)
    return html(page("release", folder=folder, releases=found, wanted=wanted))


def _show_again(desk: Desk) -> Any:  # bottle has no annotations
    number = typed("to")
    if not number.isdecimal():
        raise GeneratorError("请选一次发布。")
    said = show_again(_folder(desk), int(number))
    return html(page("done", title="换回好了", sentence=said))


def _folder(desk: Desk) -> Path:
    if desk.publish_folder is None:
        raise GeneratorError(_NOT_YET)
    return desk.publish_folder


def _choose(desk: Desk, error: str = "", *, elsewhere: tuple[object, ...] = ()) -> Any:  # bottle
    """One question after the other: which report, then what of it and why."""
    rows = [row for row in overview(desk) if row.state in {State.PUBLISHED, State.CHANGED}]
    wanted = asked("report") or typed("report")
    row = next((each for each in rows if each.name == wanted), None)
    body = page(
        "withdraw",
        rows=rows,
        row=row,
        fields=takeable(desk, row.name) if row else (),
        grounds=tuple(Ground),
        field=asked("field") or typed("field"),
        whole=typed("what") == "whole",
        ground=typed("ground"),
        office=typed("office") or desk.settings().site.sponsor,
        elsewhere=elsewhere,
        error=error,
    )
    return html(body, 422 if error else 200)


def _asked() -> Asked:
    is_whole = typed("what") == "whole"
    if not is_whole and not typed("field"):
        raise GeneratorError("请选要撤下的是哪一个值，或者选“整份报告”。")
    return Asked(
        typed("report"),
        "" if is_whole else typed("field"),
        ground_of(typed("ground")),
        typed("office").strip(),
        bool(typed("others")),
    )


def _plan(desk: Desk) -> Any:  # bottle has no annotations
    try:
        wanted = _asked()
        plan, numbers = plan_of(desk, _folder(desk), wanted)
    except ContentError as error:
        return _choose(desk, str(error), elsewhere=error.findings)
    except GeneratorError as error:
        return _choose(desk, str(error))
    fields = {each.name: each for each in takeable(desk, wanted.report)}
    body = page(
        "withdraw_plan",
        wanted=wanted,
        field=fields.get(wanted.field),
        title=next(row.title for row in overview(desk) if row.name == wanted.report),
        said=plan.said,
        numbers=numbers,
    )
    return html(body)


def _go(desk: Desk) -> Any:  # bottle has no annotations
    wanted, folder = _asked(), _folder(desk)
    desk.jobs.start(KIND, lambda say: take_down(desk, folder, wanted, say))
    return onward("/undo/withdraw/done")


def _done(desk: Desk) -> Any:  # bottle has no annotations
    job = desk.jobs.last(KIND)
    return onward("/undo") if job is None else html(page("withdrawn", job=job))
