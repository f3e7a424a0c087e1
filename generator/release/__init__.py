"""Releases: whole folders with a manifest and a log, and one switch from one to the next."""
