"""The interface catalogues are whole."""

from __future__ import annotations

import pytest
from django.conf import settings

from scanner.review import messages
from tests.review.conftest import database  # noqa: F401  boots Django

LANGUAGES = [code for code, _ in settings.LANGUAGES if code != "en"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_translated_and_nothing_else_is_kept(language: str) -> None:
    wanted = {(message.context, message.id) for message in messages.template() if message.id}
    there = {(message.context, message.id): message for message in messages.read(language) if message.id}
    assert len(wanted) > 150
    assert set(there) == wanted, f"run: python -m scanner.review.messages {language}"
    strings = {key: message.string if isinstance(message.string, tuple) else (message.string,) for key, message in there.items()}
    assert [key for key, said in strings.items() if not all(said)] == []
    assert [key for key, message in there.items() if message.fuzzy] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_keep_the_blanks_and_have_every_plural(language: str) -> None:
    catalogue = messages.read(language)
    assert [(message.id, fault.args) for message in catalogue for fault in message.check(catalogue)] == []
    plural = [message for message in catalogue if message.pluralizable and message.id]
    assert {len(message.string) for message in plural} == {catalogue.num_plurals}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_is_the_written_one(language: str) -> None:
    assert messages.catalogue_file(language, "mo").read_bytes() == messages.compiled(messages.read(language)), (
        f"run: python -m scanner.review.messages {language}"
    )
