from __future__ import annotations

import os
import signal

import pytest

from generator.errors import CacheError, GeneratorError, SiteError
from generator.shards.engines import ALONE, DaskEngine, Engine, LocalEngine, cores


def double(number: int) -> int:
    return 2 * number


def die(_: int) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return 0


def refuse(number: int) -> int:
    raise CacheError(f"{number} 改过")


@pytest.fixture
def two() -> Engine:
    return LocalEngine(2)


def test_all_tasks_are_done(two: Engine) -> None:
    assert sorted(two.run(double, range(5))) == [0, 2, 4, 6, 8]
    assert list(ALONE.run(double, [1, 2])) == [2, 4]
    two.close()


def test_what_a_task_says_comes_back_in_its_words(two: Engine) -> None:
    with pytest.raises(CacheError, match="3 改过"):
        list(two.run(refuse, [3]))
    two.close()


def test_a_process_that_died_in_between_is_replaced() -> None:
    engine = LocalEngine(1)
    assert list(engine.run(double, [1])) == [2]
    assert engine._pool is not None
    (process,) = engine._pool._processes.values()
    process.kill()
    process.join()

    assert list(engine.run(double, [1, 2])) == [2, 4]
    engine.close()


def test_processes_that_always_die_are_not_asked_for_ever(two: Engine) -> None:
    with pytest.raises(SiteError, match="--jobs 1"):
        list(two.run(die, [1]))
    two.close()


def test_nobody_at_the_address_of_a_cluster(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.shards.engines._PATIENCE", 1)
    with pytest.raises(GeneratorError, match="连不上 Dask 集群"):
        DaskEngine("tcp://127.0.0.1:9")


def test_there_is_at_least_one_core() -> None:
    assert cores() >= 1
