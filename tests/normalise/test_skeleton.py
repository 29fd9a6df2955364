"""A word in its own letters and as people write it in Latin ones comes down to one skeleton."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.normalise import ROMANISED, Romanised, skeleton

PAIRS: list[tuple[Romanised, str, tuple[str, ...]]] = [
    ("ru", "требуются", ("trebuyutsya", "trebujutsja", "trebuiutsia")),
    ("ru", "девушки", ("devushki", "devuski")),
    ("ru", "нужны", ("nuzhny", "nujny", "nuzny")),
    ("ru", "хорошая", ("khoroshaya", "horoshaya", "xoroshaja")),
    ("ru", "паспорт", ("pasport", "passport")),
    ("ru", "ещё", ("eshche", "eshe", "esche")),
    ("uk", "харчування", ("kharchuvannya", "harchuvannia")),
    ("uk", "гривень", ("hryven", "gryven")),
    ("hy", "աշխատանք", ("ashxatanq", "ashkhatank", "ashxatank")),
    ("hy", "աղջիկներ", ("aghjikner", "axchikner")),
    ("hy", "անձնագիր", ("andznagir", "ancnagir")),
    ("hy", "որակ", ("vorak", "orak")),
    ("ka", "სამუშაო", ("samushao", "samusao")),
    ("ka", "წლამდე", ("tslamde", "wlamde", "clamde")),
    ("ka", "ყველა", ("yvela", "qvela", "kvela")),
    ("ka", "საზღვარგარეთ", ("sazghvargaret", "sazgvargaret")),
]


@pytest.mark.parametrize(("code", "native", "written"), PAIRS)
def test_every_way_of_romanising_a_word_has_its_skeleton(code: Romanised, native: str, written: tuple[str, ...]) -> None:
    assert {skeleton(latin, code) for latin in written} == {skeleton(native, code)}


@pytest.mark.parametrize(
    ("code", "one", "other"), [("ru", "виза", "роза"), ("ru", "паспорт", "транспорт"), ("hy", "վիզա", "տոմս"), ("ka", "ვიზა", "ბინა")]
)
def test_other_words_have_other_skeletons(code: Romanised, one: str, other: str) -> None:
    assert skeleton(one, code) != skeleton(other, code)


@given(st.text(max_size=60), st.sampled_from(ROMANISED))
def test_no_word_is_lost(word: str, code: Romanised) -> None:
    assert bool(skeleton(word, code)) == bool(word)
