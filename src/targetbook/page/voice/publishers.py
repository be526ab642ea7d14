"""Publishers in the language of a page: their names, how their page was seen and whom it quotes."""

from targetbook.page.voice.words import Words
from targetbook.record.publishers import read_attribution, root_publisher
from targetbook.record.reading import Record


def publisher_name(publisher: str, record: Record, words: Words) -> str:
    """Name a publisher without what stands in brackets; one that the record's table lacks as the source writes it."""
    return _name(root_publisher(publisher), record, words)


def attribution(publisher: str, record: Record, words: Words) -> str:
    """Name a publisher with how or where the page was seen and whom it quotes."""
    parts = read_attribution(publisher)
    name = _name(parts.root, record, words)
    comma = words("general.comma")
    manners = [_manner(item, record, words) for item in parts.via]

    if parts.quotes:
        quoted = comma.join(_name(item, record, words) for item in parts.quotes)
        manners.append(words("publisher.quoting", names=quoted))

    return words("publisher.seen", name=name, seen=comma.join(manners)) if manners else name


def _manner(item: str, record: Record, words: Words) -> str:
    """Say how or where a page was seen."""
    manner = item.replace(" ", "_").replace("-", "_")
    key = f"publisher.seen_{manner}"
    return words(key) if words.has(key) else _name(item, record, words)


def _name(publisher: str, record: Record, words: Words) -> str:
    row = next(iter(record.rows("publishers", publisher=publisher)), None)
    return str(row[f"name_{words.lang}"]) if row else publisher
