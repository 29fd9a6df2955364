"""Dated tables and word lists the facts are read with. Editing a language means editing these files, not the code."""
