"""A console for the browser tests: `python -m tests.review.serving HOME PORT` fills a store, tells what is in it, serves."""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path

from scanner.ad import Evidence
from scanner.settings import Settings
from scanner.store.boot import boot, migrate

RISKY = {
    "title": "Waitress for Istanbul",
    "body": "Girls for a night bar in Istanbul.\nYour passport will be kept at our office until the season ends. Telegram @night_bar_test",
}
PASSPORT = "passport will be kept"
EVIL = "\"><script>fault('x')</script><img src=x onerror=fault('y')>{{ 7|add:7 }}<!--'"
TRICK = "Photo \u202egnp.exe\u202c sent"


def main(home: Path, port: int) -> None:
    """Never returns before the console ends."""
    settings = Settings(home=home, secret_key="for the tests only")
    boot(settings, console=True)
    migrate()

    from scanner.review.people import add_user, ensure_user
    from scanner.review.serve import serve
    from scanner.review.signin import make_link

    ids = _fill()
    users = {"ani": "analyst", "olga": "analyst", "rita": "researcher"}
    url = f"http://127.0.0.1:{port}"
    links = {name: [make_link(ensure_user(name, role), url) for _ in range(12)] for name, role in users.items()}
    add_user("paul", role="police", password="a long pass phrase")
    sys.stdout.write(json.dumps({"cases": ids, "links": links}) + "\n")
    sys.stdout.flush()
    serve(settings, host="127.0.0.1", port=port)


def _fill() -> dict[str, str]:
    from scanner.store.intake import save
    from scanner.store.models import Case
    from scanner.store.queue import fill
    from tests.store.examples import ad, scan

    now = dt.datetime.now(dt.UTC)
    page = Evidence(warc="board/1.warc.gz", record_id="<urn:uuid:1>", payload_sha256="ab" * 32, fetched_at=now.isoformat(), run_id="r")
    ads = [ad(n, seen_at=now.isoformat(), body=f"Work number {n} on a farm far away", evidence=page) for n in range(30)]
    pairs = [(one, scan(one, risk=0.8 - n / 100)) for n, one in enumerate(ads)]
    risky = ad(100, seen_at=now.isoformat(), **RISKY)
    start = RISKY["body"].index(PASSPORT)
    place = {"field": "body", "start": start, "end": start + len(PASSPORT), "quote": PASSPORT, "source": "ILO 2012"}
    reason = {"id": "documents-held", "kind": "rule", "lane": "trafficking", "points": 2.4, "because": "Papers are kept.", **place}
    wider = {"field": "body", "start": start - 5, "end": start + 8, "quote": RISKY["body"][start - 5 : start + 8]}
    other = {"id": "secrecy", "kind": "rule", "lane": "trafficking", "points": 1.1, "because": "Said to be secret.", **wider}
    pairs.append((risky, scan(risky, risk=0.95, band="urgent", reasons=[reason, other])))
    evil = ad(
        101,
        seen_at=now.isoformat(),
        title=EVIL,
        body=EVIL,
        employer=EVIL,
        location=EVIL,
        salary=EVIL,
        contacts=(EVIL,),
        source=EVIL,
        url=f"javascript:fault('{EVIL}')",
    )
    whole = {"field": "body", "start": 2, "end": 20, "quote": EVIL, "source": EVIL}
    stored = [{"id": EVIL, "kind": "rule", "lane": "trafficking", "points": 1.0, "because": EVIL, **whole}]
    facts = {"destination": [EVIL], "contacts": [{"kind": EVIL, "value": EVIL}], "occupations": [{"sector": EVIL, "isco": 1}]}
    pairs.append((evil, scan(evil, risk=0.5, reasons=stored, facts=facts, unchecked=[EVIL], indicators={EVIL: "present"})))
    trick = ad(102, seen_at=now.isoformat(), title=TRICK, body=f"{TRICK} \u200b\u200bhere \ud800\x00 end")
    pairs.append((trick, scan(trick, risk=0.45)))
    save(pairs)
    fill(now.date(), 50)
    return dict(Case.objects.values_list("advert__ad_key", "pk"))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
