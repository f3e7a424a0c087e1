from __future__ import annotations

from generator.places.area import area_of, is_below


def test_what_lies_below_an_area_is_known_by_its_address() -> None:
    assert is_below("hebei/baoding", "hebei/baoding")
    assert is_below("hebei/baoding/a/2024", "hebei/baoding")
    assert not is_below("hebei/baoding-x", "hebei/baoding")
    assert not is_below("hebei", "hebei/baoding")


def test_an_address_lies_in_the_area_of_its_first_two_steps() -> None:
    assert area_of("hebei/baoding/a/2024") == area_of("hebei/baoding") == "hebei/baoding"
    assert area_of("hebei") == "hebei"
