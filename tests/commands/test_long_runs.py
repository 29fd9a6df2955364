"""Long and broken-off runs: exact counts, flat memory, Ctrl-C and going on."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from tests.commands.program import Program, write

MB = 1 << 20
_MEASURED = """
import sys
from scanner.cli import main
try:
    main()
finally:
    sys.stdout.flush()
    print(next(line for line in open("/proc/self/status") if line.startswith("VmHWM")).split()[1], file=sys.stderr)
"""


def test_ten_thousand_ads_with_one_in_a_hundred_broken(light: Program) -> None:
    broken = [f'{{"id": "b{number}", "body": "Cook {number}\n'.encode() for number in range(100)]
    ads = [{"id": f"a{number}", "body": f"Cook {number}"} for number in range(9_900)]
    lines = [line for number in range(100) for line in (*ads[number * 99 : number * 99 + 99], broken[number])]
    write(light.folder / "ads.jsonl", *lines)
    done = light("scan", "ads.jsonl", "--output", "scans.jsonl", "--rejects", "rejects")
    assert done.code == 3
    assert done.lines[-1] == "9900 ads scanned (9900 none), 100 rejected"
    assert [line.partition(": ")[0] for line in done.lines[:-1]] == [f"ads.jsonl:{100 * number}" for number in range(1, 101)]
    assert (light.folder / "rejects").read_bytes() == b"".join(broken)
    with (light.folder / "scans.jsonl").open(encoding="utf-8") as scans:
        assert [json.loads(line)["id"] for line in scans] == [ad["id"] for ad in ads]


def test_a_line_of_200_megabytes_is_rejected_whole_in_little_memory(light: Program) -> None:
    file, kept = light.folder / "ads.jsonl", light.folder / "rejects"
    piece = b"Cook wanted. " * (MB // 13)
    long = hashlib.sha256()
    with file.open("wb") as stream:
        stream.write(b'{"id": "first", "body": "Cook"}\n')
        for part in (b'{"id": "long", "body": "', *([piece] * 200), b'"}\n'):
            stream.write(part)
            long.update(part)
        stream.write(b'{"id": "last", "body": "Cook"}\n')
    done = light.python(_MEASURED, "scan", "ads.jsonl", "--rejects", "rejects")
    assert done.code == 3
    assert [record["id"] for record in done.records()] == ["first", "last"]
    assert done.lines[:-1] == ["ads.jsonl:2: the line is longer than 4 MiB; one ad a line, please", "2 ads scanned (2 none), 1 rejected"]
    assert file.stat().st_size > 199 * MB
    assert int(done.lines[-1]) < 500 * 1024
    with kept.open("rb") as stream:
        assert hashlib.file_digest(stream, "sha256").digest() == long.digest()


def test_ctrl_c_ends_in_order_and_resuming_gives_what_an_unbroken_run_gives(light: Program) -> None:
    ads = [{"id": f"a{number}", "body": f"Cook wanted for canteen {number}"} for number in range(600)]
    broken = [f"[{number}]\n".encode() for number in range(30)]
    write(light.folder / "ads.jsonl", *(line for number in range(30) for line in (broken[number], *ads[20 * number : 20 * number + 20])))
    whole = light("scan", "ads.jsonl", "--jobs", "1", "--output", "whole.jsonl", "--rejects", "whole.rejects")
    assert whole.code == 3

    out = light.folder / "scans.jsonl"
    running = light.start("scan", "ads.jsonl", "--jobs", "2", "--output", out, "--rejects", "rejects", stderr=subprocess.PIPE)
    # While other processes are being started is the hardest moment to be interrupted in.
    _wait_until(lambda: len(Path(f"/proc/{running.pid}/task/{running.pid}/children").read_text("ascii").split()) >= 2)
    os.killpg(running.pid, signal.SIGINT)
    _, said = running.communicate(timeout=60)
    last = said.decode().splitlines()[-1]
    assert running.returncode == 130
    assert last.startswith("stopped: ")
    assert last.endswith("; go on with the same command and --resume")
    assert b"Traceback" not in said
    done_before = out.read_bytes().count(b"\n")
    assert 0 < done_before < 600

    with out.open("ab") as stream:
        stream.write(b'{"id": "cut off in the mid')
    again = light("scan", "ads.jsonl", "--jobs", "1", "--output", out, "--rejects", "rejects", "--resume")
    assert again.code == 3
    assert again.lines[-1] == f"{600 - done_before} ads scanned ({600 - done_before} none), 30 rejected, {done_before} done earlier"
    assert out.read_bytes() == (light.folder / "whole.jsonl").read_bytes()
    assert (light.folder / "rejects").read_bytes() == (light.folder / "whole.rejects").read_bytes() == b"".join(broken)


def test_without_an_output_file_ctrl_c_promises_no_resuming(light: Program) -> None:
    running = light.start("scan", "-", stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert running.stdin
    assert running.stderr
    running.stdin.write(b"[1]\n")
    running.stdin.flush()
    assert running.stderr.readline() == b"<stdin>:1: expected an object with the keys of one ad, found a list\n"
    os.killpg(running.pid, signal.SIGINT)
    _, said = running.communicate(timeout=60)
    assert running.returncode == 130
    assert said.decode().splitlines() == ["stopped: 0 ads scanned (none), 1 rejected"]


def _wait_until(reached: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not reached():
        assert time.monotonic() < end, "waited for a minute"
        time.sleep(0.01)
