"""Trees to models: pydantic's refusals become findings here and nowhere else."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator, Sequence
from typing import Any, Final, TypeAlias, TypeVar, get_origin

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from generator.findings import DocPath, Finding, Level, dotted
from generator.load.yaml_tree import Document
from generator.model.money import Unit
from generator.model.report import Report
from generator.model.terms import TERMS

T = TypeVar("T")

Shape: TypeAlias = TypeAdapter
"""What one kind of file must look like; who only names it need not know pydantic."""


MOST_FINDINGS: Final = 200
"""Findings shown for one file; more would hide the first."""


def shape_if_asked(kind: type[T]) -> Shape[T]:
    """A shape that is made when the first file is read with it."""
    if issubclass(get_origin(kind) or kind, BaseModel):
        return TypeAdapter(kind)  # a model's own settings say so
    return TypeAdapter(kind, config=ConfigDict(defer_build=True))


def model_from(kind: Shape[T], document: Document, file: str) -> T | tuple[Finding, ...]:
    """The validated value of a document, or everything that is wrong with it."""
    if not isinstance(document.tree, dict):
        return (_not_a_group(document, file),)
    try:
        return kind.validate_python(document.tree, context={"unit": _unit(document)})
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)[:MOST_FINDINGS]
        # Asked once: a file of another kind has thousands of keys that nobody knows.
        is_asked = any(each["type"] == "extra_forbidden" for each in details)
        names = _known_names(kind) if is_asked else ()
        return tuple(_finding(names, each, document, file) for each in details)


def _not_a_group(document: Document, file: str) -> Finding:
    return Finding(
        "value-not-a-group",
        Level.ERROR,
        document.where(file, ()),
        "整个文件应当是一组带名字的内容",
        "每行写成“名字: 内容”，第一行写 format: 1",
    )


def report_schema() -> str:
    """The JSON Schema of a report file, as committed for editors (draft-07 words)."""
    schema = Report.model_json_schema(ref_template="#/definitions/{model}")
    schema["definitions"] = schema.pop("$defs")
    root = schema.pop("anyOf")[-1]  # a report is a group, never a state
    schema = {"$schema": "http://json-schema.org/draft-07/schema#", **root, **schema}
    _add_words(schema)
    schema["title"] = "部门整体支出绩效自评报告"
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _add_words(schema: dict[str, Any]) -> None:  # JSON of any shape
    """Chinese titles and explanations for hover help, from the glossary table."""
    for name, field in schema.get("properties", {}).items():
        term = TERMS[name]
        field["title"] = term.chinese
        field["description"] = f"{term.plain}{field.get('description', '')}"
    for inner in (*schema.get("definitions", {}).values(), *schema.get("anyOf", ())):
        _add_words(inner)
        inner.pop("title", None)
    schema.pop("description", None)


def _unit(document: Document) -> Unit:
    """The file-wide unit, needed before the file is validated; a wrong one is refused later."""
    tree = document.tree
    word = tree.get("unit") if isinstance(tree, dict) else None
    known = {unit.value: unit for unit in Unit}
    return known.get(word, Unit.WAN_YUAN) if isinstance(word, str) else Unit.WAN_YUAN


def _finding(
    names: Sequence[str],
    detail: ErrorDetails,
    document: Document,
    file: str,
) -> Finding:
    path: DocPath = (
        *(step for step in detail["loc"] if step != "[key]"),
        *detail.get("ctx", {}).get("at", ()),
    )
    if detail["type"] == "missing":
        return _missing(path, document, file)
    if detail["type"] == "extra_forbidden":
        return _unknown(names, path, document, file)
    context = detail.get("ctx", {})
    message = context.get("said") or "这里的内容无法读取"
    hint = context.get("hint", "请核对写法")
    return Finding(detail["type"], Level.ERROR, document.where(file, path), message, hint)


def _missing(path: DocPath, document: Document, file: str) -> Finding:
    name = str(path[-1])
    word = f"（{TERMS[name].chinese}）" if name in TERMS else ""
    return Finding(
        "key-missing",
        Level.ERROR,
        document.where(file, path[:-1]),
        f"缺少 {dotted(path)}{word}",
        f"补上一行 {name}: …；报告没有说明的写“{name}: 未说明”",
    )


def _unknown(
    names: Sequence[str],
    path: DocPath,
    document: Document,
    file: str,
) -> Finding:
    name = str(path[-1])
    near = difflib.get_close_matches(name[:60], names, n=1)
    advice = f"是不是想写 {near[0]}？" if near else "检查拼写和缩进；不需要的就删去"
    return Finding(
        "key-unknown", Level.ERROR, document.where(file, path), f"不认识“{name[:60]}”", advice
    )


def _known_names(kind: Shape[Any]) -> Sequence[str]:  # of any model
    return sorted(set(_properties(kind.json_schema())))


def _properties(schema: Any) -> Iterator[str]:  # JSON of any shape
    if isinstance(schema, list):
        for each in schema:
            yield from _properties(each)
    elif isinstance(schema, dict):
        yield from schema.get("properties", {})
        for each in schema.values():
            yield from _properties(each)
