"""The command line: one command a room, in the order an ad takes. Parse, call, print."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import Annotated

import typer

from scanner.commands.groups import site_app, user_app
from scanner.commands.labels import label_app
from scanner.commands.models import models_app
from scanner.commands.rules import rules_app
from scanner.errors import BadInput, NotReady, ScannerError
from scanner.settings import Settings, load_settings

FAILED, REJECTED, INTERRUPTED = 1, 3, 130

app = typer.Typer(
    name="scanner",
    help="Reads job ads and flags those that may be the start of trafficking, forced labour or recruitment fraud. "
    "A flag is a reason to look, never a verdict.\n\nStart with: scanner demo",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.add_typer(site_app, name="site")
app.add_typer(rules_app, name="rules")
app.add_typer(models_app, name="models")
app.add_typer(label_app, name="label")
app.add_typer(user_app, name="user")
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=0, help="Processes; 0 means one a core.")]
Model = Annotated[bool, typer.Option("--model/--no-model", help="With the trained model's opinion, or rules alone.")]
Language = Annotated[str, typer.Option("--language", "-l", help="Language of the sentences: en, ru, hy, az, ka, uk, ro, tg or tr.")]


def main() -> int:
    """Run a command; our own errors become one line each and an exit code."""
    try:
        app(prog_name="scanner")
    except ScannerError as fault:
        sys.stderr.write(f"{fault}\n")
    except OSError as fault:
        # A folder that is not there, a full disk: the user's to mend. Anything without such words is ours, and shown whole.
        if not fault.strerror:
            raise
        sys.stderr.write(f"{fault.filename}: {fault.strerror}\n" if fault.filename else f"{fault.strerror}\n")
    return FAILED


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")


@app.command()
def demo(
    port: Annotated[int, typer.Option(help="Port of the console.")] = 8000,
    serve: Annotated[bool, typer.Option("--serve/--no-serve", help="Open the console, or end after the printout.")] = True,
) -> None:
    """See it work: crawl two sample sites, scan, print today's flagged ads, open the console."""
    from scanner.commands.demo import demo as show_demo
    from scanner.commands.display import console

    show_demo(load_settings(), out=console(), say=_say, port=port, console=serve)


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def test(context: typer.Context) -> None:
    """Run the whole test suite; what follows goes to pytest (e.g. scanner test -k rules)."""
    import subprocess

    from scanner.settings import HOUSE

    try:
        import pytest  # noqa: F401
    except ImportError as fault:
        raise NotReady("the test extras are not installed; from the checkout: python3 -m scanner test") from fault
    command = [sys.executable, "-m", "pytest", *context.args]
    raise typer.Exit(subprocess.call(command, cwd=HOUSE))  # noqa: S603 - our own interpreter


@app.command()
def collect(
    sites: Annotated[list[str] | None, typer.Argument(help="Site ids; none means every site that may be visited.")] = None,
    output: Annotated[str, typer.Option("--output", "-o", help="JSON Lines file, or - for standard output.")] = "-",
) -> None:
    """Crawl sites and write their ads as JSON Lines, without scanning or keeping them."""
    from scanner.commands.collecting import collect_to

    if not collect_to(output, load_settings(), wanted=tuple(sites or ()), say=_say):
        raise typer.Exit(FAILED)


@app.command()
def scan(
    files: Annotated[list[str], typer.Argument(help="JSON Lines, CSV, XLSX, HTML or text files; - is standard input.")],
    output: Annotated[str, typer.Option("--output", "-o", help="File for the scans, or - for standard output.")] = "-",
    rejects: Annotated[str, typer.Option(help="File that gets every line that could not be read, as it came.")] = "",
    form: Annotated[str, typer.Option("--format", "-f", help="jsonl, csv or table (for people).")] = "jsonl",
    input_form: Annotated[str, typer.Option("--from", help="jsonl, csv, xlsx, html or text, where the ending does not tell.")] = "",
    encoding: Annotated[str, typer.Option(help="Encoding of text files that are not UTF-8, e.g. windows-1251.")] = "utf-8",
    jobs: Jobs = 0,
    model: Model = True,
    thorough: Annotated[bool, typer.Option(help="Read the meaning of every ad, not only where it could change the queue.")] = False,
    resume: Annotated[bool, typer.Option(help="Go on where a broken-off run with the same files and --output ended.")] = False,
    language: Language = "en",
) -> None:
    """Scan ads from files: one scan a line out, in the order of the ads.

    Exit code 0: all read. 3: some lines were rejected (told on stderr, the rest scanned). 1: failed. 130: Ctrl-C.
    """
    from scanner.commands.progress import reading_bar
    from scanner.commands.scanning import Order, Tally, scan_files
    from scanner.commands.writing import FORMS
    from scanner.language import SUPPORTED
    from spiders.imports import FORMATS

    _one_of(form, FORMS, option="--format")
    _one_of(input_form, ("", *FORMATS), option="--from")
    _one_of(language, SUPPORTED, option="--language")
    _known_encoding(encoding)
    order = Order(files=tuple(files), output=output, rejects=rejects, form=form, input_form=input_form, encoding=encoding,
                  jobs=jobs, model=model, thorough=thorough, resume=resume, language=language)  # fmt: skip
    tally = Tally()
    try:
        with reading_bar(order.files) as step:
            scan_files(order, load_settings(), tally=tally, step=step)
    except KeyboardInterrupt:
        again = "" if output == "-" or form != "jsonl" else "; go on with the same command and --resume"
        _say(f"stopped: {tally}{again}")
        raise typer.Exit(INTERRUPTED) from None
    _say(str(tally))
    if tally.rejected:
        raise typer.Exit(REJECTED)


