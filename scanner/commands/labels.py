"""`scanner label`: labelled ads to and from other tools, agreement between annotators, and the data set's metadata."""

from __future__ import annotations

import json
import os
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from scanner.errors import BadInput
from scanner.settings import load_settings

label_app = typer.Typer(help="Labelled ads: convert, compare annotators, describe.", no_args_is_help=True, rich_markup_mode=None)
Form = Annotated[str, typer.Option("--form", "-f", help="label-studio, doccano or csv.")]
Output = Annotated[Path, typer.Option("--output", "-o", help="File to write; it must not exist yet.")]


@label_app.command("export")
def label_export(file: Annotated[Path, typer.Argument(help="Labelled ads, JSON Lines.")], form: Form, output: Output) -> None:
    """Labelled ads as tasks of a labelling tool."""
    from scanner.train import load_examples
    from scanner.train.interchange import write_labels

    load_examples([file])  # every fault is told before anything is written
    records = [json.loads(line) for line in file.read_text("utf-8").split("\n") if line.strip()]
    _write(output, write_labels(records, _known(form)))
    typer.echo(f"{len(records)} labelled ads in {output}")


@label_app.command("import")
def label_import(file: Annotated[Path, typer.Argument(help="A labelling tool's export.")], form: Form, output: Output) -> None:
    """A labelling tool's export as labelled ads, checked to the last offset."""
    from scanner.train.interchange import read_labels

    try:
        text = file.read_text("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise BadInput(f"{file}: not UTF-8 text: {fault}") from fault
    records = read_labels(text, _known(form), file=str(file))
    _write(output, "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records))
    typer.echo(f"{len(records)} labelled ads in {output}")


@label_app.command("agreement")
def label_agreement(files: Annotated[list[Path], typer.Argument(help="One file of labelled ads an annotator.")]) -> None:
    """Krippendorff's alpha of labels and indicators, with intervals, and every ad that annotators saw differently."""
    from scanner.train import Recipe, load_examples
    from scanner.train.agreement import agreement

    figures, differ = agreement({str(file): load_examples([file]) for file in files}, seed=Recipe().seed)
    for one in figures:
        typer.echo(f"{one.name}: {one}")
    for case in differ:
        typer.echo(f"{case.ad}: {case.what}: {', '.join(f'{value} in {who}' for who, value in case.values.items())}")


@label_app.command("from-decisions")
def label_from_decisions(output: Output) -> None:
    """Reviewers' decisions as labelled ads, without contacts and names; says what was left out and why."""
    from scanner.export.examples import LABEL_OF, examples
    from scanner.store.boot import boot, migrate

    boot(load_settings())
    migrate()
    from scanner.export.leads import leads  # the store's models need a booted store
    from scanner.store.models import Case, Status, Verdict

    records = list(examples(leads([Verdict(name) for name in LABEL_OF])))
    _write(output, "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records))
    typer.echo(f"{len(records)} labelled ads in {output}")
    for label, count in sorted(Counter(record["label"] for record in records).items()):
        typer.echo(f"  {label}: {count}")
    for verdict in (Verdict.UNSURE, Verdict.SKIP):
        typer.echo(f"left out, {verdict}: {Case.objects.filter(status=Status.DECIDED, verdict=verdict).count()}")
    typer.echo(f"left out, not decided: {Case.objects.exclude(status=Status.DECIDED).count()}")


@label_app.command("next")
def label_next(
    output: Output,
    count: Annotated[int, typer.Option("--count", "-n", min=1, help="How many ads.")] = 50,
    most: Annotated[int, typer.Option(help="Undecided ads looked at, newest first.")] = 2000,
) -> None:
    """Undecided ads that would teach most, as lines to label: unsure, unlike each other, every language, a tenth by chance."""
    from scanner.commands.choosing import next_to_label

    records = next_to_label(load_settings(), count=count, most=most)
    _write(output, "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records))
    typer.echo(f"{len(records)} ads to label in {output}; take them to your tool with: scanner label export")


@label_app.command("describe")
def label_describe(folder: Annotated[Path | None, typer.Argument(help="Folder of labelled ads; none means labelled_ads/.")] = None) -> None:
    """Write SHA256SUMS and croissant.json for a folder of labelled ads."""
    from scanner.settings import HOUSE
    from scanner.train.dataset import write_metadata

    for file in write_metadata(folder or HOUSE / "labelled_ads"):
        typer.echo(f"written: {file}")


def _known(form: str) -> str:
    from scanner.train.interchange import FORMS

    if form not in FORMS:
        raise typer.BadParameter(f"'{form}' is none of {', '.join(FORMS)}", param_hint="--form")
    return form


def _write(output: Path, text: str) -> None:
    """A new file that only its owner reads: ads name people. Raises OSError when it is there already."""
    with os.fdopen(os.open(output, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
