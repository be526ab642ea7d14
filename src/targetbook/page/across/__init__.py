"""Chapters across themes: growth targets of all areas, speech against plan, revisions, replays, consistency."""
