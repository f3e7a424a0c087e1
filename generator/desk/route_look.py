"""核对: the values of a report beside the words of its original."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from generator.desk.answers import asked, chosen_file, html, onward, typed
from generator.desk.desk import Desk
from generator.desk.edits import Edit, RefusedError, save, tick_off
from generator.desk.form import FIRST, Field, open_fields, parts_of, with_passages
from generator.desk.items import Change, add_item, open_group, remove_item
from generator.desk.overview import row_of, title_of
from generator.desk.pages import page
from generator.desk.remarks import agenda
from generator.desk.reports import StaleError, open_report
from generator.desk.said import compared
from generator.errors import GeneratorError
from generator.findings import DocPath, dotted
from generator.model.verdict import Verdict
from generator.template.shape import Takes

_SHAPES: Final = frozenset({"add", "open", "remove"})
_NAME: Final = "<name:re:[a-z0-9/-]+>"


def add(app: Any, desk: Desk) -> None:  # bottle has no annotations
    """Add the addresses."""
    app.get(f"/report/{_NAME}", callback=lambda name: _page(desk, name))
    app.post(f"/report/{_NAME}", callback=lambda name: _saved(desk, name))
    app.post(f"/original/{_NAME}", callback=lambda name: _original(desk, name))


def _page(
    desk: Desk, name: str, error: str = "", refused: str = "", status: int = 200
) -> Any:  # bottle has no annotations
    """The form; `refused` is the field whose new value was not taken, with what was typed."""
    file = open_report(desk.content, name)
    found = desk.judged(file)
    parts = parts_of(file.text, found, desk.shape, desk.settings().topics)
    todo = open_fields(parts)
    wanted = asked("part") or typed("part") or (FIRST if todo else (parts[0].key if parts else ""))
    shown = next((part.fields for part in parts if part.key == wanted), todo)
    if refused:
        shown = tuple(
            replace(field, typed=typed("value")) if field.name == refused else field
            for field in shown
        )
    digest, original_name = _original_of(parts_fields := [f for p in parts for f in p.fields])
    original = desk.drawer.original(digest)
    place, year = title_of(file, found)
    comparisons = compared(found.edition)
    body = page(
        "look",
        name=name,
        title=f"{place} {year} 年",
        digest=file.digest,
        row=row_of(desk, name),
        groups=parts,
        wanted=wanted,
        todo=todo,
        fields=with_passages(shown, original),
        general=found.general,
        agenda=agenda(file.text),
        has_original=original is not None,
        original_name=original_name,
        comparisons=comparisons,
        differing=sum(each.kind == Verdict.CONTRADICTS.value for each in comparisons),
        error=error,
        refused=refused,
        count=len(parts_fields),
        Takes=Takes,
    )
    return html(body, status)


def _original_of(fields: list[Field]) -> tuple[str, str]:
    """Digest and name of the original, as the report states them."""
    told = {field.name: field.value for field in fields}
    return told.get("provenance.original_digest", ""), told.get("provenance.original_file", "")


def _saved(desk: Desk, name: str) -> Any:  # bottle has no annotations
    field = typed("field")
    edit = Edit(
        name,
        typed("digest"),
        _path(field),
        typed("value"),
        is_list=bool(typed("lines")),
        clears_mark=bool(typed("clear")),
    )
    try:
        if typed("action") in _SHAPES:
            return _shaped(desk, name)
        if typed("action") == "tick":
            tick_off(desk.content, edit)
        else:
            save(desk.content, desk.settings(), edit)
    except StaleError as error:
        return _page(desk, name, str(error), field, 409)
    except RefusedError as error:
        return _page(desk, name, str(error), field, 422)
    except GeneratorError as error:
        return _page(desk, name, str(error), field, 422)
    desk.content_changed()
    part = typed("part")
    to = typed("next") if part == FIRST else field
    return onward(f"/report/{name}?part={_plain(part)}&saved={_plain(field)}#{_plain(to)}")


def _shaped(desk: Desk, name: str) -> Any:  # bottle has no annotations
    """An item more or less, or a group opened."""
    change = Change(name, typed("digest"), _path(typed("field")))
    action, part, to = typed("action"), typed("part"), typed("field")
    if action == "add":
        to = dotted(add_item(desk.content, desk.shape, change, typed("called")))
    elif action == "open":
        open_group(desk.content, desk.shape, change)
    else:
        file = open_report(desk.content, name)
        desk.drawer.keep_replaced(file.text.encode("utf-8"), name)
        remove_item(desk.content, desk.shape, change)
        to = "part"
    desk.content_changed()
    part = str(change.path[0]) if part == FIRST else part
    return onward(f"/report/{name}?part={_plain(part)}&saved=1#{_plain(to)}")


def _path(field: str) -> DocPath:
    return tuple(field.split("."))


def _plain(text: str) -> str:
    """A part of an address: field names and keys have nothing else in them."""
    return "".join(sign for sign in text if (sign.isascii() and sign.isalnum()) or sign in "._-")


def _original(desk: Desk, name: str) -> Any:  # bottle has no annotations
    """The original of a report that was made elsewhere, if it is that file to the byte."""
    chosen = chosen_file("file")
    if chosen is None:
        raise GeneratorError("还没有选文件。")
    file = open_report(desk.content, name)
    found = desk.judged(file)
    tree = found.document.tree if found.document else {}
    provenance = tree.get("provenance") if isinstance(tree, dict) else None
    digest = provenance.get("original_digest") if isinstance(provenance, dict) else ""
    if desk.drawer.keep_original(*chosen).parent.name != digest:
        raise GeneratorError(
            "这不是录这份报告时用的那个文件（内容有出入），没有用它。请选当时的原件。"
        )
    return onward(f"/report/{name}")
