from __future__ import annotations

from pathlib import Path

from generator.folders import Folders


def test_all_that_builds_make_lies_below_the_output_and_is_listed_once() -> None:
    folders = Folders(Path("root"), Path("content"), Path("out"))

    own = {folders.docs, folders.site, folders.search, folders.cache, folders.shards}

    assert own | {folders.offline} <= set(folders.made)
    assert len(set(folders.made)) == len(folders.made)
    assert all(path.parent == folders.output for path in folders.made)
    assert folders.theme not in folders.made  # it holds not a word of the content
