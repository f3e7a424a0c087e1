"""The preview over a corpus: seconds from a saved report to its page and its county's, in memory.

The whole site, which another process builds beside that, is not made here.
"""

from __future__ import annotations

import argparse
import gc
import json
import resource
import time
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any, Final

from bench.pages import edited_report
from generator.folders import Folders
from generator.live.preview import Preview
from generator.progress import unseen

ROOT: Final = Path(__file__).resolve().parent.parent
SAVES: Final = 5


class Idle:
    """Never builds."""

    def submit(self, _: Callable[[Folders], str], __: Folders) -> Future[str]:
        """Nothing is begun."""
        return Future()

    def close(self) -> None:
        """Nothing to let go of."""


def measured(content: Path, output: Path) -> dict[str, Any]:
    """Seconds to the first reading, and after each of some saves; MiB at most."""
    gc.disable()  # as the command itself does
    folders = Folders(ROOT, content, output)
    folders.site.mkdir(parents=True, exist_ok=True)
    (folders.site / "index.html").write_text("", "utf-8")
    preview = Preview(folders, print, Idle())
    began = time.perf_counter()
    preview.begin(unseen)
    found = {"first": time.perf_counter() - began, "saves": []}
    for _ in range(SAVES):
        path = edited_report(content)
        page = path.relative_to(content / "reports").with_suffix("").as_posix()
        began = time.perf_counter()
        preview.refresh()
        shown = preview.html(page), preview.html(page.rpartition("/")[0])
        found["saves"].append(time.perf_counter() - began)
        if None in shown or preview.shown.has_errors:
            raise SystemExit(f"no page at {page}")
    found["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return found


def main() -> None:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("content", type=Path)
    parser.add_argument("output", type=Path)
    chosen = parser.parse_args()
    print(json.dumps(measured(chosen.content.absolute(), chosen.output.absolute())))


if __name__ == "__main__":
    main()
