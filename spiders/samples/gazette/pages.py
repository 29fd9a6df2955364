"""Pages of the sample newspaper: a front page with its issues, then short ads by issue and rubric."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from spiders.samples.markup import body_html, page
from spiders.samples.rows import GazetteRow

PER_PAGE = 12
RUBRICS = {
    "ru": {
        "abroad": "Работа за границей",
        "work": "Работа",
        "season": "Сезонные работы",
        "household": "Дом и уход",
        "services": "Услуги",
    },
    "hy": {
        "abroad": "Աշխատանք արտերկրում",
        "work": "Աշխատանք",
        "season": "Սեզոնային",
        "household": "Տուն և խնամք",
        "services": "Ծառայություններ",
    },
}
LABELS = {
    "ru": {"employer": "Фирма", "location": "Место", "salary": "Оплата", "contacts": "Связь"},
    "hy": {"employer": "Ընկերություն", "location": "Վայր", "salary": "Վարձատրություն", "contacts": "Կապ"},
}
NEXT = {"ru": "Дальше", "hy": "Հաջորդը"}

Place = tuple[str, str, str]
"""Language, issue date and rubric: what decides on which page an ad stands."""


def gazette_pages(rows: Iterable[GazetteRow]) -> dict[str, str]:
    """Path to HTML of every page."""
    places: dict[Place, list[GazetteRow]] = {}
    for row in rows:
        places.setdefault((row.lang, row.posted.isoformat(), row.rubric), []).append(row)
    pages = {"/": _front(sorted(places))}
    for place, ads in sorted(places.items()):
        chunks = [ads[start : start + PER_PAGE] for start in range(0, len(ads), PER_PAGE)]
        for number, chunk in enumerate(chunks, start=1):
            pages[_path(place, number)] = _rubric(place, chunk, following=_path(place, number + 1) if number < len(chunks) else "")
    return pages


def _path(place: Place, number: int) -> str:
    language, issue, rubric = place
    return f"/{language}/{issue}/{rubric}/" + (f"{number}.html" if number > 1 else "")


def _front(places: Iterable[Place]) -> str:
    links = "".join(f'<li><a href="{_path(place, 1)}">{place[1]}: {RUBRICS[place[0]][place[2]]}</a></li>' for place in places)
    return page("ru", "Недельный листок", f'<h1>Недельный листок · Շաբաթաթերթ</h1><ul class="issues">{links}</ul>')


def _rubric(place: Place, ads: Iterable[GazetteRow], *, following: str) -> str:
    language, issue, rubric = place
    pager = f'<p class="pager"><a class="next" href="{following}">{NEXT[language]}</a></p>' if following else ""
    column = "".join(_block(ad) for ad in ads)
    heading = f'<h1>{RUBRICS[language][rubric]}</h1><p class="issue">№ <time datetime="{issue}">{issue}</time></p>'
    return page(language, RUBRICS[language][rubric], f'{heading}<div class="column">{column}</div>{pager}')


def _block(ad: GazetteRow) -> str:
    layout = ad.layout or ("list" if ad.lang == "ru" else "table")
    return {"list": _list, "table": _table, "line": _line}[layout](ad)


def _facts(ad: GazetteRow) -> list[tuple[str, str]]:
    values = {"employer": escape(ad.employer), "location": escape(ad.location), "salary": escape(ad.salary)}
    values["contacts"] = "<br>".join(escape(contact) for contact in ad.contacts)
    return [(LABELS[ad.lang][name], value) for name, value in values.items() if value]


def _list(ad: GazetteRow) -> str:
    title = f"<b>{escape(ad.title)}</b>" if ad.title else ""
    facts = "".join(f"<dt>{label}</dt><dd>{value}</dd>" for label, value in _facts(ad))
    return (
        f'<div class="ad" data-number="{ad.number}"><h3>№ {ad.number} {title}</h3>'
        f'<div class="text">{body_html(ad.body)}</div><dl>{facts}</dl></div>\n'
    )


def _table(ad: GazetteRow) -> str:
    title = f"<caption>№ {ad.number} <b>{escape(ad.title)}</b></caption>" if ad.title else ""
    facts = "".join(f"<tr><th>{label}</th><td>{value}</td></tr>" for label, value in _facts(ad))
    return (
        f'<table class="ad" data-number="{ad.number}">{title}'
        f'<tr><td colspan="2" class="text">{body_html(ad.body)}</td></tr>{facts}</table>\n'
    )


def _line(ad: GazetteRow) -> str:
    contacts = " ".join(f'<span class="tel">{escape(contact)}</span>' for contact in ad.contacts)
    return f'<p class="ad" data-number="{ad.number}">№ {ad.number} <span class="text">{escape(ad.body)}</span> {contacts}</p>\n'
