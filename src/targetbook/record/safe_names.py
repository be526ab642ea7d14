"""Names that stand in sentences and headings as they are: signs that would be markup there become signs that are not.

`check` refuses such names; this is for those who read a record that was not checked.
"""

TAME = str.maketrans(dict(zip("<>`{}[]\\*$~", "‹›’()()＼＊＄～", strict=True)))


def tame(name: str) -> str:
    """Write a name on one line and without markup of HTML, Markdown or Sphinx."""
    return " ".join(name.translate(TAME).replace("::", ": :").split())
