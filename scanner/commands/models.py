"""`scanner models`: what was trained, which one is live and why, and the encoder that reads meaning."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from scanner.settings import load_settings

Who = Annotated[str, typer.Option(help="Your name, for the registry.")]
Why = Annotated[str, typer.Option(help="Why, in a sentence, for the registry.")]
models_app = typer.Typer(help="The encoder, and what was trained.", no_args_is_help=True, rich_markup_mode=None)


@models_app.command("accelerate")
def models_accelerate() -> None:
    """Convert the encoder to 8-bit weights: half a minute once, then four times as fast. Asks no network."""
    from scanner.encode import accelerated_folder, make_accelerated

    folder = accelerated_folder(load_settings().home)
    make_accelerated(folder)
    typer.echo(f"made in {folder}; scans use it from now on")


@models_app.command("unpack")
def models_unpack(folder: Annotated[Path, typer.Argument(help="Folder to make; 470 MB.")]) -> None:
    """Write the encoder as a Hugging Face folder: to fine-tune it, or to load it elsewhere. Asks no network."""
    from scanner.encode import unpack

    unpack(folder)
    typer.echo(f'made in {folder}; use it with the setting encoder = "{folder}"')


@models_app.command("fine-tune")
def models_fine_tune(
    encoder: Annotated[Path, typer.Argument(help="Hugging Face folder, e.g. one from: scanner models unpack.")],
    target: Annotated[Path, typer.Argument(help="Folder to make.")],
    data: Annotated[list[Path] | None, typer.Argument(help="Labelled ads; none means labelled_ads/*.jsonl.")] = None,
    way: Annotated[str, typer.Option(help="pairs (as SetFit does) or labels.")] = "pairs",
    rounds: Annotated[int, typer.Option(min=1, help="Times through the ads.")] = 1,
) -> None:
    """Train an encoder further on labelled ads. Then: set 'encoder' to the folder, scanner train, scanner models compare."""
    from scanner.train import fine_tune_command

    fine_tune_command(encoder, target, tuple(data or ()), load_settings(), way=way, rounds=rounds, say=_say)
    typer.echo(f"made in {target}")


@models_app.command("list")
def models_list() -> None:
    """Every trained model, and who made which live when and why."""
    from scanner.classify import CONFIG
    from scanner.train import history

    models = load_settings().models
    past = history(models)
    for folder in sorted(file.parent for file in models.glob(f"*/{CONFIG}")):
        mark = "live" if past and past[-1].live == folder.name else ""
        typer.echo(f"{folder.name:24} {mark}")
    for one in past:
        typer.echo(f"{one.on} {one.live} by {one.by}: {one.why}")


@models_app.command("compare")
def models_compare(
    first: Annotated[str, typer.Argument(help="A model's folder in models/.")],
    second: Annotated[str, typer.Argument(help="Another's.")],
    data: Annotated[list[Path] | None, typer.Argument(help="Labelled ads, JSON Lines; none means labelled_ads/heldback.")] = None,
) -> None:
    """Measure two models on the same ads: each language with the difference and its interval."""
    from scanner.train import compare_command

    for line in compare_command(first, second, tuple(data or ()), load_settings()):
        typer.echo(line)


@models_app.command("promote")
def models_promote(name: Annotated[str, typer.Argument(help="The model's folder in models/.")], who: Who, why: Why) -> None:
    """Make a model live, unless ordinary ads would be flagged, a language got worse, or it is ill calibrated or unfair."""
    from scanner.train import promote_command

    typer.echo(promote_command(name, load_settings(), who=_given(who, "--who"), why=_given(why, "--why"), say=_say))


@models_app.command("rollback")
def models_rollback(who: Who, why: Why) -> None:
    """Make the model that was live before live again, exactly as it was."""
    from scanner.train import rollback_command

    typer.echo(rollback_command(load_settings(), who=_given(who, "--who"), why=_given(why, "--why")))


def _given(text: str, option: str) -> str:
    if not text.strip():
        raise typer.BadParameter("must not be empty", param_hint=option)
    return text.strip()


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")
