"""The facts: what reports say, frozen, with the words they say it in."""
