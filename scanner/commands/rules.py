"""`scanner rules`: what a person who writes rules needs."""

from __future__ import annotations

import re
import sys
from typing import Annotated

import typer

from scanner.errors import BadInput
from scanner.settings import load_settings

rules_app = typer.Typer(help="Rules: check, read, try, count, begin a new one.", no_args_is_help=True, rich_markup_mode=None)


@rules_app.command("check")
def rules_check(
    notes: Annotated[bool, typer.Option("--notes", help="Also list words that no proof uses, idle words and missing languages.")] = False,
) -> None:
    """Run every proof of every rule and the benign gate; list all faults with file and line. Without faults the files are sealed:
    later starts need not look through them."""
    from scanner.rules import load_catalogue
    from scanner.rules.check import check
    from scanner.rules.check import notes as hints
    from scanner.rules.seal import seal
    from scanner.train import benign_faults

    settings = load_settings()
    catalogue = load_catalogue(settings.rules, trust=False)
    for hint in hints(catalogue) if notes else ():
        typer.echo(f"note {hint}")
    faults = [*map(str, check(catalogue)), *benign_faults(settings)]
    for fault in faults:
        typer.echo(fault)
    if faults:
        raise typer.Exit(1)
    seal(settings.rules, catalogue.version)
    typer.echo(
        f"{len(catalogue.rules)} rules in {', '.join(catalogue.languages)}: every proof holds, no ordinary ad is put before a reviewer"
    )


@rules_app.command("show")
def rules_show(
    name: Annotated[str, typer.Argument(help="Rule id, e.g. documents-held.")],
    language: Annotated[str, typer.Option(help="Only the words and proofs of this language, e.g. ka.")] = "",
    whole: Annotated[bool, typer.Option("--all", help="Every phrase of every list.")] = False,
) -> None:
    """Everything one rule says, with its proofs."""
    from scanner.rules import load_catalogue
    from scanner.rules.trial import show

    typer.echo(show(load_catalogue(load_settings().rules), name, language=language, whole=whole))


@rules_app.command("try")
def rules_try(text: Annotated[str, typer.Argument(help="Ad text; - reads standard input.")]) -> None:
    """What the rules find in a text, with the words that say it."""
    from scanner.commands.display import shown
    from scanner.rules import load_catalogue
    from scanner.rules.trial import try_text

    said = sys.stdin.buffer.read().decode("utf-8", "replace") if text == "-" else text
    lines = try_text(load_catalogue(load_settings().rules), said)
    for line in lines or ["nothing found"]:
        typer.echo(shown(line))


@rules_app.command("stats")
def rules_stats(files: Annotated[list[str], typer.Argument(help="Files of ads to count on.")]) -> None:
    """How many ads of a set each rule fires on."""
    from scanner.commands.rule_counts import counts

    for line in counts(files, load_settings()):
        typer.echo(line)


@rules_app.command("new")
def rules_new(
    name: Annotated[str, typer.Argument(help="Id of the new rule, e.g. wages-in-kind.")],
    language: Annotated[list[str] | None, typer.Option(help="A language to write words in; may be given again.")] = None,
) -> None:
    """Write a draft rule to fill in: its meaning, and its words in English or the languages given."""
    from scanner.rules.blank import blank

    if not re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", name):
        raise BadInput(f"'{name}' is no id for a rule; give small Latin letters and hyphens, e.g. wages-in-kind")
    files = list(blank(name, language or ["en"], folder=load_settings().rules))
    for file, _ in files:
        if file.exists():
            raise BadInput(f"{file.name} exists already in {file.parent.name}/")
    for file, text in files:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        typer.echo(str(file))
    typer.echo("fill them in, then: scanner rules check")


@rules_app.command("lemmas")
def rules_lemmas() -> None:
    """Write down the forms of the words that rules give as {word}; run it after using a new one."""
    from scanner.rules.files import read_files
    from scanner.rules.lemmas import lemma_files

    folder = load_settings().rules
    languages = folder.parent / "languages"
    for file, text in lemma_files(read_files(folder, languages), languages):
        if not file.exists() or file.read_text("utf-8") != text:
            file.write_text(text, "utf-8")
            typer.echo(f"{file}: written")
    typer.echo("lemmas are up to date")
