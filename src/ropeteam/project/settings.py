"""Django's settings, all of them. What an operator may change comes from the environment."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urlsplit

from ropeteam.core.mail_settings import NAMES as MAIL_NAMES
from ropeteam.project.environment import database_settings, envbool, envchoice, envlist, envsecret
from ropeteam.project.home import ledger_key, secret_key

PACKAGE = Path(__file__).resolve().parent.parent
# Commands open their home themselves and name it in `wiring`; web workers find it here, made and complete.
_named = Path(os.environ.get("ROPETEAM_HOME", "").strip() or "/no/home/opened/yet")
HOME = _named if _named.is_dir() else None

# Where people reach the pages. It decides which host names are answered and whether cookies need https.
URL = os.environ.get("ROPETEAM_URL", "").rstrip("/") or "http://127.0.0.1:8000"
_address = urlsplit(URL)
SECURE = _address.scheme == "https"

SECRET_KEY = envsecret("ROPETEAM_SECRET_KEY") or (secret_key(HOME) if HOME else "")
SECRET_KEY_FALLBACKS = envlist("ROPETEAM_SECRET_KEY_FALLBACKS")
# Signs the nightly digest of the ledger, whose heads are noted beside the database (docs/why/ledger.md).
ROPETEAM_LEDGER_KEY = envsecret("ROPETEAM_LEDGER_KEY") or (ledger_key(HOME) if HOME else "")
ROPETEAM_LEDGER_NOTES = HOME / "ledger_notes" if HOME else None
# Whether messages about gates may go to addresses inside the own network (docs/howto/gate-webhook.md).
ROPETEAM_WEBHOOK_PRIVATE = envbool("ROPETEAM_WEBHOOK_PRIVATE")
# The signing secret of Formbricks' webhook; without it the hook is off (docs/howto/pulse.md).
ROPETEAM_FORMBRICKS_SECRET = envsecret("ROPETEAM_FORMBRICKS_SECRET")
DEBUG = envbool("ROPETEAM_DEBUG")
# A demo names its logins on the login page; the password stands in the terminal only.
ROPETEAM_DEMO = envbool("ROPETEAM_DEMO") or (HOME is not None and (HOME / "demo-password").is_file())
# How sure the ear must be of a capability before it may carry a promise: usual or cautious (docs/reference/language.md).
ROPETEAM_CAUTION = envchoice("ROPETEAM_CAUTION", "usual", "cautious")
ALLOWED_HOSTS = [_address.hostname or "", "127.0.0.1", "localhost", "[::1]", *envlist("ROPETEAM_HOSTS")]
CSRF_TRUSTED_ORIGINS = [URL]
ROOT_URLCONF = "ropeteam.project.urls"
WSGI_APPLICATION = "ropeteam.project.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "ropeteam.store",
    "allauth",
    "allauth.account",
    "django_htmx",
    "procrastinate.contrib.django",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "ropeteam.web.security.ContentSecurityPolicy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "web" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["ropeteam.web.templatetags.words", "ropeteam.web.templatetags.shell"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# A language model that reads along, off without an address; `language.backends.llm_settings` checks it (docs/howto/llm.md).
ROPETEAM_LLM = {
    **{name: os.environ[name] for name in os.environ if name.startswith("ROPETEAM_LLM_")},
    "ROPETEAM_LLM_KEY": envsecret("ROPETEAM_LLM_KEY"),
}

# Mail out and in, each off without its server; `core.mail_settings` checks it (docs/howto/mail.md).
ROPETEAM_MAIL = {
    **{name: os.environ.get(name, "") for name in MAIL_NAMES},
    "ROPETEAM_SMTP_PASSWORD": envsecret("ROPETEAM_SMTP_PASSWORD"),
}

# The entry point opens the database and names it here before the first query; see `wiring.use_database`.
DATABASES = {"default": database_settings(os.environ.get("DATABASE_URL", ""))}

# Rate limits of the login must hold over all workers, and no state lives outside PostgreSQL.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "ropeteam_cache"}}

AUTH_USER_MODEL = "store.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "ropeteam.project.accounts.StaffAccounts"
ACCOUNT_LOGIN_METHODS = {"email", "username"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "10/m/ip,5/5m/key", "customer_page": "60/m/ip"}

SESSION_COOKIE_SECURE = SECURE
CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Strict"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if envbool("ROPETEAM_BEHIND_PROXY") else None
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 2**20

LANGUAGE_CODE = "en"
LANGUAGES = [("de", "Deutsch"), ("en", "English")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = os.environ.get("ROPETEAM_TIME_ZONE", "Europe/Berlin")

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static" if HOME else None
STATICFILES_DIRS = [PACKAGE / "web" / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # Names carry a hash of the content, so browsers may keep them for ever.
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": os.environ.get("ROPETEAM_LOG_LEVEL", "WARNING").upper()},
}
