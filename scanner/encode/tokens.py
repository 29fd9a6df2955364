"""Texts as the token numbers the network was trained on: NFKC, then SentencePiece unigrams."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from scanner.encode.packed import Vocabulary

if TYPE_CHECKING:
    from tokenizers import Tokenizer

PREFIX = "query: "
"""What the model's authors put before a text that is compared or classified."""
MAX_TOKENS = 512


def tokenizer_of(vocabulary: Vocabulary) -> Tokenizer:
    """The reference tokeniser made from the packed vocabulary. Cuts after MAX_TOKENS."""
    from tokenizers import AddedToken, Regex, Tokenizer, normalizers, pre_tokenizers, processors
    from tokenizers.models import Unigram

    pieces = list(zip(vocabulary.pieces, map(float, vocabulary.scores), strict=True))
    made = Tokenizer(Unigram(pieces, unk_id=vocabulary.unknown, byte_fallback=False))
    made.normalizer = normalizers.Sequence(
        [
            normalizers.NFKC(),
            normalizers.Replace(Regex(r"[\t\n\r]"), " "),
            normalizers.Replace(Regex(r"[\p{Cc}\x{200B}\x{FEFF}]"), ""),
            normalizers.Replace(Regex(r" {2,}"), " "),
        ]
    )
    made.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    begin, end = vocabulary.pieces[vocabulary.begin], vocabulary.pieces[vocabulary.end]
    made.post_processor = processors.TemplateProcessing(
        single=f"{begin} $A {end}", special_tokens=[(begin, vocabulary.begin), (end, vocabulary.end)]
    )
    made.add_special_tokens(
        [AddedToken(vocabulary.pieces[number], special=True) for number in (vocabulary.begin, vocabulary.end, vocabulary.pad)]
    )
    made.enable_truncation(MAX_TOKENS)
    return made


def batches(lengths: Sequence[int], *, most: int) -> list[list[int]]:
    """Texts by number in groups of like length whose padded size stays under `most` tokens."""
    groups: list[list[int]] = []
    for number in sorted(range(len(lengths)), key=lambda at: lengths[at]):
        if groups and (len(groups[-1]) + 1) * lengths[number] <= most:
            groups[-1].append(number)
        else:
            groups.append([number])
    return groups
