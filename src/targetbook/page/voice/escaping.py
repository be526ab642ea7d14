"""Makes data safe where Markdown and HTML mix: no tag, no role or directive, no link, picture or fence of its own."""

import html

from markupsafe import Markup

MARKUP = {ord(char): f"&#{ord(char)};" for char in "\\`*{}[]$~"}


def escape(text: str) -> str:
    """Write a text of the record as HTML that Markdown leaves alone; in an attribute it reads the same."""
    return html.escape(text).translate(MARKUP).replace("::", "&#58;&#58;").replace("\n", " ")


class Html(Markup):
    """HTML; a text that meets it is escaped as above, once."""

    __slots__ = ()

    @classmethod
    def escape(cls, s: object, /) -> "Html":
        """Take over HTML as it is, and a text escaped."""
        return cls(s.__html__() if hasattr(s, "__html__") else escape(str(s)))
