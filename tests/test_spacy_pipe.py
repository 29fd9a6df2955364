"""The rules as a spaCy pipeline, in every language of ours."""

from __future__ import annotations

import pytest

from scanner.language import SUPPORTED

blank = pytest.importorskip("scanner.spacy_pipe", reason="needs the spacy extra: pip install 'scanner[spacy]'").blank

ADS = {
    "en": ("Hotel work in Dubai. Your passport will be kept by the manager. Call +971 50 000 0000", "Dubai", "AE"),
    "ru": ("Работа в Дубае, паспорт хранится у менеджера до конца сезона", "Дубае", "AE"),
    "uk": ("Робота в Польщі на складі, паспорт зберігається у роботодавця", "Польщі", "PL"),
    "hy": ("Աշխատանք Թուրքիայում, անձնագիրը մնում է գործատուի մոտ", "Թուրքիայում", "TR"),
    "az": ("Türkiyədə iş, pasport işəgötürəndə qalır", "Türkiyədə", "TR"),
    "ka": ("სამუშაო თურქეთში, პასპორტი რჩება დამსაქმებელთან", "თურქეთში", "TR"),
    "ro": ("Lucru in Germania la fabrica, pasaportul ramane la angajator", "Germania", "DE"),
    "tg": ("Кор дар Россия барои ҷавонон, шиноснома дар назди корфармо мемонад", "Россия", "RU"),
    "tr": ("Almanya'da iş, pasaport işverende kalır", "Almanya'da", "DE"),
}

WITH_RULES = ("en", "ru", "uk", "hy")
"""Languages whose words are live."""


@pytest.mark.parametrize("code", SUPPORTED)
def test_every_language_has_a_blank_pipeline_that_fills_the_spans(code: str) -> None:
    text, place, country = ADS[code]
    doc = blank(code)(text)
    assert doc.text == text
    assert [(span.text, span.label_) for span in doc.spans["places"]] == [(place, country)]
    if code in WITH_RULES:
        assert "documents-held" in {span.label_ for span in doc.spans["signals"] if span.kb_id_ == "present"}


def test_facts_are_spans_with_their_value() -> None:
    doc = blank("en")(ADS["en"][0])
    assert ("+971 50 000 0000", "phone", "+971500000000") in {(span.text, span.label_, span.kb_id_) for span in doc.spans["facts"]}


def test_a_small_catalogue_of_ones_own_can_be_used() -> None:
    from scanner.rules.rulebook import build_catalogue

    nothing = build_catalogue({}, {}, version="empty")
    assert not blank("en", catalogue=nothing)(ADS["en"][0]).spans["signals"]


def test_an_empty_text_has_empty_spans() -> None:
    doc = blank("ka")("")
    assert {key: len(spans) for key, spans in doc.spans.items()} == {"places": 0, "agencies": 0, "signals": 0, "facts": 0}


def test_a_language_we_do_not_read_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="'de' is none of en, ru"):
        blank("de")


def test_what_was_found_can_be_drawn() -> None:
    from spacy import displacy

    drawn = displacy.render(blank("en")(ADS["en"][0]), style="span", options={"spans_key": "signals"}, jupyter=False)
    assert "documents-held" in drawn
