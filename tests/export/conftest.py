"""Tests here that touch the store take the fixture `database`."""

from tests.store.databases import database

__all__ = ["database"]
