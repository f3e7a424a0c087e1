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


def test_what_is_left_over_stands_beside_its_place() -> None:
    folders = Folders(Path("root"), Path("content"), Path("out"))

    assert set(folders.left_over) < set(folders.made)
    assert folders.site not in folders.left_over
    assert {each.name.split(".")[0] for each in folders.left_over} == {
        "docs",
        "site",
        "disclose-offline",
    }
