"""Words whose full stop does not end a sentence, folded, without the stop. Data only."""

from __future__ import annotations

_BY_LANGUAGE = {
    "en": """
        mr mrs ms dr vs etc e.g i.e tel ext approx dept sq min max incl inc ltd
    """,
    "ru": """
        г гг ул пр просп пер пл д кв корп стр обл тел моб руб коп тыс млн мин макс т.д т.п т.е т.к т.ч др напр см ок ст м сек ч
        чел эл зп з.п им пн пт сб вс пасп рожд недост оф опл ман вод гр лиц
    """,
    "uk": """
        вул просп буд м.к грн тис напр тощо ін обл хв р рр пот досв мов оф оформл дозв біометр пасп док квит страх кімн гуртож
        прожив харч дівч жін опл безкошт випр стаж нав навч ліц інформ коорд міс зп вих обов важл
    """,
    "ro": """
        str nr bl ap sc jud aprox dl dna dvs dv max min lun pers
    """,
    "az, tr": """
        mes kuc pr tel mob vb vs dk sok cad mah apt orn
    """,
    "tg": """
        куч сах сом
    """,
    "hy": """
        հեռ փ շ բն թ հազ ք դր
    """,
    "ka": """
        ქ ტელ ქუჩ მაგ ა.შ ე.ი ლ თბ საჭ ხელშ ხელშეკრ კონტრ შრ დაზღვ სთ გამოც
    """,
}

ABBREVIATIONS = frozenset(word for words in _BY_LANGUAGE.values() for word in words.split())
