"""Interface catalogues: what is to be translated, and the compiled form that Django reads.

    python -m scanner.review.messages ru     adds new sentences to locale/ru, drops those nobody says, compiles

The gettext programs are not needed.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from scanner import __version__

ROOM = Path(__file__).resolve().parent
_CALLS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


def template() -> Catalog:
    """Every sentence that the code and the templates of the console say."""
    found = Catalog()
    for file, source in _sources():
        for _line, said, _comments, context in extract(
            "python", io.BytesIO(source.encode()), keywords=_CALLS, options={"encoding": "utf-8"}
        ):
            found.add(said, locations=[(file, 0)], context=context)
    return found


def _sources() -> Iterator[tuple[str, str]]:
    from django.utils.translation.template import templatize

    for file in sorted(ROOM.rglob("*.py")):
        yield str(file.relative_to(ROOM)), file.read_text("utf-8")
    for file in sorted((ROOM / "templates").rglob("*.html")):
        # In brackets, because what is left of a template has no indentation that Python would take.
        yield str(file.relative_to(ROOM)), f"(\n{templatize(file.read_text('utf-8'))}\n)"


def catalogue_file(language: str, form: str) -> Path:
    """Where a language's catalogue lies; `form` is po or mo."""
    return ROOM / "locale" / language / "LC_MESSAGES" / f"django.{form}"


def read(language: str) -> Catalog:
    """A language's catalogue as its translator left it."""
    file = catalogue_file(language, "po")
    if not file.exists():
        return Catalog(locale=language, domain="django", project="scanner", header_comment="# Console of the scanner.")
    with file.open("rb") as source:
        return read_po(source, locale=language, domain="django", abort_invalid=True)


def compiled(catalogue: Catalog) -> bytes:
    """The bytes of its .mo file."""
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def update(language: str) -> None:
    """Bring a catalogue up to date with what the console says; new sentences stay empty until somebody writes them."""
    catalogue = read(language)
    catalogue.update(template(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    catalogue.fuzzy = False
    catalogue.version = __version__
    catalogue.msgid_bugs_address = catalogue.last_translator = catalogue.language_team = ""
    file = catalogue_file(language, "po")
    file.parent.mkdir(parents=True, exist_ok=True)
    out = io.BytesIO()
    write_po(out, catalogue, width=0, sort_output=True, omit_header=False, include_lineno=False)
    file.write_bytes(out.getvalue())
    catalogue_file(language, "mo").write_bytes(compiled(catalogue))


if __name__ == "__main__":
    for name in sys.argv[1:]:
        update(name)
