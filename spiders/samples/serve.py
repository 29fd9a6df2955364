"""The sample sites over real HTTP on loopback, each on a port of its own."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import cast
from urllib.parse import parse_qs, urlsplit

from spiders.samples.board.pages import Board
from spiders.samples.gazette.pages import gazette_pages
from spiders.samples.rows import BoardRow, GazetteRow, Row, load_rows

SITES = ("gazette", "board")
ROBOTS = b"User-agent: *\nDisallow: /admin/\n"
HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer of a site."""

    body: bytes
    status: int = 200
    kind: str = HTML
    headers: Mapping[str, str] = field(default_factory=dict)


Site = Callable[[str, int], Reply]
"""The answer to a path and the number in `?page=`."""


@contextlib.contextmanager
def serve(sites: Sequence[str] = SITES, *, rows: Mapping[str, Sequence[Row]] | None = None) -> Iterator[dict[str, str]]:
    """Serve sample sites; gives {"sample.gazette": "http://127.0.0.1:PORT", …} by site id. `rows` replaces the bundled ads."""
    with contextlib.ExitStack() as stack:
        bases = {}
        for name in sites:
            site = sample_site(name, (rows or {}).get(name) or load_rows(name))
            bases[f"sample.{name}"] = stack.enter_context(serve_site(site))
        yield bases


def sample_site(name: str, rows: Sequence[Row]) -> Site:
    """`gazette` or `board` with these ads, robots.txt included."""
    site = _gazette(rows) if name == "gazette" else _board(rows)
    return lambda path, number: Reply(ROBOTS, kind="text/plain") if path == "/robots.txt" else site(path, number)


@contextlib.contextmanager
def serve_site(site: Site) -> Iterator[str]:
    """Serve one site on 127.0.0.1; gives its base address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(site))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _gazette(rows: Sequence[Row]) -> Site:
    pages = gazette_pages(cast("Sequence[GazetteRow]", rows))

    def answer(path: str, _: int) -> Reply:
        return Reply(pages[path].encode("utf-8")) if path in pages else Reply(b"<h1>404</h1>", status=404)

    return answer


def _board(rows: Sequence[Row]) -> Site:
    board = Board(cast("Sequence[BoardRow]", rows))

    def answer(path: str, number: int) -> Reply:
        status, text = board.answer(path, number)
        return Reply(text.encode("utf-8"), status=status)

    return answer


def _handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        server_version = "SampleSites"

        def do_GET(self) -> None:
            url = urlsplit(self.path)
            number = parse_qs(url.query).get("page", ["1"])[0]
            reply = site(url.path, int(number) if number.isdigit() else 1)
            self.send_response(reply.status)
            self.send_header("Content-Type", reply.kind)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            self.wfile.write(reply.body)

        def log_message(self, format: str, *args: object) -> None:
            """The samples are silent: the terminal belongs to the demo."""

    return Handler
