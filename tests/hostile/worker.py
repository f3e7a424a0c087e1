"""Runs commands of the program, each in a process of its own with bounds; what each took.

Reads one JSON object a line (`arguments`, and `fault` where a file operation is to fail), answers
with one a line. The process is forked from one that has loaded everything, so that hundreds of
commands take seconds.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

# Loaded here once, for all commands.
import docx  # noqa: F401  # loaded before the fork
import openpyxl  # noqa: F401  # loaded before the fork
import pdfplumber  # noqa: F401  # loaded before the fork
import pypdf  # noqa: F401  # loaded before the fork

import generator.intake.docx_file
import generator.intake.pdf_file
import generator.pipeline
import generator.template.take  # noqa: F401  # loaded before the fork
from generator.cli import commands, main
from generator.reading import edition_of

EXAMPLE = Path(__file__).parents[1] / "example" / "content"
commands.all()
edition_of(EXAMPLE)  # models are put together when the first text is read

CPU_SECONDS = 20
"""Four times what is promised: computers differ by so much."""
MOST_MEMORY = 3 << 30
WALL_SECONDS = 300
"""Only a command that waits for what never comes takes so long."""


@dataclass
class Fault:
    """What goes wrong, and at which of the file operations that change something below a folder.

    `lasts` where all that follow fail too, as in a folder that may not be written. `kinds` are the
    names of the operations that count, all where it is empty.
    """

    below: str
    at: int
    error: int = 0
    """The number of the error; none kills the process as `kill -9` does."""
    lasts: bool = False
    kinds: tuple[str, ...] = ()
    count: int = 0

    def seen(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Asked by Python before each operation."""
        if event not in CHANGES or not self._counts(event, arguments):
            return
        self.count += 1
        if self.count == self.at or (self.lasts and 0 < self.at < self.count):
            if not self.error:
                os.kill(os.getpid(), signal.SIGKILL)
            raise OSError(self.error, os.strerror(self.error), str(arguments[0]))

    def _counts(self, event: str, arguments: tuple[Any, ...]) -> bool:
        if event == "open" and not (arguments[2] or 0) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            return False
        if self.kinds and event not in self.kinds:
            return False
        paths = [
            os.fsdecode(each) for each in arguments[:2] if isinstance(each, str | bytes | Path)
        ]
        return any(path.startswith(self.below) for path in paths)


CHANGES = frozenset(
    {
        "open",
        "os.rename",
        "os.remove",
        "os.mkdir",
        "os.rmdir",
        "os.link",
        "os.symlink",
        "os.truncate",
    }
)


def ran(arguments: list[str], fault: dict[str, Any] | None = None) -> dict[str, Any]:
    """How a command ended, what it printed and what it took."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = os.fork()
        if not child:
            _run(arguments, out, err, Fault(**fault) if fault else None)
        _, status, used = os.wait4(child, 0)
        out.seek(0)
        err.seek(0)
        return {
            "code": os.waitstatus_to_exitcode(status),
            "out": out.read(200_000).decode("utf-8", "replace"),
            "err": err.read(200_000).decode("utf-8", "replace"),
            "milliseconds": round((used.ru_utime + used.ru_stime) * 1000),
            "megabytes": used.ru_maxrss // 1024,
        }


def _run(arguments: list[str], out: IO[bytes], err: IO[bytes], fault: Fault | None) -> None:
    """In the new process: never returns."""
    code = 70
    if fault:
        sys.addaudithook(fault.seen)
    try:
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 5))
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        signal.alarm(WALL_SECONDS)
        os.dup2(out.fileno(), 1)
        os.dup2(err.fileno(), 2)
        sys.stdin = Path(os.devnull).open()  # noqa: SIM115  # the process ends with it
        sys.stdout = os.fdopen(1, "w", encoding="utf-8")
        sys.stderr = os.fdopen(2, "w", encoding="utf-8")
        sys.argv = ["disclose", *arguments]
        main()
        code = 0
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else int(bool(ended.code))
    finally:
        sys.stdout.flush()
        if fault and not fault.at:
            sys.stderr.write(f"\noperations: {fault.count}\n")
        sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    answers = os.fdopen(os.dup(1), "w")
    for line in sys.stdin:
        answers.write(json.dumps(ran(**json.loads(line))) + "\n")
        answers.flush()
