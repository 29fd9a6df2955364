"""Each fold, with the near-miss that must stay as it is beside it."""

from __future__ import annotations

import unicodedata

import pytest

from scanner.ad import Ad
from scanner.normalise import fold, normalise, read
from scanner.normalise.look_alikes import TO_ARMENIAN, TO_CYRILLIC, TO_GREEK, TO_LATIN

SAME = [  # (published, the fold)
    ("РАБОТА Ёлка", "работа елка"),
    ("Հայաստան և Եվրոպա", "հայաստան եւ եվրոպա"),
    ("ԵՐԵՎԱՆ", "երեվան"),
    ("Ի՞նչ աշխատանք", "ինչ աշխատանք"),
    ("ᲡᲐᲛᲣᲨᲐᲝ", "სამუშაო"),
    ("İŞÇİ ıqdı", "isci iqdi"),
    ("Əmək haqqı", "emek haqqi"),
    ("Căutăm bucătari și ţăran", "cautam bucatari si taran"),
    ("ҷои кор, ҳуҷҷат, қарз, ғам, корӣ, рӯз", "чои кор, хуччат, карз, гам, кори, руз"),
    ("ґанок", "ганок"),
    ("rock’n’roll об’єкт", "rock'n'roll об'єкт"),
    ("straße", "strasse"),
    ("Привет🔥мир", "привет мир"),
    ("1️⃣0️⃣ лет", "10 лет"),
    ("№5 и ½", "№5 и ½"),
    ("тире — и – и -", "тире - и - и -"),
]  # fmt: skip


@pytest.mark.parametrize(("published", "folded"), SAME)
def test_spellings_fold_to_one_form_and_are_no_disguise(published: str, folded: str) -> None:
    text = normalise("body", published)
    assert text.folded == folded
    assert text.disguises == ()


@pytest.mark.parametrize("kept", ["й", "ї", "і", "є", "ъ", "ы", "э", "щ"])
def test_letters_that_tell_words_apart_are_kept(kept: str) -> None:
    assert fold(kept) == kept
    assert fold(kept.upper()) == kept
    assert fold(unicodedata.normalize("NFD", kept)) == kept


DISGUISED = [  # (published, the fold, kind, quote)
    ("Рaбoта в порту", "работа в порту", "look_alike", "Рaбoта"),  # Latin a, o
    ("дeвyшкaм", "девушкам", "look_alike", "дeвyшкaм"),  # Latin e, y, a
    ("wоrk", "work", "look_alike", "wоrk"),  # Cyrillic o
    ("Віnаnсе", "binance", "look_alike", "Віnаnсе"),  # Cyrillic letters in a Latin name
    ("IТ", "it", "look_alike", "IТ"),  # Cyrillic te
    ("ραбота", "работа", "look_alike", "ραбота"),  # Greek rho, alpha
    ("աշխատաnք", "աշխատաոք", "look_alike", "աշխատաnք"),  # Latin n for Armenian vo
    ("ра\u200bбота", "работа", "zero_width", "\u200b"),
    ("ра\u00adбота", "работа", "zero_width", "\u00ad"),
    ("ра\ufe00бота", "работа", "zero_width", "\ufe00"),
    ("ра\U000e0061бота", "работа", "zero_width", "\U000e0061"),
    ("\u202eтекст\u202c", "текст", "bidi", "\u202e"),
    ("ра\u200fбота", "работа", "bidi", "\u200f"),
    ("р̶а̶б̶", "раб", "combining", "р̶а̶б̶"),
    ("w̷̢̛o̸̧rk", "work", "combining", "w̷̢̛o̸̧"),
    ("𝓦𝓸𝓻𝓴 now", "work now", "styled", "𝓦𝓸𝓻𝓴"),
    ("ⓦⓞⓡⓚ", "work", "styled", "ⓦⓞⓡⓚ"),
    ("ＷＯＲＫ　２０", "work 20", "styled", "ＷＯＲＫ"),
    ("ᵂᵒʳᵏ in Dubai", "work in dubai", "styled", "ᵂᵒʳᵏ"),
    ("ᴡᴏʀᴋ", "work", "styled", "ᴡᴏʀᴋ"),
    ("🅆🄾🅁🄺", "work", "styled", "🅆🄾🅁🄺"),
    ("🅹🅾🅱", "job", "styled", "🅹🅾🅱"),
    ("р а б о т а есть", "работа есть", "spaced_out", "р а б о т а"),
    ("w.o.r.k", "work", "spaced_out", "w.o.r.k"),
    ("р-а-б-о-т-а", "работа", "spaced_out", "р-а-б-о-т-а"),
    ("р*а*б*о*т*а", "работа", "spaced_out", "р*а*б*о*т*а"),
    ("р_а_б_о_т_а", "работа", "spaced_out", "р_а_б_о_т_а"),
    ("р\nа\nб\nо\nт\nа", "работа", "spaced_out", "р\nа\nб\nо\nт\nа"),
    ("раб0та", "работа", "digit_letter", "раб0та"),
    ("р4бота", "работа", "digit_letter", "р4бота"),
    ("уда4а", "удача", "digit_letter", "уда4а"),
    ("ра3бор", "разбор", "digit_letter", "ра3бор"),
    ("w0rk", "work", "digit_letter", "w0rk"),
    ("v1sa", "visa", "digit_letter", "v1sa"),
    ("pa55port", "passport", "digit_letter", "pa55port"),
    ("Ð\xa0Ð°Ð±Ð¾Ñ‚Ð°", "работа", "mojibake", "Ð\xa0Ð°Ð±Ð¾Ñ‚Ð°"),
    ("Ðàáîòà", "работа", "mojibake", "Ðàáîòà"),
]  # fmt: skip


