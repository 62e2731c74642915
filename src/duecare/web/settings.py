"""Django's settings. What differs between machines is read from the environment: docs/reference/settings.md."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from duecare.web.environment import LOOPBACK, Environment, secret_key

ENVIRONMENT = Environment.read(os.environ)
PACKAGE = Path(__file__).parent.parent

DEBUG = ENVIRONMENT.debug
SECRET_KEY = SimpleLazyObject(lambda: secret_key(ENVIRONMENT.data))  # made when first needed, not when imported

# Who may ask, and what
ALLOWED_HOSTS = [*LOOPBACK, *ENVIRONMENT.hosts]
LOCAL_USER = not ENVIRONMENT.hosts
"""Whether requests from this machine are signed in as the one local user."""
MAX_REQUEST_BYTES = 32 * 1024 * 1024
"""Of a whole request, uploaded files included."""
LARGE_UPLOADS = {r"/d/[^/]+/[^/]+/evaluations/new/": 201 * 1024 * 1024}
"""Pages that take more, and how much: their files are sealed as they come, never held in memory."""
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1_000
DATA_UPLOAD_MAX_NUMBER_FILES = 10
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "duecare.web.look",
    "duecare.web.people",
    "duecare.web.trail",
    "duecare.web.library",
    "duecare.web.dossiers",
    "duecare.web.screening",
    "duecare.web.evidence",
    "duecare.web.assessment",
    "duecare.web.work",
    "duecare.web.engagement",
    "duecare.web.evaluation",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "duecare.web.look.middleware.headers",
    "duecare.web.look.middleware.guard",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "duecare.web.people.middleware.LocalUserMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "duecare.web.look.middleware.DesignedErrorsMiddleware",
]

ROOT_URLCONF = "duecare.web.urls"
WSGI_APPLICATION = "duecare.web.wsgi.application"

NAVIGATION: list[tuple[str, Any]] = [
    ("dossiers:list", _("Dossiers")),
    ("dossiers:start", _("Start")),
    ("library:kinds", _("Knowledge")),
]
"""The entries of the top bar: a route's name and its label."""

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "duecare.web.look.context.page",
                "duecare.web.dossiers.views.following.following",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "duecare.web.look.templatetags.look",
            ],
        },
    }
]
FORM_RENDERER = "duecare.web.look.forms.Renderer"

# Data
DATABASES = {"default": ENVIRONMENT.database}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "people.User"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
REPORTS = ENVIRONMENT.data / "reports"
"""The folder where finished reports are kept."""
EVALUATION_DATA = ENVIRONMENT.data / "evaluation"
"""The folder where tables of decisions are kept, sealed and for a short time."""

# Static files: collected once, with names that change with their content
STATIC_URL = "static/"
STATIC_ROOT = ENVIRONMENT.data / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},  # nothing is stored by Django itself
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_ALLOW_ALL_ORIGINS = False

# Languages. Texts come in those that have a catalogue below LOCALE_PATHS; numbers and dates are written by Babel.
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("ar", "العربية")]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600

# What browsers may do with our pages
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

# Cookies: never for scripts; over plain HTTP only on this machine
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ENVIRONMENT.hosts]
CSRF_FAILURE_VIEW = "duecare.web.look.views.form_expired"
CSRF_COOKIE_HTTPONLY = SESSION_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = SESSION_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = SESSION_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = bool(ENVIRONMENT.hosts)
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"

# Logs name what failed, never who asked or from where
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        "django.request": {"level": "ERROR"},
        "django.security": {"level": "CRITICAL"},  # what is refused gets a page; its log would name where it came from
    },
}
