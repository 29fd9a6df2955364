"""Whatever is published, the folded copy maps back, and folding twice is folding once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from scanner.normalise import Text, fold, normalise, plain, words
from scanner.normalise.characters import TABLE, fold_character
from scanner.normalise.draft import Draft

OURS = "abcxyzABCXYZабвгдеёжйыэюяАБВЙїієґІЇЄҷҳқғӣӯҶҲԱաբգեւևօՕაბგსშჭşçğıİəƏăâîșțöüéñ"
TRICKS = "\u200b\u00ad\ufe0f\u202e\u202c\u0301\u0306\u0308\u0335\U000e0041\ud800\udfff\x00\r\n\t  .,-_*'1034@/:;!?🔥🇦🇪🅰ⓐ𝐚ﬁßŉÐàÑРС°±\xa0"
HOSTILE = st.one_of(
    st.text(max_size=60),
    st.text(alphabet=st.characters(), max_size=60),
    st.text(alphabet=OURS + TRICKS, max_size=80),
    st.lists(
        st.sampled_from(["р а б о т а", "wоrk", "раб0та", "Ð°Ð±", "р̶", "т.д.", "e\u0301", "եւ", "\r\n", " ", "1.5", "🅹🅾🅱"]), max_size=12
    ).map("".join),
)
_LIMIT = settings(max_examples=150, deadline=None)


def assert_maps_back(text: Text) -> None:
    size = len(text.published)
    assert len(text.folded) == len(text.starts) == len(text.ends)
    assert all(0 <= start < end <= size for start, end in zip(text.starts, text.ends, strict=True))
    assert list(text.starts) == sorted(text.starts)
    assert list(text.ends) == sorted(text.ends)
    assert all(0 <= d.span.start < d.span.end <= size and d.span.field == text.field for d in text.disguises)


@_LIMIT
@given(HOSTILE)
def test_every_folded_character_maps_back(published: str) -> None:
    text = normalise("body", published)
    assert_maps_back(text)
    assert text.published == published
    assert len(plain(text)) == len(text.folded)


@_LIMIT
@given(HOSTILE)
def test_folding_twice_is_folding_once(published: str) -> None:
    once = fold(published)
    assert fold(once) == once
    assert normalise("any", published).folded == once


@_LIMIT
@given(HOSTILE)
def test_words_stand_where_they_say_and_sentences_only_grow(published: str) -> None:
    found = words(normalise("body", published))
    for form, start, end in zip(found.forms, found.starts, found.ends, strict=True):
        assert found.text.folded[start:end] == form
    assert list(found.sentences) == sorted(found.sentences)
    assert set(found.sentences) == set(range(len(set(found.sentences))))


@_LIMIT
@given(st.text(alphabet=OURS.replace("ı", "").replace("İ", "") + " .,-", max_size=60))
def test_case_and_composition_do_not_matter(published: str) -> None:
    assume(not re.search("[À-ÿ]{4}", published))  # four accented letters in a row are read as a broken encoding
    folded = fold(published)
    assert fold(unicodedata.normalize("NFD", published)) == folded
    assert fold(unicodedata.normalize("NFC", published)) == folded
    assert fold(published.upper()) == folded
    assert fold(published.lower()) == folded


@_LIMIT
@given(st.text(alphabet=OURS + " .", max_size=60), st.integers(0, 60))
def test_a_soft_hyphen_does_not_matter(published: str, at: int) -> None:
    published = unicodedata.normalize("NFC", published)
    assert fold(published[:at] + "\u00ad" + published[at:]) == fold(published)


def test_the_fold_of_every_single_character_is_stable() -> None:
    unstable = []
    for code in range(0x110000):
        folded = fold_character(chr(code))
        if "".join(map(fold_character, folded)) != folded:
            unstable.append(hex(code))
    assert unstable == []


def test_the_translation_table_stays_small_whatever_is_read() -> None:
    for code in range(0x3400, 0x3400 + 30_000):
        TABLE[code]
    assert len(TABLE) <= 20_000


@pytest.mark.parametrize(
    "piece",
    [
        "р а б о т а ",
        "wоrk ",
        "р\u0335а",
        "Ð°Ð±",
        "\u200bа",
        "a.",
        "раб0та ",
        "🔥",
        "\r\n",
        "а\u0301\u0301",
        "a" * 50,
        "р.а.",
        "1.",
        "\u202e",
        "ⓐ",
    ],
)
def test_long_text_is_read_in_few_passes(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Counted, not timed: each edited draft is one pass over the text, and there are a handful of them however long it is."""
    passes: list[int] = []
    edited = Draft.edited

    def counted(draft: Draft, edits: Iterator[object]) -> Draft:
        passes.append(len(draft.string))
        return edited(draft, edits)  # type: ignore[arg-type]

    monkeypatch.setattr(Draft, "edited", counted)
    published = piece * (200_000 // len(piece))
    text = normalise("body", published)
    words(text)
    assert sum(passes) <= 40 * len(published)
