"""The HTML shared by the sample sites."""

from __future__ import annotations

from html import escape
from string import Template

_PAGE = Template("""<!DOCTYPE html>
<html lang="$lang">
<head><meta charset="utf-8"><title>$title</title>$head</head>
<body>
$main
<footer>Sample site with invented ads. <a href="/">·</a></footer>
</body>
</html>
""")


def page(lang: str, title: str, main: str, *, head: str = "") -> str:
    """A whole page around `main`; only `title` is escaped here."""
    return _PAGE.substitute(lang=lang, title=escape(title), main=main, head=head)


def body_html(body: str) -> str:
    """The words of an ad as paragraphs and lists."""
    return "".join(_paragraph(paragraph.split("\n")) for paragraph in body.split("\n\n"))


def _paragraph(lines: list[str]) -> str:
    if all(line.startswith("- ") for line in lines):
        return "<ul>" + "".join(f"<li>{escape(line[2:])}</li>" for line in lines) + "</ul>"
    return "<p>" + "<br>\n".join(escape(line) for line in lines) + "</p>"
