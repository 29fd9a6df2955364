"""Letters that belong to few languages, as published (with their marks). Data only."""

from __future__ import annotations

_FOREIGN = "ßäåøæñãõłęąśćżźńčšžřěůőűįųėēāūļņģķđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
"""German, Nordic, Polish, Czech, Baltic, Hungarian and Vietnamese letters."""

LETTERS: dict[str, dict[str, float]] = {
    # points a letter, by language; capped in evidence.py
    "і": {"uk": 1.5, "ru": -2.0, "tg": -2.0},
    "ї": {"uk": 3.0, "ru": -3.0, "tg": 0.0},
    "є": {"uk": 3.0, "ru": -3.0, "tg": -2.0},
    "ґ": {"uk": 3.0, "ru": -2.0, "tg": -2.0},
    "ы": {"ru": 1.5, "uk": -3.0, "tg": -1.5},
    "э": {"ru": 1.0, "uk": -3.0},
    "ъ": {"uk": -2.0, "tg": 0.5, "other": 0.3},
    "ё": {"ru": 0.5, "tg": 0.5, "uk": -2.0},
    "щ": {"tg": -2.0},
    "ц": {"tg": -0.7},
    "ь": {"tg": -0.7},
    # Tajik; қ ғ ҳ are Uzbek too
    "ҷ": {"tg": 4.0, "ru": -3.0, "uk": -3.0, "other": -1.0},
    "ӣ": {"tg": 3.0, "ru": -3.0, "uk": -3.0, "other": -1.0},
    "ӯ": {"tg": 3.0, "ru": -3.0, "uk": -3.0, "other": -1.0},
    "қ": {"tg": 1.0, "ru": -3.0, "uk": -3.0, "other": 1.0},
    "ғ": {"tg": 1.0, "ru": -3.0, "uk": -3.0, "other": 1.0},
    "ҳ": {"tg": 1.5, "ru": -3.0, "uk": -3.0, "other": 0.8},
    # Tajik in fonts from before Unicode
    "љ": {"tg": 2.0, "ru": -3.0, "uk": -3.0, "other": 1.5},
    "њ": {"tg": 2.0, "ru": -3.0, "uk": -3.0, "other": 1.5},
    "ќ": {"tg": 2.0, "ru": -2.0, "uk": -2.0, "other": 0.5},
    "ѓ": {"tg": 2.0, "ru": -2.0, "uk": -2.0, "other": 0.5},
    # Kazakh, Kyrgyz, Tatar, Uzbek, Belarusian, Serbian
    "ў": {"tg": 0.3, "ru": -3.0, "uk": -3.0, "other": 2.0},
    **{letter: {"ru": -3.0, "uk": -3.0, "tg": -3.0, "other": 3.0} for letter in "әөүұңһҡҙҫђћџј"},
    # Latin
    "ə": {"az": 3.0, "tr": -3.0, "en": -3.0, "ro": -3.0, "other": -2.0},
    "ğ": {"az": 1.0, "tr": 1.0, "en": -2.0, "ro": -3.0},
    "ı": {"az": 1.0, "tr": 1.0, "en": -2.0, "ro": -3.0},
    "ş": {"az": 0.7, "tr": 0.7, "ro": 0.3, "en": -2.0},
    "ç": {"az": 0.5, "tr": 0.5, "ro": -2.0, "en": -1.0, "other": 0.2},
    "ö": {"az": 0.4, "tr": 0.4, "other": 0.5, "ro": -2.0, "en": -2.0},
    "ü": {"az": 0.4, "tr": 0.4, "other": 0.5, "ro": -2.0, "en": -2.0},
    "x": {"az": 0.4, "tr": -1.5, "hy-Latn": 0.2},
    "q": {"az": 0.5, "tr": -1.5, "hy-Latn": 0.2},
    "w": {"az": -1.0, "tr": -1.0, "ro": -1.0, "en": 0.1},
    "ă": {"ro": 3.0, "en": -2.0, "az": -3.0, "tr": -3.0},
    "ț": {"ro": 3.0, "en": -2.0, "az": -3.0, "tr": -3.0},
    "ţ": {"ro": 3.0, "en": -2.0, "az": -3.0, "tr": -3.0},
    "ș": {"ro": 3.0, "en": -2.0, "az": -3.0, "tr": -3.0},
    "â": {"ro": 0.7, "tr": 0.1, "en": -1.0, "az": -2.0},
    "î": {"ro": 1.5, "en": -1.0, "az": -2.0},
    **{letter: {"other": 2.0, "en": -2.0, "ro": -2.0, "az": -2.0, "tr": -2.0} for letter in _FOREIGN},
    **{letter: {"other": 0.7, "en": -0.7, "az": -1.5, "tr": -1.5, "ro": -1.0} for letter in "éèêëàáìíòóùúýôïûœ"},
}  # fmt: skip
