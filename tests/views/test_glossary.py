from __future__ import annotations

from generator.model.edition import Edition
from generator.model.terms import glossary as terms
from generator.views.blocks import Fact
from generator.views.glossary import glossary
from tests.reading import parts


def test_every_word_has_one_sentence_and_an_anchor(example: Edition) -> None:
    [page] = glossary(example)
    facts = list(parts(page, Fact))

    assert [fact.anchor for fact in facts] == [term.identifier for term in terms()]
    assert all(fact.words[0].text.endswith("。") for fact in facts)
