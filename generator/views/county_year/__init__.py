"""The page of one report: each section in a module of its own, joined by `page`."""
