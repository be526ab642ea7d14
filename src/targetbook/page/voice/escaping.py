"""Makes data safe where Markdown and HTML mix: no tag, no role or directive, no link, picture or fence of its own."""

import html

from markupsafe import Markup

MARKUP = {ord(char): f"&#{ord(char)};" for char in "\\`*{}[]$~"}


class Html(Markup):
    """HTML that Markdown leaves alone; a text that meets it is escaped, once."""

    __slots__ = ()

    @classmethod
    def escape(cls, s: object, /) -> "Html":
        """Take over HTML as it is, and a text escaped; in an attribute it reads the same."""
        if hasattr(s, "__html__"):
            return cls(s.__html__())
        return cls(html.escape(str(s)).translate(MARKUP).replace("::", "&#58;&#58;").replace("\n", " "))
