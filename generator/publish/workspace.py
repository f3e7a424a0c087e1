"""`build/site` and `build/docs` as a workspace that remembers what each of its files was made from.

A product is a group of files with a state: where the state is the one before, its files are as
they should be, and nothing is made. What is made is put beside its place, and only when all of it
is there, and a list of all that is to be moved and removed is on the disk, the first file moves.
A build that is broken off before leaves the old files, one that is broken off later is finished
by the next one.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, Any, Final

from generator.cache.store import packed, unpacked
from generator.errors import OutputError
from generator.export.product import Content, Facts, Made, Product
from generator.publish.brought import brought
from generator.publish.journal import Way, move
from generator.publish.ledger import Elsewhere, Part, Taken, Written, fact, files_of, ledger
from generator.publish.leftovers import Leftovers
from generator.publish.shared import address_of, shared
from generator.publish.where import where
from generator.publish.writer import NEXT, OLD, link_file

WHOLE: Final = "whole"
"""The name under which a build tells the state of all that it made."""


PRODUCTS: Final = "products"
"""Under which fact a product names others that are as they should be whenever it is."""


class Workspace:
    """The folders below `root`, brought up to date product by product; see the module."""

    def __init__(self, root: Path, areas: tuple[str, ...], cache: Path, base: str) -> None:
        """`base` is what every product depends on: where it is another, all are made again.

        Raises:
            OutputError: the folder cannot be written.
        """
        self._root = root
        self._areas = areas
        self._finish(cache)
        self._store = ledger(cache)
        if not self._stands():
            self._store.close()
            cache.unlink()
            self._store = ledger(cache)
        self._is_fresh = not self._store.rows("SELECT 1 FROM products LIMIT 1")
        self._is_same = fact(self._store, "base") == base
        self._base = base
        self._sweep()
        self._is_moving = self._is_left = False
        self._seen: set[str] = set()
        self._claims: dict[str, str] = {}
        self._disputed: list[tuple[str, str]] = []
        self._put: set[str] = set()
        self._gone: set[str] = set()
        self._making = ""
        self._kept: set[str] = set()
        self._parts: tuple[Part, ...] = ()
        self._leftovers = Leftovers()

    def take_from(self, parts: Iterable[Part]) -> None:
        """Take over what others have made for this build, from the same base; their files move."""
        self._parts = tuple(parts)

    def lacks(self, product: Product) -> bool:
        """Whether the product is still to be made."""
        return self._known(product) is None

    def pass_over(self, product: Product) -> Facts | None:
        """What a product says that is as it should be, and with it all that it names."""
        known = self._known(product)
        if known is not None:
            self._seen.update((product.name, *known[PRODUCTS]))
        return known

    def is_as_before(self, whole: str) -> bool:
        """Whether nothing at all is to be made: all that is left to do is to finish."""
        self._is_left = self._is_same and self.fact(WHOLE) == whole
        return self._is_left

    def bring(self, product: Product) -> Facts:
        """Make the product if its state is new; returns what it says of itself.

        Raises:
            OutputError: a file cannot be written.
        """
        name = product.name
        if name in self._seen:
            raise shared(name)
        self._seen.add(name)
        known = self._known(product)
        if known is not None:
            return known
        self._making = name
        made: Made | Taken = self._taken(product) or product.make()
        before = dict(files_of(self._store, name))
        for path, content in made.files:
            self._file(name, path, content, before.pop(path, None))
        self._leftovers.collect()
        self._forget_others(name)
        for path in before:
            self._store.keep("DELETE FROM files WHERE path = ? AND product = ?", path, name)
            self._gone.add(path)
        self._store.keep(
            "REPLACE INTO products VALUES (?, ?, ?)", name, product.state, json.dumps(made.facts)
        )
        return made.facts

    def _known(self, product: Product) -> Facts | None:
        """What a product says of itself that is as it should be."""
        found = self._store.rows("SELECT state, facts FROM products WHERE name = ?", product.name)
        if found and self._is_same and product.state is not None and found[0][0] == product.state:
            facts: Facts = json.loads(found[0][1])
            return facts
        return None

    def _taken(self, product: Product) -> Taken | None:
        """A product that another process has made."""
        if product.state is None:
            return None
        for part in self._parts:
            if product.name in part.names:
                taken = part.product(product.name, product.state)
                if taken is not None:
                    return taken
        return None

    def taken(self, name: str, state: bytes) -> tuple[Any] | None:  # any packed value
        """A value that another process has kept, alone in a tuple; None where there is none."""
        found = (part.value(name, state) for part in self._parts)
        return next((value for value in found if value is not None), None)

    def written(self, path: str) -> Written:
        """A file of a product that was brought up to date."""
        [(size, digest)] = self._store.rows("SELECT size, digest FROM files WHERE path = ?", path)
        return Written(size, digest)

    def facts(self, product: str) -> Facts:
        """What a product said of itself in the build before; empty where it is of no use now."""
        found = self._store.rows("SELECT facts FROM products WHERE name = ?", product)
        facts: Facts = json.loads(found[0][0]) if found and self._is_same else {}
        return facts

    def opened(self, path: str) -> IO[bytes] | None:
        """A file as the build before left it."""
        with contextlib.suppress(OSError):
            return (self._root / path).open("rb")
        return None

    def content(self, path: str) -> bytes | None:
        """A file of a product that was brought up to date; None where it does not stand so."""
        found = self._store.rows("SELECT digest FROM files WHERE path = ?", path)
        with contextlib.suppress(OSError):
            at = self._next(path) if path in self._put else self._root / path
            content = at.read_bytes()
            return content if (hashlib.sha256(content).hexdigest(),) in found else None
        return None

    def keep(self, name: str, state: bytes, make: Callable[[], Any]) -> Any:  # any packed value
        """A value of the product that is being made; it is made again only where its state is new.

        What a product that is made does not ask for is forgotten.
        """
        is_of_now = self._is_same or name in self._kept
        self._kept.add(name)
        found = self._store.rows("SELECT state, value FROM kept WHERE name = ?", name)
        if found and is_of_now and found[0][0] == state:
            return unpacked(found[0][1])
        taken = self.taken(name, state)
        value = taken[0] if taken else make()
        row = (name, self._making, state, packed(value))
        self._store.keep("REPLACE INTO kept VALUES (?, ?, ?, ?)", *row)
        return value

    def _forget_others(self, product: str) -> None:
        """What the product kept before and did not ask for."""
        for (name,) in self._store.rows("SELECT name FROM kept WHERE product = ?", product):
            if name not in self._kept:
                self._store.keep("DELETE FROM kept WHERE name = ?", name)

    def finish(self) -> None:
        """Let the files take their places; those of products that were not seen go.

        Raises:
            OutputError: two products claim one path, or a file cannot be moved.
        """
        if not self._is_left:
            self._drop_unseen()
        for path, owner in self._disputed:
            if owner in self._seen:
                raise shared(address_of(path))
        rows = {
            **dict.fromkeys(self._gone, Way.REMOVE.value),
            **dict.fromkeys(self._put, Way.MOVE.value),
        }
        if self._is_fresh:
            rows = dict.fromkeys(self._areas, Way.SWAP.value)
        self._store.base.executemany("INSERT INTO journal VALUES (?, ?)", rows.items())
        self._store.keep("REPLACE INTO facts VALUES ('base', ?)", self._base)
        self._store.done()
        self._is_moving = True
        move(self._root, rows.items())
        self._told_where()
        self._store.keep("DELETE FROM journal")
        self._store.done()
        self._store.close()
        self._is_moving = False
        self._sweep()

    def fact(self, name: str) -> str:
        """What was told to be remembered under this name; empty where nothing was."""
        return fact(self._store, f"told {name}")

    def tell(self, name: str, said: str) -> None:
        """Remember something when the build is finished."""
        self._store.keep("REPLACE INTO facts VALUES (?, ?)", f"told {name}", said)

    def standing(self, beginning: str) -> Iterator[str]:
        """The files that stand where paths begin so, by path."""
        if self._is_fresh:
            return
        folder = self._root / beginning
        for path in sorted(each for each in folder.rglob("*") if each.is_file()):
            yield path.relative_to(self._root).as_posix()

    def link(self, path: str, source: Path) -> None:
        """Give a file of another workspace a second name in this one; a copy where that fails."""
        target = self._next(path)
        try:
            link_file(source, target)
        except OSError as error:
            raise OutputError(f"写不进 {error.filename or target}：{error.strerror}") from error
        self._put.add(path)

    def unlink(self, path: str) -> None:
        """Take that name away."""
        self._gone.add(path)

    def close(self) -> None:
        """Let go; what was not finished is as if it had not begun, or is finished next time."""
        for part in self._parts:
            part.close()
        self._leftovers.close()
        self._store.close()
        if not self._is_moving:
            self._sweep()

    def _file(
        self, product: str, path: str, content: Content | Elsewhere, before: Written | None
    ) -> None:
        if self._claims.setdefault(path, product) != product:
            raise shared(address_of(path))
        owner = self._store.rows("SELECT product, size, digest FROM files WHERE path = ?", path)
        if owner and owner[0][0] != product:
            self._disputed.append((path, owner[0][0]))
            before = Written(*owner[0][1:])
        written = brought(self._next(path), content, before)
        self._leftovers.add(content)
        if written != before:
            self._put.add(path)
        self._gone.discard(path)
        row = (path, product, written.size, written.digest)
        self._store.keep("REPLACE INTO files VALUES (?, ?, ?, ?)", *row)

    def _drop_unseen(self) -> None:
        known = {name for (name,) in self._store.rows("SELECT name FROM products")}
        for name in known - self._seen:
            for path, _ in files_of(self._store, name):
                self._gone.add(path)
            self._store.keep("DELETE FROM files WHERE product = ?", name)
            self._store.keep("DELETE FROM products WHERE name = ?", name)
            self._store.keep("DELETE FROM kept WHERE product = ?", name)

    def _next(self, path: str) -> Path:
        area, _, rest = path.partition("/")
        return self._root / f"{area}{NEXT}" / rest

    def _stands(self) -> bool:
        """Whether the folders are those that the build before has left."""
        known = fact(self._store, "where")
        return not known or known == where(self._root, self._areas)

    def _told_where(self) -> None:
        for area in self._areas:
            (self._root / area).mkdir(parents=True, exist_ok=True)
        said = where(self._root, self._areas)
        self._store.keep("REPLACE INTO facts VALUES ('where', ?)", said)

    def _finish(self, cache: Path) -> None:
        """What a build that was broken off had begun to move."""
        if not cache.is_file():
            return
        store = ledger(cache)
        rows = store.rows("SELECT path, way FROM journal")
        if rows:
            move(self._root, rows)
            store.keep("DELETE FROM journal")
            store.done()
        store.close()

    def _sweep(self) -> None:
        for folder in (self._root / area for area in self._areas):
            shutil.rmtree(folder.with_name(folder.name + NEXT), ignore_errors=True)
            old = folder.with_name(folder.name + OLD)
            if old.exists() and not folder.exists():
                old.rename(folder)
            shutil.rmtree(old, ignore_errors=True)
