"""Django's settings as the type checker reads them: the module named in `[tool.django-stubs]`."""

from scanner.settings import Settings
from scanner.store.configuration import configuration

globals().update(configuration(Settings(), secret_key="for the type checker only", console=True))  # noqa: S106
