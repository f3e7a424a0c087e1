"""One long job at a time, in a thread of its own, with the lines that it says."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Final

from generator.errors import ContentError, GeneratorError
from generator.findings import Finding

Work = Callable[[Callable[[str], None]], object]

_DEFECT: Final = "这是程序的缺陷，不是内容的错误。请把 {file} 发给维护者。"


class Stage(Enum):
    """How far a job is."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(slots=True)
class Job:
    """A job and what became of it: its lines, its result, or why it failed."""

    kind: str
    lines: list[str] = field(default_factory=list)
    stage: Stage = Stage.RUNNING
    result: object = None
    error: str = ""
    findings: tuple[Finding, ...] = ()


class Jobs:
    """Runs jobs; while one runs, no other begins."""

    def __init__(self, keep_defect: Callable[[], str]) -> None:
        """`keep_defect` notes the exception at hand for the maintainer, and says where."""
        self._keep_defect = keep_defect
        self._lock = threading.Lock()
        self._last: dict[str, Job] = {}
        self._running: Job | None = None

    @property
    def running(self) -> Job | None:
        """The job at work."""
        return self._running

    def last(self, kind: str) -> Job | None:
        """The newest job of a kind, as it is now: a page that shows it speaks of one moment.

        The stage is looked at before the result, so that no job is done without one.
        """
        job = self._last.get(kind)
        return None if job is None else replace(job)

    def forget(self, kind: str) -> None:
        """What a job found is no longer true."""
        with self._lock:
            if self._running is None or self._running.kind != kind:
                self._last.pop(kind, None)

    def start(self, kind: str, work: Work) -> Job:
        """Begin a job.

        Raises:
            GeneratorError: another one is at work.
        """
        with self._lock:
            if self._running is not None:
                raise GeneratorError("上一件事还在做，请等它做完再点。")
            job = Job(kind)
            self._running = self._last[kind] = job
        threading.Thread(target=self._run, args=(job, work), daemon=True).start()
        return job

    def _run(self, job: Job, work: Work) -> None:
        try:
            job.result = work(job.lines.append)
            job.stage = Stage.DONE
        except ContentError as error:
            job.error, job.findings = str(error), error.findings
        except GeneratorError as error:
            job.error = str(error)
        except OSError as error:
            job.error = f"{error.filename or ''} 打不开或写不进（{error.strerror}）"
        except Exception:  # noqa: BLE001  # the thread's last resort; the page must say something
            job.error = _DEFECT.format(file=self._keep_defect())
        finally:
            if job.stage is Stage.RUNNING:
                job.stage = Stage.FAILED
            self._running = None
