"""Somebody's article read, sorted and matched: what `watchfloor import` begins a briefing from."""
