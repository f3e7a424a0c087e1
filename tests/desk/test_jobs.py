from __future__ import annotations

import threading

import pytest

from generator.desk.jobs import Job, Jobs, Stage
from generator.errors import ContentError, GeneratorError, SiteError
from generator.findings import Finding, Level, SourceRef
from tests.waiting import until


def ended(jobs: Jobs, job: Job) -> Job:
    until(lambda: jobs.running is None, job)
    return job


def failing(error: Exception) -> Job:
    def work(_: object) -> None:
        raise error

    jobs = Jobs(lambda: "defect.txt")
    return ended(jobs, jobs.start("a", work))


def test_a_job_says_its_lines_and_keeps_its_result() -> None:
    jobs = Jobs(lambda: "")
    job = ended(jobs, jobs.start("a", lambda say: say("one") or 5))

    assert (job.lines, job.result, job.stage) == (["one"], 5, Stage.DONE)
    assert jobs.last("a") == job
    jobs.forget("a")
    assert jobs.last("a") is None


def test_what_is_told_of_a_job_is_of_one_moment() -> None:
    """A page that asks twice of a job that ends meanwhile would say that there was none."""
    jobs = Jobs(lambda: "")
    gate = threading.Event()
    job = jobs.start("a", lambda _: gate.wait() and 5)
    seen = jobs.last("a")
    gate.set()
    ended(jobs, job)

    assert seen is not None
    assert (seen.stage, seen.result) == (Stage.RUNNING, None)
    told = jobs.last("a")
    assert told is not None
    assert (told.stage, told.result) == (Stage.DONE, 5)


def test_two_jobs_are_never_at_work() -> None:
    jobs = Jobs(lambda: "")
    gate = threading.Event()
    job = jobs.start("a", lambda _: gate.wait())
    with pytest.raises(GeneratorError, match="请等它做完"):
        jobs.start("b", lambda _: None)
    jobs.forget("a")
    assert jobs.last("a") == job
    gate.set()
    ended(jobs, job)


def test_each_way_to_fail_has_its_sentence() -> None:
    finding = Finding("a", Level.ERROR, SourceRef("f"), "坏")

    assert failing(ContentError((finding,))).findings == (finding,)
    assert failing(SiteError("没有做成")).error == "没有做成"
    assert "打不开" in failing(OSError(13, "denied", "f")).error
    assert "defect.txt" in failing(ValueError("secret")).error
    assert "secret" not in failing(ValueError("secret")).error
    assert failing(ValueError()).stage is Stage.FAILED
