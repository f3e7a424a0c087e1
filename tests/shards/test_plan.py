from __future__ import annotations

import pytest

from generator.shards.engines import LocalEngine
from generator.shards.plan import cut


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_shards_hold_every_piece_once_in_order_and_weigh_alike(jobs: int) -> None:
    weights = {name: 1 + (at * 7) % 5 for at, name in enumerate("abcdefghijklmnopqrstuvwxyz")}

    shards = cut(weights, LocalEngine(jobs))

    assert [piece for shard in shards for piece in shard] == list(weights)
    assert jobs < len(shards) <= 16 * jobs
    most = max(-(-sum(weights.values()) // (8 * jobs)), *weights.values())
    assert all(sum(weights[piece] for piece in shard) <= most for shard in shards)
