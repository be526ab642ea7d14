"""Words and pictures: what a chapter's notebook asks for."""

from targetbook.page.chapter import open_chapter

__all__ = ["open_chapter"]
