"""Watchfloor: a folder of intelligence briefings becomes a searchable site."""
