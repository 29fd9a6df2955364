"""Commands that come in groups: sites, rules, users."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from scanner.settings import load_settings

site_app = typer.Typer(help="Site files: list and check.", no_args_is_help=True, rich_markup_mode=None)
rules_app = typer.Typer(help="Rules: check, read, try, count, begin a new one.", no_args_is_help=True, rich_markup_mode=None)
user_app = typer.Typer(help="People who may sign in to the console.", no_args_is_help=True, rich_markup_mode=None)


@site_app.command("list")
def site_list() -> None:
    """Every site, and whether it may be visited."""
    from spiders.site import load_sites

    for site in load_sites(load_settings().sites).values():
        may = f"decided by {site.policy.decided_by}" if site.policy.decided_by else "nobody has decided that it may be visited"
        typer.echo(f"{site.id:24} {site.name:40} {may}")


@site_app.command("check")
def site_check() -> None:
    """Check every site file: all faults at once, with file and line."""
    from spiders.site import load_sites

    typer.echo(f"{len(load_sites(load_settings().sites))} site files, no faults")


@rules_app.command("check")
def rules_check() -> None:
    """Run every proof of every rule and the benign gate; list all faults with file and line."""
    from scanner.rules import load_catalogue
    from scanner.rules.check import check
    from scanner.train import benign_faults

    settings = load_settings()
    catalogue = load_catalogue(settings.rules)
    faults = [*map(str, check(catalogue)), *benign_faults(settings)]
    for fault in faults:
        typer.echo(fault)
    if faults:
        raise typer.Exit(1)
    typer.echo(
        f"{len(catalogue.rules)} rules in {', '.join(catalogue.languages)}: every proof holds, no ordinary ad is put before a reviewer"
    )


@rules_app.command("show")
def rules_show(name: Annotated[str, typer.Argument(help="Rule id, e.g. documents-held.")]) -> None:
    """Everything one rule says, with its proofs."""
    from scanner.rules import load_catalogue
    from scanner.rules.trial import show

    typer.echo(show(load_catalogue(load_settings().rules), name))


@rules_app.command("try")
def rules_try(text: Annotated[str, typer.Argument(help="Ad text; - reads standard input.")]) -> None:
    """What the rules find in a text, with the words that say it."""
    import sys

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
def rules_new(name: Annotated[str, typer.Argument(help="Id of the new rule, e.g. wages-in-kind.")]) -> None:
    """Write a draft rule to fill in."""
    import re

    from scanner.errors import BadInput
    from scanner.rules.trial import new

    if not re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", name):
        raise BadInput(f"'{name}' is no id for a rule; give small Latin letters and hyphens, e.g. wages-in-kind")
    file: Path = load_settings().rules / f"{name}.yml"
    if file.exists():
        raise BadInput(f"{file.name} exists already")
    file.write_text(new(name), "utf-8")
    typer.echo(f"{file}: fill it in, then: scanner rules check")


@user_app.command("add")
def user_add(
    name: Annotated[str, typer.Argument(help="Name to sign in with.")],
    role: Annotated[str, typer.Option(help="analyst, reviewer, police, researcher, administrator or auditor.")] = "analyst",
) -> None:
    """Add a person, or change her role and password. The password is asked for."""
    from scanner.review.people import add_user
    from scanner.store.boot import boot, migrate

    boot(load_settings(), console=True)
    migrate()
    password = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    add_user(name, role=role, password=password)
    typer.echo(f"{name} may sign in as {role}")
