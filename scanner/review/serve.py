"""The console's own web server."""

from __future__ import annotations

import errno
import os
import re
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

from gunicorn.app.base import BaseApplication
from gunicorn.glogging import Logger

from scanner.errors import NotReady
from scanner.settings import Settings

WORKERS, THREADS = 2, 4
_TOKEN = re.compile(r"/enter/[^/]+")


def serve(settings: Settings, *, host: str, port: int) -> None:
    """Answer until Ctrl-C or SIGTERM. Needs a booted and migrated store with the console.

    Requests are logged to `home`/logs/console.log without query strings, addresses or sign-in tokens.
    Raises NotReady when the port cannot be had.
    """
    from django.db import connections

    listener = _listen(host, port)
    log = settings.home / "logs" / "console.log"
    log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # A worker is a copy of this process; a connection must not be copied with it.
    connections.close_all()
    owner = os.getpid()
    try:
        # gunicorn closes the descriptor itself.
        _Console(listener.detach(), log).run()
    except SystemExit as end:
        if os.getpid() != owner:
            # A worker ends here; it must not run on into what its maker does after serving.
            os._exit(end.code if isinstance(end.code, int) else 1)
        if end.code:
            raise


def _listen(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET, backlog=128)
    except OSError as fault:
        why = "something else listens there" if fault.errno == errno.EADDRINUSE else fault.strerror
        raise NotReady(f"cannot listen on {host}:{port}: {why}; choose another with --host and --port") from fault


class _Console(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
    """The Django application under gunicorn."""

    def __init__(self, listener: int, log: Path) -> None:
        self._options = {
            "bind": f"fd://{listener}",
            "worker_class": "gthread",
            "workers": WORKERS,
            "threads": THREADS,
            "accesslog": str(log),
            "access_log_format": "%(t)s %(m)s %(U)s %(s)s %(M)sms",
            "logger_class": _Log,
            "loglevel": "warning",
            "control_socket_disable": True,
            "graceful_timeout": 5,
            "proc_name": "scanner",
        }
        super().__init__()

    def load_config(self) -> None:
        """Called by gunicorn."""
        for name, value in self._options.items():
            self.cfg.set(name, value)

    def load(self) -> Callable[..., Any]:
        """Called in every worker."""
        from django.core.wsgi import get_wsgi_application

        return get_wsgi_application()


class _Log(Logger):  # type: ignore[misc]
    """A sign-in token is part of a path; it must not be readable in a log."""

    def atoms(self, resp: Any, req: Any, environ: dict[str, Any], request_time: Any) -> dict[str, Any]:
        """What the access log can say of a request."""
        said: dict[str, Any] = super().atoms(resp, req, environ, request_time)
        return {**said, "U": _TOKEN.sub("/enter/-", str(said.get("U", "")))}
