from __future__ import annotations

from generator.model.edition import Edition
from generator.publish.redirects import redirected, redirects


def test_every_code_leads_to_the_page_of_its_place(example: Edition) -> None:
    targets = redirected(example)
    pages = dict(redirects(targets))

    assert list(targets) == sorted(targets)
    assert set(pages) == {f"{code}/index.html" for code in targets}
    for code, place in targets.items():
        text = pages[f"{code}/index.html"].decode()
        assert f'url=../{place.address}/"' in text
        assert place.name in text
