"""Capture: every answer as it came over the wire, in a WARC file, before anything reads it.

Header order and case, chunking and the Host line are lost inside the HTTP client; every record says so.
"""

from __future__ import annotations

import fcntl
import hashlib
import io
import os
from collections.abc import Mapping
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from warcio.statusandheaders import StatusAndHeaders
from warcio.utils import Digester
from warcio.warcwriter import WARCWriter

from scanner.ad import Evidence
from spiders.engine.manifest import Sealed, seal

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.http import Response

LIMITS = "in-process; header order and case, chunked framing and the Host line of the request are not preserved"


class Sha256Writer(WARCWriter):  # type: ignore[misc]
    """warcio's writer with SHA-256 digests in place of SHA-1."""

    @staticmethod
    def _create_digester() -> Any:
        return Digester("sha256")


class Capture:
    """The one WARC file of a run. Locked while open, so that a later run can tell an interrupted file from one still being written."""

    def __init__(self, folder: Path, *, site: str, run_id: str, info: Mapping[str, str]) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._folder = folder
        self._run_id = run_id
        self.file = f"{site}-{run_id}.warc.gz"
        handle = os.open(folder / self.file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        fcntl.flock(handle, fcntl.LOCK_EX)
        self._stream = os.fdopen(handle, "wb")
        self._writer = Sha256Writer(self._stream, gzip=True, warc_version="1.1")
        self._writer.write_record(self._writer.create_warcinfo_record(self.file, {**info, "capture": LIMITS}))

    def keep(self, request: Request, response: Response) -> Evidence:
        """Writes request, response and what is known of the connection; gives the pointer to the response."""
        answer = self._answer(response)
        headers = answer.rec_headers
        sent = {"payload": io.BytesIO(request.body), "length": len(request.body)}
        asked = self._writer.create_warc_record(response.url, "request", http_headers=_request_head(request), **sent)
        self._writer.write_request_response_pair(asked, answer)
        self._write_connection(response, concurrent_to=headers.get_header("WARC-Record-ID"))
        self._stream.flush()
        return Evidence(
            warc=self.file,
            record_id=headers.get_header("WARC-Record-ID"),
            payload_sha256=hashlib.sha256(response.body).hexdigest(),
            fetched_at=headers.get_header("WARC-Date"),
            run_id=self._run_id,
        )

    def close(self) -> Sealed:
        """Ends the file for good and enters it in the manifest."""
        self._stream.flush()
        os.fsync(self._stream.fileno())
        self._stream.close()
        return seal(self._folder, self.file, how="finished")

    def _answer(self, response: Response) -> Any:
        extra = {"WARC-IP-Address": str(response.ip_address)} if response.ip_address else {}
        return self._writer.create_warc_record(
            response.url, "response", http_headers=_response_head(response), payload=io.BytesIO(response.body), length=len(response.body),
            warc_headers_dict=extra,
        )  # fmt: skip

    def _write_connection(self, response: Response, *, concurrent_to: str) -> None:
        lines = {"protocol": str(response.protocol or ""), "capture": LIMITS}
        if response.certificate is not None:
            lines["tls-certificate-sha256"] = response.certificate.digest("sha256").decode("ascii")
            lines["tls-certificate-subject"] = " ".join(str(response.certificate.getSubject()).split())
        body = "".join(f"{name}: {value}\r\n" for name, value in lines.items() if value).encode("utf-8")
        self._writer.write_record(
            self._writer.create_warc_record(response.url, "metadata", payload=io.BytesIO(body), length=len(body),
                                            warc_headers_dict={"WARC-Concurrent-To": concurrent_to})
        )  # fmt: skip


def _reason(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Unknown"


def _response_head(response: Response) -> StatusAndHeaders:
    """Chunked bodies were put together on arrival, so the header that announces chunks is renamed: it would be untrue of this record."""
    pairs = [(name, value) for name, value in _pairs(response.headers)]
    renamed = [("X-Received-Transfer-Encoding" if name.lower() == "transfer-encoding" else name, value) for name, value in pairs]
    return StatusAndHeaders(f"{response.status} {_reason(response.status)}", renamed, protocol="HTTP/1.1")


def _request_head(request: Request) -> StatusAndHeaders:
    parts = urlsplit(request.url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return StatusAndHeaders(f"{request.method} {target} HTTP/1.1", _pairs(request.headers), is_http_request=True)


def _pairs(headers: Any) -> list[tuple[str, str]]:
    return [(name.decode("latin-1"), value.decode("latin-1")) for name, values in headers.items() for value in values]
