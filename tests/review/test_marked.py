"""Cutting published text into pieces."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from scanner.review.explain.marked import Mark, pieces, plain

places = st.integers(min_value=-2, max_value=40)
marks = st.lists(st.builds(Mark, places, places, reason=st.integers(min_value=0, max_value=4)), max_size=8)
text = st.text(alphabet=st.sampled_from("ab я\n\u200b\u202e\u200d👩🌾\x00\ud800e\u0301"), max_size=40)


@given(text, marks)
def test_every_character_stands_in_exactly_one_piece(said: str, found: list[Mark]) -> None:
    back = "".join(
        piece.text or chr(int(piece.hidden.split()[0][2:], 16)) * int(piece.hidden.partition("×")[2] or 1) for piece in pieces(said, found)
    )
    assert back == said


@given(text, marks)
def test_a_marked_piece_lies_within_its_marks_and_nothing_else_is_marked(said: str, found: list[Mark]) -> None:
    valid = [mark for mark in found if 0 <= mark.start < mark.end <= len(said)]
    place = 0
    for piece in pieces(said, found):
        width = len(piece.text) or int(piece.hidden.partition("×")[2] or 1)
        for at in range(place, place + width):
            assert set(piece.reasons) == {mark.reason for mark in valid if mark.start <= at < mark.end} - {0}
        place += width


@given(text)
def test_no_hidden_character_is_left_to_the_browser(said: str) -> None:
    assert not set("\u200b\u202e\x00\ud800") & set("".join(piece.text for piece in pieces(said)) + plain(said))


def test_a_joiner_within_a_picture_is_left_alone_and_one_between_letters_is_shown() -> None:
    assert [piece.hidden for piece in pieces("👩\u200d🌾")] == [""]
    assert [piece.hidden for piece in pieces("a\u200db")] == ["", "U+200D", ""]


def test_overlapping_marks_share_their_words_and_end_where_they_end() -> None:
    cut = pieces("abcdef", [Mark(0, 4, reason=1), Mark(2, 6, reason=2)])
    assert [(piece.text, piece.reasons, piece.ends) for piece in cut] == [("ab", (1,), ()), ("cd", (1, 2), (1,)), ("ef", (2,), (2,))]


def test_a_mark_beyond_the_text_marks_nothing() -> None:
    assert [piece.reasons for piece in pieces("abc", [Mark(1, 9, reason=1), Mark(2, 2, reason=2)])] == [()]
