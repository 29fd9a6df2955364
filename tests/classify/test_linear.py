"""The linear model: when it keeps silent, what it reads, and that the words it names did move it."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest

from scanner.classify import LinearModel, NoModel, features, stems, vectoriser
from scanner.classify.features import MAX_WORDS
from scanner.classify.linear import MIN_WORDS
from scanner.language import Language
from scanner.normalise import Words, normalise, words
from scanner.score import LANES

BUCKETS = 1 << 12
ENGLISH = Language("en", 1.0, ("en",))
WEIGHTS = {"passp": 3.0, "hands": 1.5, "owner": 1.0, "contr": -2.0, "cante": -0.5}


def model(weights: Mapping[str, float] = WEIGHTS) -> LinearModel:
    """A model of the trafficking lane that knows these stems and nothing else."""
    maker = vectoriser(BUCKETS)
    row = sum(maker.transform([[stem]]).toarray()[0] * weight for stem, weight in weights.items())
    table = np.zeros((len(LANES), BUCKETS), dtype=np.float32)
    table[0] = row
    return LinearModel("made", LANES, ("en", "ru"), table, np.zeros(len(LANES), dtype=np.float32), maker)


def parts(body: str, **fields: str) -> tuple[Words, ...]:
    return tuple(words(normalise(name, text)) for name, text in {**fields, "body": body}.items())


def odds(body: str, **fields: str) -> float:
    opinion = model().judge(parts(body, **fields), ENGLISH)
    assert not opinion.abstained
    return opinion.log_odds["trafficking"]


TEXT = "Cook wanted for a canteen the owner hands your passport to the guard"


def test_it_abstains_in_a_language_it_was_not_trained_on() -> None:
    opinion = model().judge(parts(TEXT), Language("ka", 0.9, ("ka",)))
    assert (opinion.abstained, opinion.log_odds, opinion.words) == ("not trained on language 'ka'", {}, {})


def test_it_speaks_on_an_ad_partly_in_a_language_it_knows() -> None:
    assert not model().judge(parts(TEXT), Language("ka", 0.9, ("ka", "en"))).abstained


def test_it_abstains_where_the_language_is_unknown() -> None:
    assert model().judge(parts(TEXT), Language("unknown", 0.0, ())).abstained == "not trained on language 'unknown'"


def test_it_abstains_on_a_handful_of_words() -> None:
    few, enough = " ".join(TEXT.split()[: MIN_WORDS - 1]), " ".join(TEXT.split()[:MIN_WORDS])
    assert model().judge(parts(few), ENGLISH).abstained == f"fewer than {MIN_WORDS} words"
    assert not model().judge(parts(enough), ENGLISH).abstained


def test_numbers_and_marks_are_no_words() -> None:
    assert model().judge(parts("Cook 1 2 3 4 5 6 7 8 9 !!! --- 🙂🙂🙂"), ENGLISH).abstained


def test_no_model_always_abstains_and_says_why() -> None:
    opinion = NoModel("switched off").judge(parts(TEXT), ENGLISH)
    assert (opinion.abstained, opinion.log_odds) == ("switched off", {})


@pytest.mark.parametrize(
    "same",
    [
        TEXT.upper(),
        TEXT.replace(" ", ",  ") + "!!!",
        f"{TEXT} 2000 15:30 +374 91 000000",
        f"🙂 {TEXT} 🙂",
        TEXT.replace("passport", "pass\u200bport"),
        TEXT.replace("owner", "ownеr"),
    ],
    ids=["capitals", "punctuation", "digits", "emoji", "zero-width", "look-alike"],
)
def test_form_does_not_move_it(same: str) -> None:
    assert odds(same) == odds(TEXT)


def test_length_does_not_move_it() -> None:
    # Said four times, the ad has one more pair of words, where the copies meet.
    assert odds(" ".join([TEXT] * 4)) == pytest.approx(odds(TEXT), abs=0.08)


def test_words_do_move_it() -> None:
    assert odds(TEXT) > odds(TEXT.replace("passport", "salary")) + 0.3
    assert odds(TEXT.replace("guard", "contract")) < odds(TEXT) - 0.3


def test_only_title_and_body_are_read() -> None:
    assert odds(TEXT, employer="Passport Owner Hands", location="passport") == odds(TEXT)
    assert odds(TEXT, title="Passport") != odds(TEXT)


def test_a_long_page_is_read_to_a_limit() -> None:
    filler = " ".join(f"word{chr(97 + number % 26)}" for number in range(MAX_WORDS))
    assert odds(f"{filler} passport") == odds(filler)
    assert len(list(stems(parts(f"{filler} passport")))) == MAX_WORDS


def test_features_are_stems_and_pairs() -> None:
    names = [stem for stem, *_ in stems(parts("Паспорта забирает хозяин"))]
    assert names == ["паспо", "забир", "хозяи"]
    assert features(names) == ["паспо", "забир", "хозяи", "паспо забир", "забир хозяи"]


def test_the_words_it_names_are_published_words_in_order_of_weight() -> None:
    said = model().judge(parts(TEXT.replace("passport", "PASS\u200bPORT")), ENGLISH).words["trafficking"]
    assert [word for word, weight in said if weight > 0] == ["PASS\u200bPORT", "hands", "owner"]
    assert [word for word, weight in said if weight < 0] == ["canteen"]


@pytest.mark.parametrize("top", [1, 2, 3])
def test_taking_the_words_it_names_away_lowers_it(top: int) -> None:
    said = [word for word, weight in model().judge(parts(TEXT), ENGLISH).words["trafficking"] if weight > 0]
    less = " ".join(word if word not in said[:top] else "thing" for word in TEXT.split())
    other = " ".join(word if word not in {"Cook", "wanted", "guard"} else "thing" for word in TEXT.split())
    assert odds(less) < odds(TEXT) - 0.1
    assert odds(other) == pytest.approx(odds(TEXT), abs=0.1)


def test_the_parts_of_the_words_add_up_where_there_are_no_pairs() -> None:
    """Each word's part is weight times value: exact, not a guess about the model."""
    opinion = model().judge(parts(TEXT), ENGLISH)
    assert sum(weight for _, weight in opinion.words["trafficking"]) == pytest.approx(opinion.log_odds["trafficking"], abs=1e-3)
