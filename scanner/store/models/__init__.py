"""The schema, by subject. Import models from here."""

from scanner.store.models.adverts import CONTACT_LENGTH, Advert, Contact, Source
from scanner.store.models.cases import CONFIRMED, FLAGGED, OPEN, TITLE_LENGTH, Band, Case, Decision, Severity, Status, Verdict
from scanner.store.models.fields import JsonText, dump, storable
from scanner.store.models.people import Role, User
from scanner.store.models.scans import Run, RunState, ScanRecord

__all__ = [
    "CONFIRMED",
    "CONTACT_LENGTH",
    "FLAGGED",
    "OPEN",
    "TITLE_LENGTH",
    "Advert",
    "Band",
    "Case",
    "Contact",
    "Decision",
    "JsonText",
    "Role",
    "Run",
    "RunState",
    "ScanRecord",
    "Severity",
    "Source",
    "Status",
    "User",
    "Verdict",
    "dump",
    "storable",
]
