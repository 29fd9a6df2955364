"""`scanner demo`: the whole product on two bundled sample sites, in a folder of its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from rich.console import Console

from scanner.commands.daily import Plan, run
from scanner.commands.digest import show
from scanner.errors import BadSettings
from scanner.settings import Settings

USER = "demo"


def demo(settings: Settings, *, out: Console, say: Callable[[str], None], port: int, console: bool) -> None:
    """Serve the sample sites, crawl and scan them, print today's flagged ads and, unless told not to, open the console.

    Everything lives in `home`/demo and starts from nothing on a new day, so that there is always something to see.
    """
    from scanner.store.boot import boot, migrate
    from spiders.samples.serve import serve
    from spiders.site import load_sites

    day = dt.datetime.now(dt.UTC).date()
    own = replace(settings, home=settings.home / "demo", loopback=True, database_url="")
    _clear_old(own, day)
    boot(own, console=console)
    migrate()
    with serve() as bases:
        known = load_sites(own.sites)
        sites = tuple(known[name].at(base) for name, base in bases.items())
        digest = run(Plan(sites=sites, day=day), own, say=say)
        show(digest, out)
        if console:
            _open_console(own, out, port=port)


def _clear_old(settings: Settings, day: dt.date) -> None:
    """Removes the demo's folder of an earlier day: its ads would all be known, and the day's queue empty.

    Raises BadSettings for a folder that the demo did not make.
    """
    import shutil

    stamp = settings.home / "day"
    if settings.home.exists() and any(settings.home.iterdir()) and not stamp.exists():
        raise BadSettings(f"{settings.home} was not made by the demo; set SCANNER_HOME to another folder")
    if stamp.exists() and stamp.read_text("utf-8") != str(day):
        shutil.rmtree(settings.home)
    settings.home.mkdir(mode=0o700, parents=True, exist_ok=True)
    stamp.write_text(str(day), "utf-8")


def _open_console(settings: Settings, out: Console, *, port: int) -> None:
    from scanner.review.people import ensure_user
    from scanner.review.serve import serve as serve_console
    from scanner.review.signin import make_link

    link = make_link(ensure_user(USER, "reviewer"), f"http://127.0.0.1:{port}")
    out.print("\nThe console is open. This link signs you in once, on this machine, within 15 minutes:")
    out.print(f"  {link}", soft_wrap=True)
    out.print("Ctrl-C ends it.")
    serve_console(settings, host="127.0.0.1", port=port)
