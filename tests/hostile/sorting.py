"""Which texts the loader takes as the value of a field, and which it refuses."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from generator.findings import Finding, Level
from generator.load.characters import character_findings
from generator.load.judged import unpublishable
from generator.load.yaml_tree import Document, read_tree
from generator.model.kinds import LONGEST_LINE, TODO_WORDS
from generator.model.reported import NOTHING_WORDS, STATE_WORDS

FILE = "content/reports/a.yml"


def findings_on(text: str) -> list[Finding]:
    """What the loader says of a text as the value of a field, but for the field's own model."""
    raw = f"a:\n  b: {escaped(text)}\n".encode()
    document = read_tree(raw, FILE)
    if not isinstance(document, Document):
        return [document]
    tree = document.tree
    assert isinstance(tree, dict)
    assert isinstance(tree["a"], dict)
    assert tree["a"]["b"] == text
    said = raw.decode()
    return [*character_findings(document, said, FILE), *unpublishable(document, said, FILE)]


def escaped(text: str) -> str:
    """The text in double quotes, all but ASCII as escapes: so any character comes in."""
    wide = "".join(f"\\U{ord(sign):08x}" if ord(sign) > 0xFFFF else sign for sign in text)
    return json.dumps(wide).replace("\\\\U", "\\U")


def sorted_out(texts: Iterable[str]) -> tuple[list[str], Mapping[str, list[Finding]]]:
    """The texts that any field takes, and the others with what is said of them."""
    taken, refused = [], {}
    states = {*STATE_WORDS, *NOTHING_WORDS, *TODO_WORDS}
    for text in dict.fromkeys(texts):
        if not text or "\n" in text or len(text) > LONGEST_LINE or text in states:
            continue  # the field's own rules, which tests/model holds
        found = [each for each in findings_on(text) if each.level is Level.ERROR]
        if found:
            refused[text] = found
        else:
            taken.append(text)
    return taken, refused
