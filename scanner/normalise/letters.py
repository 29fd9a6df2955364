"""Single characters: which are kept, which become others, which are dropped. Data only.

Two spellings of one word must fold alike whether or not the writer had the keyboard for it, so letters
with marks fold to the plain letter where ads are typed both ways.
"""

from __future__ import annotations

KEPT = frozenset("йї°№©®™№…½¼¾⅓⅔")
"""Not taken apart: й and ї are letters of their own; the symbols would become words (№ → no, ™ → tm)."""

FOLDED = {
    "ё": "е",  # Russian: printed without dots nearly everywhere
    "ґ": "г",  # Ukrainian GHE WITH UPTURN: often typed as г
    # Tajik letters, typed as their Russian neighbours where the keyboard lacks them
    "қ": "к", "ғ": "г", "ҳ": "х", "ҷ": "ч", "ӣ": "и", "ӯ": "у",
    # Tajik before Unicode: fonts such as Times New Roman Tj drew the six letters at the code points of Serbian,
    # Macedonian and Belarusian ones, so "Ҷумҳурии Тоҷикистон" reached the web as "Љумњурии Тољикистон".
    # From general knowledge, seen in published statistics tables; ї (for ӣ) needs context: see folding.py
    "љ": "ч", "њ": "х", "ќ": "к", "ѓ": "г", "ў": "у",
    # Azerbaijani and Turkish
    "ə": "e", "ǝ": "e", "ı": "i",
    # Latin letters whose stroke Unicode does not take apart
    "ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ŧ": "t", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d",
    # Armenian marks that stand inside a word (emphasis, exclamation, question), and its apostrophe and comma
    "\N{ARMENIAN EMPHASIS MARK}": "", "\N{ARMENIAN EXCLAMATION MARK}": "", "\N{ARMENIAN QUESTION MARK}": "",
    "\N{ARMENIAN APOSTROPHE}": "'", "\N{ARMENIAN COMMA}": ",", "\N{ARMENIAN HYPHEN}": "-",
    "\N{ARMENIAN FULL STOP}": ".",
    # ends of sentences in other scripts
    "\N{IDEOGRAPHIC FULL STOP}": ".", "\N{DOUBLE EXCLAMATION MARK}": "!", "\N{EXCLAMATION QUESTION MARK}": "!",
    "\N{INTERROBANG}": "!", "\N{ARABIC QUESTION MARK}": "?", "\N{ARABIC SEMICOLON}": ";", "\N{ARABIC COMMA}": ",",
    # emoji that are signs
    "\N{HEAVY PLUS SIGN}": "+", "\N{HEAVY MINUS SIGN}": "-", "\N{KEYCAP TEN}": "10",
    "\N{HEAVY EXCLAMATION MARK SYMBOL}": "!", "\N{WHITE EXCLAMATION MARK ORNAMENT}": "!",
    "\N{BLACK QUESTION MARK ORNAMENT}": "?", "\N{WHITE QUESTION MARK ORNAMENT}": "?",
}  # fmt: skip

APOSTROPHES = "'’‘‛`´ʼʹʻ′＇՚"
DASHES = "-‐‑‒–—―−﹣－"
QUOTES = '"“”„‟«»‹›″〝〞＂'
BULLETS = "•●○◦▪▫■□◆◇◾◽◼◻▶►▸➤➢➔➡‣⁃∙·✓✔✅☑✗✘❌⛔🔹🔸🔺🔻🔷🔶🔴🔵🟢🟡🟠🟣⚫⚪📌📍"
"""Signs that open a line or an item: each becomes • and ends the sentence before it."""

SMALL_CAPITALS = dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnopqrstuvwyz", strict=True))
"""LATIN LETTER SMALL CAPITAL A … Z (there is none for X)."""

LATIN_TWINS = {"ɑ": "a", "ɡ": "g", "ɩ": "i", "ꞵ": "b", "ʋ": "v", "ɯ": "w", "ʏ": "y", "ℓ": "l", "ⅼ": "l"}
"""Phonetic letters used for their looks: LATIN SMALL LETTER ALPHA, SCRIPT G, IOTA, …"""

STYLED_RANGES = (
    (0x1D400, 0x1D7FF),  # mathematical alphanumerics: bold, italic, script, fraktur, double-struck
    (0x2460, 0x24FF),  # circled and parenthesised
    (0x1F110, 0x1F169),  # parenthesised, squared, negative circled capitals
    (0x1F170, 0x1F189),  # negative squared capitals
    (0xFF21, 0xFF5A),  # full width
    (0x1D2C, 0x1D6A),  # raised and lowered letters
    (0x02B0, 0x02B8),  # raised letters
)
NEGATIVE_CAPITALS = ((0x1F150, 0x1F169), (0x1F170, 0x1F189))
"""A to Z, white on black: the two rows Unicode gives no plain equivalent for."""

HIDDEN_LETTERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")
"""COMBINING GRAPHEME JOINER, Hangul and Khmer fillers: letters by category, nothing on the page."""

BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
BIDI_FORCED = frozenset("\u202a\u202b\u202d\u202e\u2066\u2067\u2068")
"""Those that open an embedding or override: they change the order of what is seen."""
