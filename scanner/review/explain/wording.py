"""Words for the closed sets that scans and cases speak in, for gettext to translate."""

from __future__ import annotations

import re
from collections.abc import Mapping

from babel import Locale, UnknownLocaleError
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from scanner.score import CAPPED, MODEL_SAYS

Words = Mapping[str, Promise]

LANES: Words = {
    "trafficking": _("Trafficking risk"),
    "recruitment_fraud": _("Recruitment fraud"),
    "labour_breach": _("Labour breach"),
}
BANDS: Words = {
    "urgent": pgettext_lazy("band", "urgent"),
    "review": pgettext_lazy("band", "review"),
    "watch": pgettext_lazy("band", "watch"),
    "none": pgettext_lazy("band", "none"),
}
VERDICTS: Words = {
    "trafficking_risk": _("Trafficking risk"),
    "recruitment_fraud": _("Recruitment fraud"),
    "labour_breach": _("Labour breach"),
    "ordinary": _("Ordinary ad"),
    "unsure": _("Unsure"),
    "skip": _("Skipped"),
    "withdrawn": _("Decision taken back"),
}
SEVERITIES: Words = {"high": pgettext_lazy("severity", "high"), "medium": pgettext_lazy("severity", "medium")}
STATUSES: Words = {"new": pgettext_lazy("case", "open"), "second_look": _("second look"), "decided": pgettext_lazy("case", "decided")}
ROLES: Words = {
    "analyst": _("analyst"),
    "reviewer": _("reviewer"),
    "police": _("police"),
    "researcher": _("researcher"),
    "administrator": _("administrator"),
    "auditor": _("auditor"),
}
DIMENSIONS: Words = {
    "deceptive_recruitment": _("Deceptive recruitment"),
    "coercive_recruitment": _("Coercive recruitment"),
    "recruitment_by_abuse_of_vulnerability": _("Abuse of vulnerability"),
    "abuse_of_vulnerability": _("Abuse of vulnerability"),
    "exploitative_conditions": _("Exploitative conditions"),
    "coercion_at_destination": _("Coercion at destination"),
    "abuse_of_vulnerability_at_destination": _("Abuse of vulnerability at destination"),
    "": _("Outside the ILO list"),
}
SUGGESTS: Words = {"positive": _("several signs"), "indicated": _("a sign"), "": _("no sign")}
STATES: Words = {"present": _("said"), "contradicted": _("said to be otherwise"), "not_stated": _("not stated")}
FIELDS: Words = {
    "title": _("Title"),
    "body": _("Text"),
    "employer": _("Employer"),
    "location": _("Place"),
    "salary": _("Pay"),
    "contacts": _("Contact"),
}
DISGUISES: Words = {
    "look_alike": _("look-alike letters"),
    "spaced_out": _("spaced-out letters"),
    "digit_letter": _("digits for letters"),
    "mojibake": _("garbled encoding"),
    "styled": _("styled letters"),
    "combining": _("stacked marks"),
    "zero_width": _("hidden characters"),
    "bidi": _("reordered text"),
}
CONTACTS: Words = {"phone": _("phone"), "email": _("e-mail"), "url": _("web address"), "card": _("bank card"), "wallet": _("crypto wallet")}
"""The other kinds are names of services."""
PERIODS: Words = {
    "hour": _("an hour"),
    "day": _("a day"),
    "week": _("a week"),
    "month": _("a month"),
    "year": _("a year"),
    "piece": _("a piece"),
    "total": _("in total"),
}
SECTORS: Words = {
    "hospitality": _("hospitality"),
    "entertainment": _("entertainment"),
    "domestic_care": _("domestic work and care"),
    "construction": _("construction"),
    "agriculture": _("agriculture"),
    "fishing": _("fishing"),
    "food_processing": _("food processing"),
    "textile": _("textile"),
    "transport": _("transport"),
    "forestry": _("forestry"),
    "sex_work": _("sex work"),
    "begging": _("begging"),
    "online_service": _("online services"),
    "other": pgettext_lazy("sector", "other"),
}
SOUGHT: Words = {"women": _("women"), "men": _("men"), "any": _("anyone")}
PLACES: Words = {"destination": _("work there"), "origin": _("from there"), "mentioned": _("named")}

_SAID = {says["en"]: says for group in (MODEL_SAYS, CAPPED) for says in group.values()}
"""Sentences of reasons that no rule brings, by their English form, in which scans are stored."""

_UNCHECKED = (
    (r"language: (.+) is not one of (.+)", _("The language %s is not one we can read (%s).")),
    (r"rules: none yet for language (.+)", _("There are no rules for the language %s yet.")),
    (r"rules: no rules for language (.+)", _("There are no rules for the language %s yet.")),
    (r"rules: language unknown; .+", _("The language is unknown; the rules of every language were tried.")),
    (r"rules: text longer than (.+) words; the rest was not read", _("Only the first %s words were read by the rules.")),
    (r"model: no model is live.*", _("No trained model is in use: the score rests on rules alone.")),
    (r"model: (.+)", _("The model gives no opinion: %s")),
    (r"meaning: no encoder", _("The meaning was not read: no encoder is installed.")),
    (r"meaning: not read; .+", _("The meaning was not read: it could not have brought the ad before a reviewer.")),
    (r"register: no register imported", _("The agency or licence was not looked up: no official register is loaded.")),
    (r"register: no agency named", _("Nothing to look up in a register: the ad names no agency.")),
    (r"pay: no reference wage for this work and place", _("The pay was not compared: no reference wage for this work and place.")),
)  # fmt: skip
_RULE_UNCHECKED = (
    (r"not written for (.+)", _("%(rule)s: not written for %(detail)s yet")),
    (r"too much repeated text", _("%(rule)s: too much repeated text")),
    (r"(.+)", _("%(rule)s: %(detail)s")),
)


def word(words: Words, key: str) -> str:
    """The word for a member of a closed set, or the key itself when the set has grown since."""
    return str(words[key]) if key in words else key


def sentence(stored: str) -> str:
    """A stored English sentence in the reader's language; the words a model quotes behind it are kept."""
    head, mark, tail = stored.partition(" («")
    return _SAID.get(head, {}).get(get_language() or "en", head) + mark + tail


def unchecked(note: str, titles: Mapping[str, str]) -> str:
    """What a scan says it could not check, in the reader's language; `titles` names rules."""
    if note.startswith("rule:"):
        rule, _colon, why = note.removeprefix("rule:").partition(": ")
        for pattern, says in _RULE_UNCHECKED:
            if found := re.fullmatch(pattern, why):
                return str(says) % {"rule": titles.get(rule, rule), "detail": ", ".join(found.groups())}
    for pattern, says in _UNCHECKED:
        if found := re.fullmatch(pattern, note):
            return str(says) % found.groups()
    return note


def language_name(code: str) -> str:
    """A language's name in the reader's language."""
    try:
        return Locale.parse(code).get_display_name(get_language() or "en") or code
    except (UnknownLocaleError, ValueError):
        return gettext("unknown")


def country_name(code: str) -> str:
    """A country's name in the reader's language."""
    try:
        return str(Locale.parse((get_language() or "en").replace("-", "_")).territories.get(code, code))
    except UnknownLocaleError:
        return code
