"""The process that runs commands for the tests (`worker.py`), and what they took."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass, field
from typing import Any

from tests.conftest import ROOT


@dataclass
class Worker:
    """Asked by one test at a time."""

    process: subprocess.Popen[str]
    took: dict[str, dict[str, Any]] = field(default_factory=dict)

    def ran(self, name: str, *arguments: object, **fault: Any) -> dict[str, Any]:
        """How a command ended; `fault` as `worker.Fault` takes it."""
        assert self.process.stdin
        assert self.process.stdout
        asked = {"arguments": [str(each) for each in arguments], "fault": fault or None}
        self.process.stdin.write(json.dumps(asked) + "\n")
        self.process.stdin.flush()
        told: dict[str, Any] = json.loads(self.process.stdout.readline())
        self.took[name] = told
        return told

    def close(self) -> None:
        """End the process."""
        assert self.process.stdin
        self.process.stdin.close()
        self.process.wait(timeout=60)


def a_worker() -> Worker:
    """A process that has loaded everything."""
    return Worker(
        subprocess.Popen(
            [sys.executable, "-m", "tests.hostile.worker"],
            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8",
        )
    )  # fmt: skip
