"""预览 and 发布: what readers would see, what changes for them, and the step itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from generator.desk.answers import asked, html, onward, typed
from generator.desk.corrections import explain_change
from generator.desk.desk import PUBLISH_FOLDER, Desk
from generator.desk.overview import State, overview
from generator.desk.pages import page
from generator.desk.publishing import (
    Prepared,
    checked_folder,
    prepared,
    publish_prepared,
)
from generator.errors import GeneratorError

LOOK: Final = "look"
PUBLISH: Final = "publish"


def add(app: Any, desk: Desk) -> None:  # bottle has no annotations
    """Add the addresses."""
    app.get("/show", callback=lambda: html(_show(desk)))
    app.post("/show", callback=lambda: _make(desk))
    app.get("/publish", callback=lambda: html(_publish(desk)))
    app.post("/publish/folder", callback=lambda: _folder(desk))
    app.post("/publish/look", callback=lambda: _look(desk))
    app.post("/publish/reason", callback=lambda: _reason(desk))
    app.post("/publish/go", callback=lambda: _go(desk))


def _show(desk: Desk) -> str:
    return page("show", preview=desk.preview, job=desk.preview.job, report=asked("report"))


def _make(desk: Desk) -> Any:  # bottle has no annotations
    report = "".join(sign for sign in typed("report") if sign.isalnum() or sign in "/-")
    desk.preview.make()
    return onward(f"/show?report={report}")


def _publish(desk: Desk, error: str = "") -> str:
    look = desk.jobs.last(LOOK)
    done = desk.jobs.last(PUBLISH)
    return page(
        "publish",
        folder=desk.publish_folder,
        choosing=bool(asked("choose")),
        typed_folder=typed("folder"),
        look=look,
        done=done,
        found=look.result if look and isinstance(look.result, Prepared) else None,
        unready=[row for row in overview(desk) if row.state in {State.DRAFT, State.WRONG}],
        error=error,
    )


def _folder(desk: Desk) -> Any:  # bottle has no annotations
    try:
        found = checked_folder(typed("folder"), desk.content, desk.folders.root)
    except GeneratorError as error:
        return html(_publish(desk, str(error)), 422)
    desk.drawer.remember(PUBLISH_FOLDER, str(found))
    for kind in (LOOK, PUBLISH):
        desk.jobs.forget(kind)
    return onward("/publish")


def _target(desk: Desk) -> Path:
    if desk.publish_folder is None:
        raise GeneratorError("还没有选发布到哪个文件夹。")
    return desk.publish_folder


def _look(desk: Desk) -> Any:  # bottle has no annotations
    folder = _target(desk)
    desk.jobs.start(LOOK, lambda say: prepared(desk.workshop, folder, say))
    desk.jobs.forget(PUBLISH)
    return onward("/publish")


def _found(desk: Desk) -> Prepared:
    look = desk.jobs.last(LOOK)
    if look is None or not isinstance(look.result, Prepared):
        raise GeneratorError("请先看一看读者会看到什么变化，再发布。")
    return look.result


def _reason(desk: Desk) -> Any:  # bottle has no annotations
    wanted = typed("report"), typed("path")
    change = next(
        (each for each in _found(desk).unexplained if (each.report, each.path) == wanted), None
    )
    if change is None:
        raise GeneratorError("这一处已经记过，或者刚刚又改过。请再看一次变化。")
    try:
        explain_change(desk.content, desk.settings(), change, typed("reason"))
    except GeneratorError as error:
        return html(_publish(desk, str(error)), 422)
    desk.content_changed()
    return _look(desk)


def _go(desk: Desk) -> Any:  # bottle has no annotations
    folder, seen = _target(desk), _found(desk)
    if typed("fingerprint") != seen.fingerprint:
        raise GeneratorError("看过变化以后，内容又有了改动，没有发布。请再看一次变化。")
    allows = bool(typed("removals"))
    desk.jobs.start(
        PUBLISH,
        lambda say: publish_prepared(desk.workshop, folder, seen, say, allows_removals=allows),
    )
    desk.jobs.forget(LOOK)
    return onward("/publish")