@pytest.mark.parametrize(("published", "folded", "kind", "quote"), DISGUISED)
def test_a_disguise_is_undone_and_kept(published: str, folded: str, kind: str, quote: str) -> None:
    text = normalise("body", published)
    assert text.folded == folded
    assert (kind, quote) in [(found.kind, text.quote(found.span)) for found in text.disguises]


INNOCENT = [
    "ip4", "2000usd", "18-25", "5k", "b2b", "h2o", "covid19", "k8s", "log4j", "от3до4тыс", "10тыс", "24часа", "win32", "0руб", "дом4",
    "категории B C D E", "категории в с д е", "и т д и т п", "я и ты и он", "т. е. так", "А. С. Пушкин", "U.S.A.", "a-b-c",
    "smmщик", "joinы", "it-специалист", "covid", "ελλάδα", "работа work", "օգոստոս", "1с", "2х", "м2",
    "\ufeffтекст", "🔥", "👩‍🚀 космос", "❤️", "Ⓜ метро", "ⓘ", "می‌خواهم", "château", "größe", "è à é ü", "iş və şəhər", "рівне різне",
    "за\u0301мок", "việt nam", "₽ 100", "a\u200e b",
]  # fmt: skip


@pytest.mark.parametrize("published", INNOCENT)
def test_innocent_text_is_no_disguise(published: str) -> None:
    assert normalise("body", published).disguises == ()


@pytest.mark.parametrize("word", ["ip4", "2000usd", "5k", "b2b", "log4j", "от3до4тыс", "24часа", "0руб", "smmщик", "b c d e"])
def test_numbers_models_and_classes_are_left_as_they_are(word: str) -> None:
    assert fold(word) == word


def test_tajik_in_fonts_from_before_unicode_folds_like_tajik() -> None:
    assert fold("Љумњурии Тољикистон, ќарз, ѓам, корї, рўз") == fold("Ҷумҳурии Тоҷикистон, қарз, ғам, корӣ, рӯз")


def test_the_ukrainian_letter_stays_where_no_such_font_was_used() -> None:
    assert fold("їжа і житло") == "їжа і житло"
    assert fold("корї") == "корї"


def test_spelled_out_words_keep_the_space_between_them() -> None:
    assert fold("р а б о т а   в а м") == "работа   в а м"
    assert fold("п р и в е т   р а б о т а") == "привет   работа"


def test_a_country_flag_becomes_a_space_and_stays_in_the_published_text() -> None:
    text = normalise("title", "Работа 🇦🇪 срочно")
    assert text.folded.split() == ["работа", "срочно"]
    assert "🇦🇪" in text.published


def test_line_ends_of_any_system_become_one() -> None:
    assert fold("a\r\nb\rc\u2028d\x85e") == "a\nb\nc\nd\ne"


def test_only_the_misread_line_is_read_again() -> None:
    text = normalise("body", "Первая строка\n" + "Работа в порту".encode().decode("latin-1") + "\nlast «line»")
    assert text.folded == 'первая строка\nработа в порту\nlast "line"'
    at = text.folded.index("порту")
    assert len(text.quote(text.span(at, at + 5))) == 10


def test_read_gives_one_text_a_part_in_reading_order() -> None:
    texts = read(Ad(id="1", title="Няня", body="Рaбота", contacts=("@a", "")))
    assert [(text.field, text.folded) for text in texts] == [("title", "няня"), ("body", "работа"), ("contacts.0", "@a")]


@pytest.mark.parametrize(
    ("table", "script"), [(TO_CYRILLIC, "CYRILLIC"), (TO_LATIN, "LATIN"), (TO_ARMENIAN, "ARMENIAN"), (TO_GREEK, "GREEK")]
)
def test_look_alike_tables_lead_from_other_scripts_into_their_own(table: dict[str, str], script: str) -> None:
    assert [letter for letter in (*table, *table.values()) if fold(letter) != letter and letter != "ә"] == []
    assert [letter for letter in table.values() if not unicodedata.name(letter).startswith(script)] == []
    assert [letter for letter in table if unicodedata.name(letter).startswith(script)] == []
