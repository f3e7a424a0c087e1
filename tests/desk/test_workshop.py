from __future__ import annotations

import pytest

from generator.desk.workshop import fingerprint
from generator.errors import ContentError
from tests.desk.office import Office, with_spent


def test_the_state_of_the_content_is_one_word(office: Office) -> None:
    content = office.desk.content
    before = fingerprint(content)
    text = office.file().read_text(encoding="utf-8")
    (content / ".hidden").write_text("x", encoding="utf-8")

    assert fingerprint(content) == before
    office.file().write_text(with_spent(text, "1"), encoding="utf-8")
    assert fingerprint(content) != before
    office.file().write_text(text, encoding="utf-8")
    assert fingerprint(content) == before


def test_nothing_is_fresh_that_could_not_be_made(office: Office) -> None:
    office.file().write_text("a: 1\n", encoding="utf-8")
    with pytest.raises(ContentError):
        office.desk.workshop.built(lambda _: None)

    assert not office.desk.workshop.is_fresh()
    assert not office.desk.workshop.has_site
