"""A folder of rule files becomes a catalogue, or one failure that names everything."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scanner.errors import BadData
from scanner.rules import load_catalogue
from tests.rules.making import Load, combination, live, rule, write

WORDS = {"en": [{"phrases": ["passport"]}]}


def faults(folder: Path, *files: dict[str, object]) -> list[str]:
    catalogue = write(folder, *files)
    with pytest.raises(BadData) as bad:
        load_catalogue(catalogue)
    return [fault.message for fault in bad.value.faults]


def one(folder: Path, **parts: object) -> list[str]:
    return faults(folder, rule("papers", **{"patterns": WORDS, **parts}))


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"becuase": {}}, "unknown key 'becuase'; did you mean 'because'?"),
        ({"status": "alive"}, "'status' must be draft, shadow, live or retired"),
        ({"points": {"trafiking": 1.0}}, "unknown key 'trafiking'; did you mean 'trafficking'?"),
        ({"points": {}}, "give points for at least one lane"),
        ({"points": {"trafficking": 3.5}}, "points 3.5 are out of range; a strong indicator gives 0 to 3"),
        ({"points": {"trafficking": -1.0}}, "points -1 are out of range; a strong indicator gives 0 to 3"),
        ({"kind": "protective", "ilo": None}, "points 2 of a protective rule must be below 0, at least -3"),
        ({"kind": "protective", "points": {"trafficking": -1}}, "a protective rule stands for no ILO indicator; leave 'ilo' out"),
        ({"ilo": None}, "'ilo' is missing: indicator, dimension, strength"),
        ({"sources": []}, "name at least one published source"),
        ({"title": {"ru": "Слова"}}, "'title' needs an English text under 'en'"),
        ({"innocent_when": {}}, "say under 'innocent_when' when an honest ad says this, in 'en' at least"),
        ({"patterns": {}}, "a rule needs 'where', or patterns in languages/<language>/"),
        ({"where": {}}, "'where' asks nothing; give a condition or leave it out"),
        ({"where": {"destination": ["Cambodia"]}}, "'Cambodia' is no ISO 3166 country code such as \"AE\""),
        ({"where": {"pay_ratio_between": [2.0, 1.0]}}, "'pay_ratio_between' is two numbers, the smaller first"),
        ({"where": {"pay_ratio_at_least": 0.5}}, "'pay_ratio_at_least' must be above 1, the reference wage"),
        ({"patterns": {"en": []}}, "no patterns; leave the file out until there are some"),
        ({"patterns": {"en": [{"phrases": ["keep @papers"]}]}}, "no group '@papers'; known: "),
        ({"groups": {"en": {"hold": ["@keep"]}}, "patterns": {"en": [{"phrases": ["@hold it"]}]}}, "group 'hold' uses '@keep'; a group lists words only"),
        ({"patterns": {"en": [{"phrases": ["{keep} it"]}]}}, "'{keep}': its forms are not in the language's lemmas.yml; run 'scanner rules lemmas', or write stem~ instead"),
        ({"patterns": {"en": [{"phrases": ["pa*"]}]}}, "'pa*': the stem is too short; give 3 letters or more, or write the words out"),
        ({"patterns": {"en": [{"phrases": []}]}}, "an empty list of phrases never matches"),
        ({"patterns": {"en": [{"phrases": ["word", "word"]}]}}, "'word' stands twice in one list"),
        ({"patterns": {"en": [{}]}}, "a pattern has either 'phrases' or 'near'"),
        ({"patterns": {"en": [{"near": [["word"]]}]}}, "'near' needs 2 to 4 groups, has 1"),
        ({"patterns": {"en": [{"near": [["word"], ["other"]], "within": 99}]}}, "'within' must be 0 to 20 words"),
        ({"patterns": {"en": [{"phrases": ["word"], "within": 2}]}}, "'within' and 'order' go with 'near'"),
        ({"denials": {"ru": [{"phrases": ["слово"]}]}}, "denials, but no patterns to deny"),
        ({"proofs": [{"lang": "en", "state": "present"}]}, "a proof has either 'text' or 'ad'"),
        ({"proofs": [{"lang": "en", "state": "present", "ad": {"location": "Here"}}]}, "a proof needs a text, or an ad with a title or a body"),
        ({"proofs": [{"lang": "en", "state": "not_stated", "text": "a", "quote": "a"}]}, "'not_stated' quotes nothing; leave 'quote' out"),
    ],
)  # fmt: skip
def test_a_fault_says_what_is_wrong_and_what_would_be_right(tmp_path: Path, parts: dict[str, object], message: str) -> None:
    assert message in one(tmp_path, **parts)


def test_the_id_is_the_name_of_the_file(tmp_path: Path) -> None:
    file = write(tmp_path, rule("papers", patterns=WORDS)) / "papers.yml"
    file.write_text(json.dumps(rule("paper")), "utf-8")
    with pytest.raises(BadData, match="id 'paper' must be the name of the file, 'papers'"):
        load_catalogue(file.parent)


def test_a_live_rule_without_proofs_does_not_load(tmp_path: Path) -> None:
    assert one(tmp_path, status="live") == [
        "a live rule needs 4 'present' proofs in en, has 0",
        "a live rule needs 4 'not_stated' proofs in en, has 0",
        "a live rule needs a 'contradicted' proof in en, or one more 'not_stated': a warning that must stay silent",
    ]


def test_a_live_rule_needs_proofs_in_every_language_it_claims(tmp_path: Path) -> None:
    file = live("papers", patterns=WORDS)
    file["patterns"] = {**WORDS, "ru": [{"phrases": ["паспорт*"]}]}
    found = faults(tmp_path, file)
    assert found[0] == "a live rule needs 4 'present' proofs in ru, has 0"
    assert len(found) == 3


def test_a_combination_names_rules_that_exist(tmp_path: Path) -> None:
    found = faults(
        tmp_path, rule("papers", patterns=WORDS), combination("both", needs={"all": ["paper"], "any": {"at_least": 3, "of": ["papers"]}})
    )
    assert found == ["at_least 3 of 1 rules can never be", "unknown rule 'paper'; did you mean 'papers'?"]


def test_a_combination_must_ask_for_something(tmp_path: Path) -> None:
    assert faults(tmp_path, rule("papers", patterns=WORDS), combination("both", needs={})) == [
        "'needs' asks for no rule; give 'all' or 'any'"
    ]


def test_the_faults_of_all_files_come_at_once_with_file_and_line(tmp_path: Path) -> None:
    folder = write(tmp_path, rule("alpha", patterns=WORDS, points={}), rule("beta", patterns=WORDS, sources=[]))
    (folder / "gamma.yml").write_text("id: gamma\nid: gamma\nnegation: no\n", "utf-8")
    (folder / "delta.yaml").write_text("id: delta\n", "utf-8")
    (tmp_path / "languages" / "en" / "lexicon.yml").write_text('negators: [no, "not"]\nlist_negators: ["nott"]\n', "utf-8")
    with pytest.raises(BadData) as bad:
        load_catalogue(folder)
    lines = [str(fault).removeprefix(f"{tmp_path}/") for fault in bad.value.faults]
    points = (folder / "alpha.yml").read_text("utf-8").splitlines().index(' "points": {},') + 1
    assert f"catalogue/alpha.yml:{points}: give points for at least one lane" in lines
    assert any(line.startswith("catalogue/beta.yml:") and "published source" in line for line in lines)
    assert "catalogue/gamma.yml:2: 'id' stands twice; the first is on line 1" in lines
    assert "catalogue/gamma.yml:3: bare 'no' is true or false to YAML; quote it: \"no\"" in lines
    assert "catalogue/delta.yaml:1: rule files end in .yml; rename it" in lines
    assert "languages/en/lexicon.yml:1: bare 'no' is true or false to YAML; quote it: \"no\"" in lines


def test_a_lexicon_is_checked(tmp_path: Path) -> None:
    folder = write(tmp_path, rule("papers", patterns=WORDS))
    lexicon = {"negators": ["not"], "list_negators": ["nott"], "negation_reach": 50, "suffixes": ["s*"], "closers": ["__"]}
    (tmp_path / "languages" / "en" / "lexicon.yml").write_text(json.dumps(lexicon), "utf-8")
    with pytest.raises(BadData) as bad:
        load_catalogue(folder)
    assert [fault.message for fault in bad.value.faults] == [
        "'negation_reach' must be 0 to 10 words",
        "'__': begins or ends with a gap; leave the gap out",
        "'nott' is not among the negators; did you mean 'not'?",
        "'s*' is no suffix; give letters only",
    ]


def test_an_empty_folder_is_no_catalogue(tmp_path: Path) -> None:
    with pytest.raises(BadData, match="no rule files"):
        load_catalogue(tmp_path)


def test_the_version_follows_the_rules_and_not_the_comments(load: Load, tmp_path: Path) -> None:
    first = load(rule("papers", patterns=WORDS))
    file = tmp_path / "catalogue" / "papers.yml"
    file.write_text("# a comment\n" + file.read_text("utf-8"), "utf-8")
    assert load_catalogue(file.parent).version == first.version
    assert load(rule("papers", patterns=WORDS, points={"trafficking": 1.9})).version != first.version
    assert load(rule("papers", patterns=WORDS)).version == first.version


def test_a_catalogue_shows_its_rules_combinations_and_languages(load: Load) -> None:
    catalogue = load(rule("papers", patterns=WORDS), combination("both", needs={"all": ["papers"]}))
    assert list(catalogue.rules) == ["both", "papers"]
    assert list(catalogue.combinations) == ["both"]
    assert catalogue.rules["both"].kind == "combination"
    assert catalogue.languages == ("az", "en", "hy", "ka", "ru", "tr")
