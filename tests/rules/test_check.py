"""Proofs run on the way a real ad goes; what a rule writer is told; trying rules by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from scanner.errors import BadInput
from scanner.rules import load_catalogue
from scanner.rules.blank import blank
from scanner.rules.check import check, main, notes
from scanner.rules.trial import show, try_text
from tests.rules.making import Load, combination, live, rule, write

HELD = {"en": [{"near": [["passport*"], ["kept", "keep*"]]}]}
GOOD = [
    {"lang": "en", "state": "present", "text": "Your passport will be kept at our office until the season ends.", "quote": "passport will be kept"},
    {"lang": "en", "state": "not_stated", "text": "Please bring a copy of your passport to the interview with us."},
    {"lang": "en", "state": "contradicted", "text": "As an honest employer we never keep your passport at the office."},
    {"lang": "en", "state": "present", "ad": {"title": "Cleaners wanted for the summer", "body": "The manager keeps the passport of every worker."}},
]  # fmt: skip


def proof(**parts: object) -> dict[str, object]:
    return {"lang": "en", "state": "present", "text": "Your passport will be kept at our office until the season ends.", **parts}


def test_sound_proofs_leave_no_fault(load: Load) -> None:
    assert check(load(rule("papers", patterns=HELD, proofs=GOOD))) == []


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"state": "not_stated"}, "expected not_stated, came present from 'passport will be kept'"),
        ({"state": "contradicted"}, "expected contradicted, came present from 'passport will be kept'"),
        ({"text": "We work in the office until the season ends."}, "expected present, came not_stated"),
        ({"quote": "season ends"}, "expected the quote 'season ends' from 'passport will be kept'"),
    ],
)
def test_a_failing_proof_says_what_came_instead(load: Load, wrong: dict[str, object], message: str) -> None:
    (fault,) = check(load(rule("papers", patterns=HELD, proofs=[*GOOD, proof(**wrong)])))
    assert fault.message == message
    assert fault.line > 1


def test_a_draft_is_proved_as_if_it_were_live(load: Load) -> None:
    assert check(load(rule("papers", status="draft", patterns=HELD, proofs=GOOD))) == []
    assert check(load(rule("papers", status="draft", patterns=HELD, proofs=[proof(state="not_stated")])))


def test_a_combination_that_stays_silent_says_what_was_present(load: Load) -> None:
    members = [rule("papers", patterns=HELD), rule("secret", patterns={"en": [{"phrases": ["tell nobody"]}]})]
    both = combination("both", needs={"all": ["papers", "secret"]}, proofs=[proof()])
    (fault,) = check(load(*members, both))
    assert fault.message == "expected present, came not_stated; present were: papers"
    told = "Your passport will be kept at our office. You must tell nobody in your family about it."
    assert check(load(*members, combination("both", needs={"all": ["papers", "secret"]}, proofs=[proof(text=told)]))) == []


def test_a_live_combination_of_rules_that_are_not_live_can_never_fire(load: Load) -> None:
    proofs = [{"lang": "en", "state": "not_stated", "text": "We work in the office until the season ends."}] * 3
    needs = {"all": ["papers"], "any": {"of": ["papers"]}}
    both = combination("both", status="live", needs=needs, proofs=[*proofs, *[proof()] * 3])
    messages = [fault.message for fault in check(load(rule("papers", patterns=HELD, proofs=GOOD), both))]
    assert messages == ["can never fire: it needs 'papers', which is shadow", "can never fire: fewer than 1 of papers are live"]


def test_a_live_rule_is_readable_in_the_languages_of_the_console(load: Load) -> None:
    catalogue = load(live("papers", patterns=HELD, because={"en": "The ad says so."}))
    assert "'because' has no text in ru, hy, az, ka, uk, ro, tg, tr" in [fault.message for fault in check(catalogue)]


def test_notes_tell_of_idle_shared_unproved_and_unwritten_words(load: Load) -> None:
    patterns = {"en": [{"phrases": ["passport kept", "passport kept here", "papers kept"]}]}
    catalogue = load(rule("alpha", patterns=patterns), rule("beta", patterns={"en": [{"phrases": ["papers kept"]}]}))
    told = [(Path(note.file).stem, note.message) for note in notes(catalogue)]
    assert ("alpha", "'passport kept here' (en) is idle: 'passport kept' finds it already") in told
    assert ("beta", "'papers kept' (en) fires 'alpha' too") in told
    assert ("alpha", "no proof in en uses 'passport kept', 'passport kept here', 'papers kept'") in told
    assert ("alpha", "not written for ru, hy, az, ka, uk, ro, tg, tr") in told
    assert not any("'passport kept' (en) is idle" in message for _, message in told)


def test_the_command_ends_with_one_when_something_must_be_mended(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write(tmp_path, rule("papers", patterns=HELD, proofs=GOOD))
    assert main([str(folder)]) == 0
    write(tmp_path, rule("papers", patterns=HELD, proofs=[proof(state="not_stated")]))
    assert main([str(folder)]) == 1
    assert "papers.yml:" in capsys.readouterr().out
    (tmp_path / "languages" / "en" / "papers.yml").unlink()
    assert main([str(folder)]) == 1
    assert "a rule needs 'where', or patterns" in capsys.readouterr().out


def test_trying_a_text_shows_rules_of_every_standing_but_retired(load: Load) -> None:
    catalogue = load(rule("papers", status="draft", patterns=HELD), rule("old", status="retired", patterns=HELD))
    lines = try_text(catalogue, "Your passport will be kept at our office until the season ends.")
    assert lines == ["papers (draft): present body 5-26: passport will be kept", "read as: en"]
    assert try_text(catalogue, "We work at the office until the season ends.")[0] == "nothing found"
    with pytest.raises(BadInput):
        try_text(catalogue, " ")


def test_a_rule_is_laid_open(load: Load) -> None:
    denials = {"en": [{"phrases": ["passport* stay* with you"], "unless": ["never"]}]}
    catalogue = load(
        rule("papers", patterns=HELD, denials=denials, where={"abroad": True}, proofs=GOOD[:1]),
        combination("both", needs={"all": ["papers"], "any": {"of": ["papers"]}, "none": ["papers"]}),
    )
    assert show(catalogue, "papers").splitlines() == [
        "papers (shadow, risk): papers",
        "The ad says so.",
        "ILO: an indicator; coercive recruitment, strong",
        "points: trafficking +2",
        "source: A published source",
        "innocent when: an honest ad says so",
        "where: abroad True",
        "part of: both",
        "words (en): passport* + within 4 words + kept | keep*",
        "denied by (en): passport* stay* with you; unless: never",
        "proof (en, present): Your passport will be kept at our office until the season ends.",
    ]
    assert "needs at least 1 of: papers" in show(catalogue, "both")
    with pytest.raises(BadInput, match="did you mean 'papers'"):
        show(catalogue, "paper")


def test_the_template_loads_and_its_proofs_hold(tmp_path: Path) -> None:
    folder = write(tmp_path)
    for file, text in blank("fresh-rule", ["en"], folder=folder):
        file.write_text(text, "utf-8")
    catalogue = load_catalogue(folder)
    assert catalogue.rules["fresh-rule"].status == "draft"
    assert check(catalogue) == []
