"""What tests of the console use: a fresh database for the client tests, and a real browser on a served console."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.store.databases import database

__all__ = ["database"]

CHROMIUM = Path("/usr/bin/chromium")
_ARGUMENTS = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync"
_LISTEN = "document.addEventListener('securitypolicyviolation', e => console.error('CSP ' + e.violatedDirective + ' ' + e.blockedURI))"


@dataclass(frozen=True)
class Served:
    """A console that answers, its cases by ad id, and unused sign-in links by user."""

    url: str
    home: Path
    cases: dict[str, str]
    links: dict[str, list[str]]

    def case(self, ad_id: str) -> str:
        return f"{self.url}/case/{self.cases[ad_id]}/"


@dataclass
class Tab:
    """A signed-in page that remembers everything it should not have done."""

    page: Page
    console: Served
    faults: list[str] = field(default_factory=list)
    abroad: list[str] = field(default_factory=list)

    def open(self, address: str) -> None:
        self.page.goto(address if address.startswith("http") else self.console.url + address)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The console served by our own `serve`, in a process and with a database of its own."""
    home = tmp_path_factory.mktemp("console")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    house = Path(__file__).resolve().parents[2]
    command = [sys.executable, "-W", "error", "-m", "tests.review.serving", str(home), str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=house) as process:
        assert process.stdout
        told = json.loads(process.stdout.readline())
        url = f"http://127.0.0.1:{port}"
        _wait(url)
        yield Served(url, home, told["cases"], told["links"])
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 0, "Ctrl-C must end the console cleanly"


def _wait(url: str) -> None:
    for _ in range(100):
        try:
            urllib.request.urlopen(f"{url}/health", timeout=5)
        except urllib.error.URLError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the console does not answer")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.skip("no browser here: apt-get install chromium")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=_ARGUMENTS.split())
        yield browser
        browser.close()


@pytest.fixture
def tab(browser: Browser, served: Served) -> Iterator[Tab]:
    """A page of user `ani` in English; the test fails when it breaks the content policy, throws, or asks another host."""
    yield from signed_in(browser, served, "ani")


@pytest.fixture
def russian_tab(browser: Browser, served: Served) -> Iterator[Tab]:
    yield from signed_in(browser, served, "olga", locale="ru-RU")


@pytest.fixture
def phone(browser: Browser, served: Served) -> Iterator[Tab]:
    yield from signed_in(browser, served, "ani", viewport={"width": 390, "height": 844})


def signed_in(browser: Browser, served: Served, user: str, **options: Any) -> Iterator[Tab]:
    context = browser.new_context(**{"locale": "en-GB", "viewport": {"width": 1280, "height": 900}, **options})
    tab = Tab(context.new_page(), served)
    watch(context, tab)
    tab.open(served.links[user].pop())
    tab.page.click("main button")
    tab.page.wait_for_url(served.url + "/")
    yield tab
    context.close()
    assert tab.faults == []
    assert tab.abroad == []


def watch(context: BrowserContext, tab: Tab) -> None:
    context.add_init_script(_LISTEN)
    context.on("console", lambda message: tab.faults.append(message.text) if message.type in {"error", "warning"} else None)
    context.on("weberror", lambda fault: tab.faults.append(str(fault.error)))
    context.on("dialog", lambda dialog: (tab.faults.append(f"dialog {dialog.message}"), dialog.dismiss()))
    context.on("request", lambda request: None if request.url.startswith(tab.console.url) else tab.abroad.append(request.url))
