"""`datapackage.json`: what the tables are and what their columns mean, for programs.

Source: Data Package, version 2.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import starmap
from pathlib import PurePosixPath
from typing import Final

from generator.export.json_file import encoded
from generator.model.columns import column_term, column_type, is_state
from generator.model.reported import State
from generator.model.site import Site
from generator.views import address
from generator.views.data_table import DataFile, DataTable

PATH: Final = f"{address.DATA}/datapackage.json"
_PACKAGE: Final = "https://datapackage.org/profiles/2.0/datapackage.json"
_MEDIA_TYPES: Final = {
    ".csv": "text/csv",
    ".json": "application/json",
    ".sqlite": "application/vnd.sqlite3",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".parquet": "application/vnd.apache.parquet",
}
_REPORT: Final = ("division_code", "year", "department", "kind")
_KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "reports": _REPORT,
    "projects": (*_REPORT, "project_key"),
    "scores": (*_REPORT, "score_key"),
    "corrections": (*_REPORT, "correction_key"),
    "facts": (*_REPORT, "path"),
}
"""What tells the rows of a table apart; a place may have a row for each of its names."""


class DescriptionError(ValueError):
    """A description that cannot be added to."""


def datapackage(site: Site, files: Sequence[DataFile]) -> bytes:
    """The description of the CSV files; paths are relative to the folder it stands in."""
    described = [file for file in files if file.path.endswith(".csv")]
    schemas = {file.table.name: _schema(file.table) for file in described}
    return encoded(
        {
            "$schema": _PACKAGE,
            "name": "disclose",
            "title": site.title,
            "description": site.description,
            "version": site.as_of,
            "licenses": [{"name": "other", "title": site.licence}],
            "contributors": [{"title": site.sponsor, "roles": ["publisher"]}],
            "resources": [_resource(file, schemas[file.table.name]) for file in described],
        }
    )


def with_whole(described: bytes, whole: Iterable[tuple[str, int, str]]) -> bytes:
    """The description that a site has, and files of its release that hold all tables.

    Of these it is told the path below the site's root, how many bytes they have, their SHA-256.

    Raises:
        DescriptionError: what the site has is no description.
    """
    try:
        found = json.loads(described)
        known = [*found["resources"]]
    except (ValueError, TypeError, KeyError) as error:
        raise DescriptionError(str(error)) from error
    found["resources"] = [*known, *starmap(_whole, whole)]
    return encoded(found)


def _resource(file: DataFile, schema: dict[str, object]) -> dict[str, object]:
    path = PurePosixPath(file.path).relative_to(address.DATA)
    return {
        "name": "-".join(path.with_suffix("").parts),
        "type": "table",
        "path": path.as_posix(),
        "title": file.table.title,
        "description": file.table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": file.size,
        "hash": f"sha256:{file.digest}",
        "schema": schema,
    }


def _whole(path: str, size: int, digest: str) -> dict[str, object]:
    """A file for programs that know its kind by its media type.

    `format` does not say parquet or xlsx: a tool that takes these for one table wants an extension
    to read them, or reads the sheet of notes as data.
    """
    name = PurePosixPath(path).relative_to(address.DATA)
    return {
        "name": name.as_posix().replace(".", "-"),
        "path": name.as_posix(),
        "title": "整套数据",
        "description": "随发布制作，与各 CSV 文件的内容相同。",
        "format": "binary",
        "mediatype": _MEDIA_TYPES[name.suffix],
        "bytes": size,
        "hash": f"sha256:{digest}",
    }


def _schema(table: DataTable) -> dict[str, object]:
    schema: dict[str, object] = {
        "fields": [_field(table.name, name) for name in table.columns],
        "missingValues": [""],
    }
    if table.name in _KEYS:
        schema["primaryKey"] = list(_KEYS[table.name])
    return schema


def _field(table: str, name: str) -> dict[str, object]:
    term = column_term(table, name)
    field: dict[str, object] = {
        "name": name,
        "type": column_type(table, name).value,
        "title": term.chinese,
        "description": term.plain,
    }
    if is_state(name):
        field["constraints"] = {"required": True, "enum": [state.value for state in State]}
    return field
