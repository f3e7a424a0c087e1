"""How fast and how large: programs that measure, never run by the tests."""
