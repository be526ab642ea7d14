"""Text in the encodings that offices save it in."""

ENCODINGS = {"utf-8": "utf-8-sig", "gb18030": "gb18030"}


def decode(content: bytes) -> tuple[str, str] | None:
    """Read bytes as text and name the encoding that they turned out to be in, None where it is neither."""
    for name, codec in ENCODINGS.items():
        try:
            return content.decode(codec), name
        except UnicodeDecodeError:
            continue
    return None