@app.command()
def run(
    sites: Annotated[list[str] | None, typer.Argument(help="Site ids; none means every site that may be visited.")] = None,
) -> None:
    """The daily job for cron: collect, scan, link, fill the queue, digest. Safe to call twice."""
    from scanner.commands.daily import run_today
    from scanner.commands.digest import show
    from scanner.commands.display import console

    digest = run_today(load_settings(), wanted=tuple(sites or ()), say=_say)
    show(digest, console())
    if digest.failed:
        raise typer.Exit(FAILED)


@app.command()
def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.")] = 8000,
    link: Annotated[str, typer.Option(help="Print a one-time sign-in link for this user first.")] = "",
) -> None:
    """Open the console for reviewers."""
    from scanner.review.people import known_user
    from scanner.review.serve import serve as serve_console
    from scanner.review.signin import make_link

    settings = _with_store(console=True)
    if link:
        typer.echo(make_link(known_user(link), f"http://{host}:{port}"))
    serve_console(settings, host=host, port=port)


@app.command()
def queue(day: Annotated[str, typer.Option(help="Day as YYYY-MM-DD; today by default.")] = "") -> None:
    """Print the review queue of a day."""
    from scanner.commands.daily import digest_of
    from scanner.commands.digest import show
    from scanner.commands.display import console

    _with_store()
    show(digest_of(_day(day)), console())


@app.command()
def export(
    output: Annotated[Path, typer.Option("--output", "-o", help="File to write; it must not exist yet.")],
    form: Annotated[str, typer.Option("--format", "-f", help="csv or jsonl.")] = "csv",
) -> None:
    """Write confirmed cases with evidence, reasons and decisions to a file only you can read."""
    from scanner.commands.exporting import export_confirmed

    _with_store()
    typer.echo(f"{export_confirmed(output, form=form)} confirmed cases in {output}")


@app.command()
def train(
    data: Annotated[list[Path] | None, typer.Argument(help="Labelled ads, JSON Lines; none means labelled_ads/*.jsonl.")] = None,
    promote: Annotated[bool, typer.Option(help="Make the model live if it passes the benign gate.")] = False,
    who: Annotated[str, typer.Option(help="Your name, for the registry; needed with --promote.")] = "",
) -> None:
    """Train the classifier and fit the points of all reasons; write model, figures and card to models/."""
    from scanner.train import train_command

    typer.echo(train_command(tuple(data or ()), load_settings(), promote_as=_promoter(promote=promote, who=who), say=_say))


@app.command()
def evaluate(
    data: Annotated[list[Path] | None, typer.Argument(help="Labelled ads that nothing was fitted on, JSON Lines.")] = None,
    model: Model = True,
    report: Annotated[Path | None, typer.Option(help="Folder for a page with pictures, instead of lines.")] = None,
    leaving: Annotated[
        str, typer.Option("--leave-out", help="language, channel or scenario: train without each, on labelled_ads/ if no files are given.")
    ] = "",
) -> None:
    """Measure the live rules and model on labelled ads: every figure with interval and denominator."""
    from scanner.train import evaluate_command, leave_out_command

    files = tuple(data or ())
    if leaving:
        lines = leave_out_command(leaving, files, load_settings(), say=_say)
    elif files:
        lines = evaluate_command(files, load_settings(), model=model, say=_say, report=report)
    else:
        raise typer.BadParameter("name the labelled files, e.g. labelled_ads/heldback/*.jsonl")
    for line in lines:
        typer.echo(line)


@app.command()
def doctor() -> None:
    """Say what this installation runs on, and what is missing."""
    from scanner.commands.doctor import findings

    _with_store()
    for line in findings(load_settings()):
        typer.echo(line)


def _with_store(*, console: bool = False) -> Settings:
    from scanner.store.boot import boot, migrate

    settings = load_settings()
    boot(settings, console=console)
    migrate()
    return settings


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text) if text else dt.datetime.now(dt.UTC).date()
    except ValueError as fault:
        raise BadInput(f"'{text}' is not a day; give it as YYYY-MM-DD") from fault


def _one_of(value: str, known: tuple[str, ...], *, option: str) -> None:
    if value not in known:
        raise typer.BadParameter(f"'{value}' is none of {', '.join(filter(None, known))}", param_hint=option)


def _known_encoding(name: str) -> None:
    try:
        "".encode(name)
    except LookupError as fault:
        raise typer.BadParameter(f"'{name}' is no text encoding", param_hint="--encoding") from fault


def _promoter(*, promote: bool, who: str) -> str:
    if promote and not who.strip():
        raise typer.BadParameter("say who promotes it: --who NAME", param_hint="--promote")
    return who.strip() if promote else ""
