"""Builds and publishes in a folder, and prints what it saw: `python build.py ROOT CONTENT FOLDER`.

Site, offline edition, its file, and a first release lie in the folder afterwards.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
import time
from pathlib import Path

from generator.folders import Folders
from generator.pipeline import build, build_offline
from generator.release.draft import drafted
from generator.release.publish import publish
from generator.release.target import Target


def umask() -> int:
    """The mask that new files get."""
    found = os.umask(0)
    os.umask(found)
    return found


def main() -> None:
    """Build, publish, and say what the machine looks like from here."""
    root, content, folder = map(Path, sys.argv[1:])
    folders = Folders(root, content, folder)
    edition = build(folders, lambda _: None)
    build_offline(folders, lambda _: None)
    with drafted(edition, folders.site, folders.whole, None) as draft:
        publish(Target(folder / "public"), draft, 1, lambda _: None)
    seen = {
        "year": dt.datetime.now().year,  # noqa: DTZ005, TID251  # the clock is what is tested
        "zone": time.tzname[0],
        "language": os.environ.get("LC_ALL"),
        "mask": umask(),
        "hash": hash("鹿泉"),
        "cores": [os.cpu_count(), len(os.sched_getaffinity(0))],
        "order": os.listdir(root / "site_templates"),  # noqa: PTH208  # as the system gives it
        "home": str(Path.home()),
        "place": str(content),
    }
    sys.stdout.write(json.dumps(seen))


if __name__ == "__main__":
    main()
