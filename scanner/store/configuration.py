"""Django's settings, worked out from ours. Nothing here touches disk or network."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from csp.constants import NONE, SELF

from scanner.errors import BadSettings
from scanner.settings import Settings

_LOOPBACK = {"127.0.0.1", "localhost", "[::1]"}
_APPS = (
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_htmx",
    "csp",
    "scanner.store",
)
_MIDDLEWARE = (
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
)
_CONSOLE_MIDDLEWARE = ("scanner.review.access.SignInRequired", "scanner.review.access.OwnLanguage")
_CONTEXT = (
    "django.template.context_processors.request",
    "django.template.context_processors.i18n",
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
)
_LANGUAGE_NAMES = {
    "en": "English",
    "ru": "Русский",
    "hy": "Հայերեն",
    "az": "Azərbaycanca",
    "ka": "ქართული",
    "uk": "Українська",
    "ro": "Română",
    "tg": "Тоҷикӣ",
    "tr": "Türkçe",
}


def configuration(settings: Settings, *, secret_key: str, database_key: str = "", console: bool = False) -> dict[str, Any]:
    """Every Django setting by name. The tables are the same with and without the console."""
    values: dict[str, Any] = {
        "SCANNER": settings,
        "SECRET_KEY": secret_key,
        "DEBUG": False,
        "ALLOWED_HOSTS": list(settings.allowed_hosts),
        "INSTALLED_APPS": [*(("scanner.review",) if console else ()), *_APPS],
        "MIDDLEWARE": [*_MIDDLEWARE, *(_CONSOLE_MIDDLEWARE if console else ())],
        "TEMPLATES": [
            {"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True, "OPTIONS": {"context_processors": [*_CONTEXT]}}
        ],
        "DATABASES": {"default": _database(settings, database_key)},
        "DEFAULT_AUTO_FIELD": "django.db.models.BigAutoField",
        # Log-in rate limits must hold over several workers, so the counters live in the database.
        "CACHES": {
            "default": {
                "BACKEND": "django.core.cache.backends.db.DatabaseCache",
                "LOCATION": "store_cache",
                # Used sign-in links are remembered here: Django's 300 entries would forget one within its 15 minutes.
                "OPTIONS": {"MAX_ENTRIES": 100_000},
            }
        },
        "STATIC_URL": "/static/",
        "WHITENOISE_USE_FINDERS": True,
    }
    if console:
        values |= {"ROOT_URLCONF": "scanner.review.urls", "ACCOUNT_ADAPTER": "scanner.review.adapter.AccountAdapter"}
    return values | _languages(settings) | _log_in() | _hardening(settings)


def _database(settings: Settings, key: str) -> dict[str, Any]:
    if not settings.database_url:
        options = {"transaction_mode": "IMMEDIATE", **({"key": key} if key else {})}
        return {"ENGINE": "scanner.store.sqlite", "NAME": str(settings.home / "scanner.db"), "OPTIONS": options}
    url = urlsplit(settings.database_url)
    if url.scheme not in {"postgres", "postgresql"} or not url.path.strip("/"):
        raise BadSettings("database_url: expected postgres://user:password@host:port/name")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(url.path.removeprefix("/")),
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": unquote(url.hostname or ""),
        "PORT": str(url.port or ""),
        "OPTIONS": dict(parse_qsl(url.query)),
        "CONN_HEALTH_CHECKS": True,
    }


def _languages(settings: Settings) -> dict[str, Any]:
    unknown = [code for code in settings.interface_languages if code not in _LANGUAGE_NAMES]
    if unknown or not settings.interface_languages:
        raise BadSettings(f"interface_languages: unknown {', '.join(unknown) or 'nothing given'}; known: {', '.join(_LANGUAGE_NAMES)}")
    return {
        "USE_TZ": True,
        "TIME_ZONE": "UTC",
        "USE_I18N": True,
        "LANGUAGE_CODE": settings.interface_languages[0],
        "LANGUAGES": [(code, _LANGUAGE_NAMES[code]) for code in settings.interface_languages],
    }


def _log_in() -> dict[str, Any]:
    return {
        "AUTH_USER_MODEL": "store.User",
        "AUTHENTICATION_BACKENDS": ["allauth.account.auth_backends.AuthenticationBackend"],
        "PASSWORD_HASHERS": ["django.contrib.auth.hashers.Argon2PasswordHasher"],
        "AUTH_PASSWORD_VALIDATORS": [
            {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
            {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
            {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
        ],
        "ACCOUNT_LOGIN_METHODS": {"username"},
        "ACCOUNT_SIGNUP_FIELDS": ["username*", "password1*", "password2*"],
        "ACCOUNT_EMAIL_VERIFICATION": "none",
        "ACCOUNT_LOGOUT_REDIRECT_URL": "/",
        "ACCOUNT_REAUTHENTICATION_REQUIRED": True,
        "MFA_SUPPORTED_TYPES": ["totp", "recovery_codes", "webauthn"],
        "LOGIN_URL": "account_login",
        "LOGIN_REDIRECT_URL": "/",
    }


def _hardening(settings: Settings) -> dict[str, Any]:
    """Cookies, headers and content policy. On a host of its own name the console insists on HTTPS; on loopback there is none."""
    public = any(host not in _LOOPBACK for host in settings.allowed_hosts)
    own = [SELF]
    return {
        "CONTENT_SECURITY_POLICY": {
            "DIRECTIVES": {
                "default-src": [NONE],
                "base-uri": [NONE],
                "frame-ancestors": [NONE],
                **dict.fromkeys(("script-src", "style-src", "img-src", "connect-src", "form-action", "font-src"), own),
            }
        },
        "SESSION_COOKIE_NAME": "__Host-session" if public else "session",
        "SESSION_COOKIE_SECURE": public,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_AGE": 12 * 60 * 60,
        "SESSION_EXPIRE_AT_BROWSER_CLOSE": True,
        "CSRF_COOKIE_NAME": "__Host-csrf" if public else "csrf",
        "CSRF_COOKIE_SECURE": public,
        "CSRF_COOKIE_HTTPONLY": True,
        "CSRF_COOKIE_SAMESITE": "Strict",
        "CSRF_TRUSTED_ORIGINS": [f"https://{host}" for host in settings.allowed_hosts if host not in _LOOPBACK],
        "SECURE_SSL_REDIRECT": public,
        "SECURE_HSTS_SECONDS": 31_536_000 if public else 0,
        "SECURE_HSTS_INCLUDE_SUBDOMAINS": public,
        "SECURE_HSTS_PRELOAD": public,
        "SECURE_CONTENT_TYPE_NOSNIFF": True,
        # `no-referrer` would make browsers send "Origin: null" with our own forms, which the CSRF check refuses.
        "SECURE_REFERRER_POLICY": "same-origin",
        "SECURE_CROSS_ORIGIN_OPENER_POLICY": "same-origin",
        "X_FRAME_OPTIONS": "DENY",
    }
