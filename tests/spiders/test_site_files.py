"""Site files: what is wrong with one is said all at once, with its line and the nearest known word."""

from __future__ import annotations

from pathlib import Path

import pytest

from scanner.errors import BadData, BadInput
from scanner.settings import Settings
from spiders.site import load_site, load_sites

GOOD = """\
id: ge.example
name: Example board
base: https://jobs.example
languages: [ka]
policy: {delay: 5, decided_by: legal desk}
navigate:
  - kind: list_pages
    url: "{base}/ads?page={page}"
    items: "li.ad"
    link: "a::attr(href)"
    id: "/ad/(\\\\d+)"
detail:
  healthy: [main]
  number_in_url: "/ad/(\\\\d+)"
  fields:
    body: {at: ".text", as: block}
"""

BAD = """\
id: ge.exampel
nmae: Example board
languages: []
policy: {dealy: 5, robots: ignore}
navigate:
  - kind: list_pages
    url: "{base}/ads"
    items: "li.ad["
detail:
  number_in_url: "/ad/\\\\d+"
  fields:
    bdoy: {at: ".text", as: block}
    title: {at: "h1", as: words}
  labels:
    - each: dt
      value: "xpath:following-sibling::dd[1"
      map: {Employer: emplyer}
expect: {ads: [1, 2, 3]}
schedule: {every: daily}
"""


def _write(folder: Path, text: str, name: str = "ge.example.yml") -> Path:
    (folder / name).write_text(text, "utf-8")
    return folder


def test_every_bundled_site_file_is_right() -> None:
    sites = load_sites(Settings().sites)
    assert {"sample.gazette", "sample.board"} <= set(sites)
    for site in sites.values():
        assert site.detail.healthy, f"{site.id}: a site needs a sign of a healthy page, else a challenge page reads as no ads"
        assert site.policy.allowed_paths, f"{site.id}: a site file says which paths may be asked"


def test_a_good_file_loads_with_careful_defaults(tmp_path: Path) -> None:
    site = load_site(_write(tmp_path, GOOD), "ge.example")
    assert site.policy.robots == "obey"
    assert site.hosts == {"jobs.example"}
    assert site.navigate[0].stop.repeat_ids
    assert site.navigate[0].stop.max_pages == 200


def test_nobody_has_decided_by_default(tmp_path: Path) -> None:
    site = load_site(_write(tmp_path, GOOD.replace("policy: {delay: 5, decided_by: legal desk}\n", "")), "ge.example")
    assert site.policy.decided_by is None
    assert site.policy.delay == 5


def test_all_faults_are_said_at_once_with_lines_and_nearest_words(tmp_path: Path) -> None:
    with pytest.raises(BadData) as caught:
        load_sites(_write(tmp_path, BAD))
    said = [(fault.line, fault.message) for fault in caught.value.faults]
    lines = {line for line, _ in said}
    assert {2, 3, 4, 8, 10, 12, 13, 16, 17, 18, 19} <= lines
    text = "\n".join(f"{line}: {message}" for line, message in said)
    for expected in (
        "2: unknown key 'nmae'; did you mean 'name'?",
        "4: unknown key 'dealy'; did you mean 'delay'?",
        "8: selector does not compile",
        "10: the pattern needs exactly one group: the ad's number",
        "16: selector does not compile",
    ):
        assert expected in text


@pytest.mark.parametrize(
    ("was", "now", "says"),
    [
        ("id: ge.example", "id: ge.other", "the id must be the file's name: 'ge.example'"),
        ('url: "{base}/ads?page={page}"', 'url: "{base}/ads"', "say how to go on"),
        ('    url: "{base}/ads?page={page}"\n', "", "give either 'url' or 'index'"),
        ('    items: "li.ad"\n', "", "'link' needs 'items' and 'id'"),
        ('  number_in_url: "/ad/(\\\\d+)"\n', "", "say where the ad's number is"),
        ("languages: [ka]", "languages: [no]", "quote it"),
        ("policy: {delay: 5,", "policy: {delay: -1,", "policy.delay"),
        ("policy: {delay: 5,", "policy: {robots: override,", "policy.robots"),
    ],
)
def test_a_file_that_cannot_be_walked_or_read_is_refused(was: str, now: str, says: str, tmp_path: Path) -> None:
    assert was in GOOD
    with pytest.raises(BadData) as caught:
        load_sites(_write(tmp_path, GOOD.replace(was, now)))
    assert says in str(caught.value)


def test_an_unknown_site_names_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"no site 'ge\.exampel' .*did you mean 'ge\.example'"):
        load_site(_write(tmp_path, GOOD), "ge.exampel")
