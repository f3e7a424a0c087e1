"""导入: a file becomes a report; what the file does not tell is asked, one thing at a time."""

from __future__ import annotations

from typing import Any, Final

from generator.desk.answers import chosen_file, html, onward, typed
from generator.desk.desk import Desk
from generator.desk.drawer import safe_name
from generator.desk.pages import page
from generator.desk.take_in import (
    KINDS,
    PlaceNeededError,
    Taking,
    places_like,
    taking,
    write_taking,
)
from generator.errors import ContentError, GeneratorError
from generator.findings import Finding

_FAULTY: Final = "表里有要改的地方：改好、保存、关闭以后再选一次。"


def add(app: Any, desk: Desk) -> None:  # bottle has no annotations
    """Add the addresses."""
    app.get("/import", callback=_page)
    app.post("/import", callback=lambda: _taken(desk))


def _page(
    *,
    kept: str = "",
    error: str = "",
    findings: tuple[Finding, ...] = (),
    needs_place: bool = False,
    places: tuple[tuple[str, str], ...] = (),
    found: Taking | None = None,
) -> Any:  # bottle has no annotations
    body = page(
        "import",
        kinds=",".join(KINDS),
        kept=kept,
        error=error,
        findings=findings,
        needs_place=needs_place,
        places=places,
        place=typed("place"),
        code=typed("code"),
        year=typed("year"),
        found=found,
    )
    return html(body, 409 if error or findings else 200)


def _taken(desk: Desk) -> Any:  # bottle has no annotations
    kept = typed("kept")
    try:
        kept = kept or _put_by(desk)
        return _read(desk, kept)
    except ContentError as error:
        return _page(error=_FAULTY, findings=error.findings)
    except GeneratorError as error:
        return _page(error=str(error))


def _put_by(desk: Desk) -> str:
    """The digest of the file that was chosen, which is kept: it need not be chosen again."""
    chosen = chosen_file("file")
    if chosen is None:
        raise GeneratorError("还没有选文件。请点“选择文件”，选一份报告。")
    name, raw = chosen
    if not safe_name(name).lower().endswith(KINDS):
        raise GeneratorError(
            "这种文件读不了。可以选 Word（.docx）、文字 PDF、.txt、.md 和填好的 Excel 表（.xlsx）；"
            "旧的 .doc 和 .wps 请在 WPS 里另存为 .docx。"
        )
    return desk.drawer.keep_original(name, raw).parent.name


def _read(desk: Desk, kept: str) -> Any:  # bottle has no annotations
    path = desk.drawer.original_path(kept)
    if path is None:
        raise GeneratorError("刚才选的文件找不到了，请再选一次。")
    settings = desk.settings()
    code, year = typed("code"), typed("year").strip()
    if not code and typed("place"):
        places = places_like(settings, typed("place"))
        if len(places) != 1:
            said = "有几个地方叫这个名字，请选一个。" if places else "地名表里没有这个地方。"
            return _page(kept=kept, needs_place=True, places=places, error=said)
        code = places[0][0]
    try:
        found = taking(path, settings, code, year)
    except PlaceNeededError as error:
        return _page(kept=kept, needs_place=True, error=str(error))
    try:
        put_by = write_taking(
            desk.content, desk.drawer, found, replaces=typed("replace") == found.name
        )
    except FileExistsError:
        return _page(kept=kept, found=found)
    desk.content_changed()
    if found.warnings or put_by:
        return html(page("imported", found=found, put_by=put_by))
    return onward(f"/report/{found.name}")
