"""For developers: `python -m scanner.store makemigrations|migrate|check …` with Django booted."""

import sys

from django.core.management import execute_from_command_line

from scanner.settings import load_settings
from scanner.store.boot import boot

if __name__ == "__main__":
    boot(load_settings())
    execute_from_command_line(["scanner.store", *sys.argv[1:]])
