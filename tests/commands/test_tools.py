"""Commands of those who write rules, look after sites, train models or keep the machine."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from scanner.settings import Settings
from tests.commands.program import Program, write


def test_the_shipped_rules_pass_their_own_check(scanner: Program) -> None:
    done = scanner("rules", "check")
    assert (done.code, done.err) == (0, ""), done.out.decode()
    assert done.out.decode().rstrip().endswith("every proof holds, no ordinary ad is put before a reviewer")


def test_all_faults_of_the_rules_come_at_once_with_file_and_line(light: Program) -> None:
    rules = Path(light.settings["SCANNER_RULES"])
    for name in ("secrecy.yml", "documents-held.yml"):
        file = rules / name
        file.write_text(file.read_text("utf-8").replace("because:", "becuase:", 1), "utf-8")
    done = light("rules", "check")
    assert done.code == 1
    faults = [line for line in done.lines if "becuase" in line]
    assert [Path(line.partition(":")[0]).name for line in faults] == ["documents-held.yml", "secrecy.yml"]
    assert all("because" in line for line in faults)
    scan = light("scan", write(light.folder / "a.jsonl", *({"body": f"Cook {number}"} for number in range(300))), "--jobs", "2")
    assert (scan.code, scan.out, scan.lines) == (1, b"", done.lines)


def test_a_proof_that_fails_is_named_with_its_line(light: Program) -> None:
    words = Path(light.settings["SCANNER_RULES"]).parent / "languages" / "en" / "secrecy.yml"
    lines = words.read_text("utf-8").splitlines(keepends=True)
    number = next(number for number, line in enumerate(lines, 1) if "state: not_stated" in line)
    lines[number - 1] = lines[number - 1].replace("state: not_stated", "state: present")
    words.write_text("".join(lines), "utf-8")
    done = light("rules", "check")
    assert done.code == 1
    assert [line.rpartition("secrecy.yml:")[2].partition(":")[0] for line in done.out.decode().splitlines()] == [str(number)]


def test_a_rule_is_shown_whole_and_a_wrong_name_gets_the_nearest(light: Program) -> None:
    done, wrong = light.session(("rules", "show", "documents-held"), ("rules", "show", "document-held"))
    assert done.code == 0
    assert done.out.decode().startswith("documents-held (live, risk): ")
    assert "proof (ru, present): " in done.out.decode()
    assert (wrong.code, wrong.lines) == (1, ["no rule 'document-held'; did you mean 'documents-held'?"])


def test_a_text_is_tried_and_shown_without_obeying_it(light: Program) -> None:
    done = light("rules", "try", "-", given="Your pass\u202eport is kept by the owner.\x1b[31m ".encode() + b"\xff\xfe")
    assert (done.code, done.err) == (0, "")
    assert "documents-held (live): present body" in done.out.decode()
    assert not set(done.out.decode()) & {"\u202e", "\x1b"}
    assert "secrecy" not in done.out.decode()


def test_rules_are_counted_on_a_set_and_what_could_not_be_read_is_said(light: Program) -> None:
    ads = write(
        light.folder / "a.jsonl",
        {"body": "Your passport is kept by the owner."},
        {"body": "Cook wanted."},
        [1],
        {"body": "Your passport stays with you."},
    )
    lines = light("rules", "stats", ads).out.decode().splitlines()
    counted = {line.split()[0]: line.split()[1:] for line in lines}
    assert lines[0].endswith("of 3 ads")
    assert counted["documents-held"] == ["live", "1", "33.33%", "1"]
    assert counted["secrecy"] == ["live", "0", "0.00%", "0"]
    assert lines[-1].endswith("a.jsonl:3: expected an object with the keys of one ad, found a list")


def test_the_forms_of_a_word_are_written_down_once_a_rule_asks_for_them(light: Program) -> None:
    pytest.importorskip("simplemma", reason="needs the rules extra: pip install 'scanner[rules]'")
    languages = Path(light.settings["SCANNER_RULES"]).parent / "languages"
    assert light("rules", "lemmas").out.decode() == "lemmas are up to date\n"
    assert not list(languages.glob("*/lemmas.yml"))
    words = languages / "ru" / "secrecy.yml"
    words.write_text(words.read_text("utf-8").replace("patterns:\n", 'patterns:\n  - phrases: ["перекрасьте {чемодан}"]\n', 1), "utf-8")
    said = "Перекрасьте чемоданы до приезда машины, выезд в пятницу утром"  # no other words of the rule stand in it
    unknown = light("rules", "try", said)
    assert "run 'scanner rules lemmas'" in unknown.err
    assert "lemmas.yml: written" in light("rules", "lemmas").out.decode()
    assert list(languages.glob("*/lemmas.yml")) == [languages / "ru" / "lemmas.yml"]
    assert "secrecy (live): present body 0-20: Перекрасьте чемоданы\n" in light("rules", "try", said).out.decode()


def test_a_new_rule_is_a_draft_that_loads(light: Program) -> None:
    new = ("rules", "new", "wages-in-kind", "--language", "ru", "--language", "en")
    done, shown, again = light.session(new, ("rules", "show", "wages-in-kind"), new)
    assert done.code == 0
    assert shown.out.decode().startswith("wages-in-kind (draft, risk): ")
    assert (again.code, again.lines) == (1, ["wages-in-kind.yml exists already in catalogue/"])
    files = [Path(line) for line in done.out.decode().splitlines()[:-1]]
    assert [(file.parent.name, file.name) for file in files] == [(at, "wages-in-kind.yml") for at in ("catalogue", "ru", "en")]


def test_a_new_rule_in_a_language_of_nobody_here_is_refused(light: Program) -> None:
    done = light("rules", "new", "wages-in-kind", "--language", "de")
    assert (done.code, done.lines) == (1, ["'de' is none of the languages rules are written in: en, ru, hy, az, ka, uk, ro, tg, tr"])


def test_a_new_rule_is_written_nowhere_else(light: Program) -> None:
    before = sorted(light.folder.rglob("*"))
    names = ("../evil", "/tmp/evil", "Evil", "", "a b")  # noqa: S108 - a name, not a place
    for name, done in zip(names, light.session(*(("rules", "new", name) for name in names)), strict=True):
        assert (done.code, done.lines) == (1, [f"'{name}' is no id for a rule; give small Latin letters and hyphens, e.g. wages-in-kind"])
    assert sorted(light.folder.rglob("*")) == before


def test_sites_are_listed_with_who_decided(scanner: Program) -> None:
    listed, checked = scanner.session(("site", "list"), ("site", "check"))
    lines = listed.out.decode().splitlines()
    assert [line.split()[0] for line in lines] == ["sample.board", "sample.gazette"]
    assert all("decided by bundled with the scanner" in line for line in lines)
    assert checked.out.decode() == "2 site files, no faults\n"


def test_a_site_file_with_faults_is_named(scanner: Program) -> None:
    sites = scanner.folder / "sites"
    shutil.copytree(Settings().sites, sites)
    file = sites / "sample.board.yml"
    file.write_text(file.read_text("utf-8").replace("channel: board", "chanel: board"), "utf-8")
    done = scanner("site", "check", sites=sites)
    assert done.code == 1
    assert any("sample.board.yml:" in line and "chanel" in line and "channel" in line for line in done.lines)


def test_the_doctor_says_what_runs_and_what_is_missing(light: Program) -> None:
    done = light("doctor")
    said = done.out.decode()
    assert done.code == 0
    assert "database: SQLite 3." in said
    assert "journal wal" in said
    assert "model: none" in said
    assert "operator contact for live sites: not set (SCANNER_OPERATOR)" in said
    assert (light.home.stat().st_mode & 0o777, (light.home / "scanner.db").stat().st_mode & 0o777) == (0o700, 0o600)


def test_training_says_what_is_wrong_before_it_starts(light: Program) -> None:
    bad = write(light.folder / "a.jsonl", {"ad": {"body": "Cook"}, "label": "legit"}, b"{\n")
    done, nameless = light.session(("train", str(bad)), ("train", str(bad), "--promote"))
    assert done.code == 1
    assert [line.rpartition("a.jsonl:")[2].partition(":")[0] for line in done.lines] == ["1", "2"]
    assert nameless.code == 2
    assert "say who promotes it: --who NAME" in nameless.err


def test_a_rule_is_not_shown_in_a_language_without_rules(light: Program) -> None:
    done = light("rules", "show", "secrecy", "--language", "zz")
    assert (done.code, done.lines) == (1, ["no rules for language 'zz'; known: en, ru"])
