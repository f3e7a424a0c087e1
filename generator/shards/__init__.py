"""A build in shards, each a function of files on the disk: plan, facts, parts, merge.

- plan: which reports are new, and which of what they give is to be made (`plan.py`)
- facts: shards read and compare the reports that are new (`facts.py`)
- parts: shards make what is of some areas, each in a folder of its own (`parts.py`)
- merge: the build itself takes over what a shard has made from the same state, and makes the rest

A shard gets no values and returns none but the name of its folder, which holds a manifest of its
files; so it may run in a process or on another machine that sees the same disk (`engines.py`). A
shard that is lost costs time: what it was to make, the build makes.
"""
