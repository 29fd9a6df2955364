"""Commands that come in groups: sites and users."""

from __future__ import annotations

from typing import Annotated

import typer

from scanner.settings import load_settings

site_app = typer.Typer(help="Site files: list and check.", no_args_is_help=True, rich_markup_mode=None)
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
