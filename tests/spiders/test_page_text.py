"""HTML fragments as text: paragraphs, lines and lists survive; nothing is invented, nothing visible is lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spiders.extract.text import block_text, line_text
from spiders.samples.markup import body_html


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("One<br>Two<br/>Three", "One\nTwo\nThree"),
        ("One<br><br><br>Two", "One\nTwo"),
        ("<p>One</p>\n\n <p>Two</p>", "One\n\nTwo"),
        ("<ul><li>a</li><li>b</li></ul>", "- a\n- b"),
        ("<ul><li><p>a</p></li><li><div>b</div></li></ul>", "- a\n\n- b"),
        ("<p>Need:</p><ol><li>a<li>b</ol>after", "Need:\n\n- a\n- b\n\nafter"),
        ("<table><tr><td>Pay</td><td>900</td></tr><tr><td>City</td><td>Osh</td></tr></table>", "Pay 900\nCity Osh"),
        ("Call <b>now</b>!", "Call now!"),
        ("<b>Pay:</b>900", "Pay:900"),
        ("a&nbsp;b  \n c", "a b c"),
        ("Fish &amp; chips &lt;3", "Fish & chips <3"),
        ("<script>alert(1)</script>seen<style>p{}</style><!-- not --><template>no</template>", "seen"),
        ("plain text\nwith a break", "plain text with a break"),
        ("https://jobs.example", "https://jobs.example"),
        ("<div><div><p>x</p></div></div>", "x"),
        ("<ul><li></li><li>a</li></ul>", "- a"),
        ("", ""),
        ("<div>" * 300 + "x", ""),
    ],
)
def test_structure_becomes_lines(html: str, text: str) -> None:
    assert block_text(html) == text


def test_one_line_stays_one_line() -> None:
    assert line_text("<p>One</p><p>Two<br>three</p>") == "One Two three"


LINE = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=12).filter(lambda line: line != "-")
LINES = st.lists(LINE, min_size=1, max_size=4).map(" ".join).filter(lambda line: not line.startswith("- "))
PARAGRAPH = st.lists(LINES, min_size=1, max_size=4)
BODY = st.lists(
    PARAGRAPH.map("\n".join) | PARAGRAPH.map(lambda lines: "\n".join(f"- {line}" for line in lines)), min_size=1, max_size=4
).map("\n\n".join)


@given(BODY)
@settings(max_examples=150, deadline=None)
def test_what_the_samples_write_is_what_is_read(body: str) -> None:
    assert block_text(body_html(body)) == body


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_text_at_all_gives_tidy_lines(html: str) -> None:
    text = block_text(html.replace("<?", "<"))
    assert text == text.strip(" \n")
    assert "\n\n\n" not in text
    assert "  " not in text
