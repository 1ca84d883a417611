"""Settings, all from the environment; docs/configuration.md lists every one and a test keeps it so."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url
import dj_email_url
from django.core.exceptions import ImproperlyConfigured

from dinh.house import env

SOURCE = Path(__file__).resolve().parents[1]
HOME = Path(env.text("DINH_HOME", str(SOURCE.parents[1])))
VAR = Path(env.text("DINH_VAR", str(HOME / "var")))
VAR.mkdir(parents=True, exist_ok=True)


def _own_secret_key() -> str:
    """One laptop needs no set-up: the key is made on first use and kept beside the data, readable by its owner only."""
    path = VAR / "secret-key"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50), encoding="utf-8")
    return path.read_text(encoding="utf-8").strip()


SECRET_KEY = env.secret("DINH_SECRET_KEY") or _own_secret_key()
DEBUG = env.flag("DINH_DEBUG")
ALLOWED_HOSTS = env.listed("DINH_HOSTS", ["localhost", "127.0.0.1", "[::1]", ".localhost"])
CSRF_TRUSTED_ORIGINS = env.listed("DINH_ORIGINS", [])
TLS = env.flag("DINH_TLS")

ROOMS = [
    "dinh.ground.places",
    "dinh.ground.households",
    "dinh.ground.people",
    "dinh.ground.bodies",
    "dinh.ground.journal",
    "dinh.ground.files",
    "dinh.ground.search",
    "dinh.ground.alerts",
    "dinh.ground.own",
    "dinh.ground.emergency",
    "dinh.ground.privacy",
    "dinh.ground.past",
    "dinh.office.papers",
    "dinh.office.tasks",
    "dinh.office.committee",
    "dinh.office.library",
    "dinh.rights.publish",
    "dinh.rights.information",
    "dinh.rights.outreach",
    "dinh.rights.reach",
    "dinh.rights.petitions",
    "dinh.rights.dialogue",
    "dinh.rights.mediation",
    "dinh.rights.decide",
    "dinh.rights.consult",
    "dinh.rights.oversee",
    "dinh.rights.works",
    "dinh.rights.movements",
    "dinh.rights.benefit",
    "dinh.rights.workplaces",
    "dinh.account.reports",
    "dinh.account.province",
    "dinh.account.scores",
    "dinh.account.overview",
    "dinh.house.api",
]
INSTALLED_APPS = [
    *ROOMS,
    "dinh.house",
    "dinh.house.yard",
    "dinh.house.running",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_htmx",
    "django_linear_migrations",
    "django_tasks",
    "django_tasks_db",
]
MIDDLEWARE = [
    "dinh.house.running.watching.WatchMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "dinh.house.middleware.NulMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "dinh.house.middleware.OwnMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "dinh.house.yard.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "dinh.house.middleware.TenantMiddleware",
    "dinh.house.middleware.FactorMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "dinh.house.reading.ReplicaMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "dinh.house.urls"
WSGI_APPLICATION = "dinh.house.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "dinh.house.yard.context.house",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "dinh.house.yard.templatetags.keep",
                "dinh.house.yard.templatetags.yard",
            ],
        },
    }
]

DATABASES: dict[str, Any] = {
    "default": dj_database_url.parse(
        env.text("DATABASE_URL", f"sqlite:///{VAR / 'dinh.sqlite3'}"), conn_max_age=600, conn_health_checks=True
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = False
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",  # writers queue at BEGIN; none fails half way
        "timeout": 20,  # seconds
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
        "PRAGMA cache_size=-16000;",  # KiB a connection
    }

if DATABASES["default"]["ENGINE"] == "django.db.backends.postgresql":
    DATABASES["default"]["ENGINE"] = "dinh.ground.postgresql"  # tells PostgreSQL whose rows are asked for
    own_line = env.flag("DINH_DATABASE_PREPARED", default=True)  # no pooler hands it on after each transaction
    # How often a statement comes before PostgreSQL keeps its plan (ground/prepared.py); None: never.
    DATABASES["default"].setdefault("OPTIONS", {})["prepare_threshold"] = 5 if own_line else None
    DATABASES["default"]["DISABLE_SERVER_SIDE_CURSORS"] = not own_line
    DATABASES["default"]["OPTIONS"].setdefault("connect_timeout", 5)  # seconds; then the page says to come back

# Streaming replicas for reads that may lag (ground/replicas.py): `replica1`, `replica2` … beside `default`.
DINH_REPLICAS: tuple[str, ...] = ()
DINH_REPLICA_LAG = env.number("DINH_REPLICA_LAG", 10)  # seconds; one that is further behind is not read
if replica_urls := [each.strip() for each in (env.secret("DINH_REPLICA_URL") or "").split(",") if each.strip()]:
    if DATABASES["default"]["ENGINE"] != "dinh.ground.postgresql":
        raise ImproperlyConfigured("DINH_REPLICA_URL: cần DATABASE_URL là PostgreSQL. / needs PostgreSQL.")
    if not 0 < DINH_REPLICA_LAG <= 50:
        raise ImproperlyConfigured("DINH_REPLICA_LAG: từ 1 đến 50 giây. / from 1 to 50 seconds.")
    DINH_REPLICAS = tuple(f"replica{number}" for number in range(1, len(replica_urls) + 1))
    for replica, url in zip(DINH_REPLICAS, replica_urls, strict=True):
        told = dj_database_url.parse(url, conn_max_age=600, conn_health_checks=True)
        options = {**DATABASES["default"]["OPTIONS"], "connect_timeout": 2, "tcp_user_timeout": 5_000}  # s, ms
        DATABASES[replica] = {
            **DATABASES["default"], **told, "ENGINE": "dinh.ground.postgresql", "TEST": {"MIRROR": "default"},
            "OPTIONS": {**options, **told.get("OPTIONS", {})},
        }  # fmt: skip
    DATABASE_ROUTERS = ["dinh.ground.replicas.Router"]

# What several processes count together: limits by address, marks of the desk's menu. Nothing in it is missed when lost.
if cache_url := env.secret("DINH_CACHE_URL"):
    CACHES = {"default": {"BACKEND": "dinh.ground.caching.Shared", "LOCATION": cache_url, "KEY_PREFIX": "dinh"}}

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk:today"
ACCOUNT_ADAPTER = "dinh.ground.people.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_SESSION_REMEMBER = False
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_ADAPTER = "dinh.ground.people.adapter.FactorAdapter"
MFA_FORMS = {
    "add_webauthn": "dinh.ground.people.forms.PasskeyForm",
    "edit_webauthn": "dinh.ground.people.forms.RenamePasskeyForm",
}
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = "Đình"
MFA_TOTP_TOLERANCE = 1
DINH_TOTP_REQUIRED = env.flag("DINH_TOTP_REQUIRED", default=True)
DINH_TOTP_GRACE_DAYS = env.number("DINH_TOTP_GRACE_DAYS", 3)

# The provider through which officials may sign in instead of a password (ground/people/outside.py); empty: none.
DINH_OIDC_ISSUER = env.text("DINH_OIDC_ISSUER").rstrip("/")
DINH_OIDC_CLIENT_ID = env.text("DINH_OIDC_CLIENT_ID")
DINH_OIDC_CLIENT_SECRET = env.secret("DINH_OIDC_CLIENT_SECRET") or ""
DINH_OIDC_NAME = env.text("DINH_OIDC_NAME")
_issuer = urlsplit(DINH_OIDC_ISSUER)
if DINH_OIDC_ISSUER and _issuer.scheme != "https" and (_issuer.scheme, _issuer.hostname) != ("http", "localhost"):
    raise ImproperlyConfigured("DINH_OIDC_ISSUER: cần bắt đầu bằng https://. / must begin with https://.")
if DINH_OIDC_ISSUER and not (DINH_OIDC_CLIENT_ID and DINH_OIDC_CLIENT_SECRET):
    raise ImproperlyConfigured(
        "DINH_OIDC_ISSUER: cần cả DINH_OIDC_CLIENT_ID và DINH_OIDC_CLIENT_SECRET. / needs both of them too."
    )

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [SOURCE / "house" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
FORMAT_MODULE_PATH = ["dinh.house.formats"]

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
IDENTITY_KEY = env.secret("DINH_IDENTITY_KEY") or ""  # seals what tells who denounced; empty: made and kept in VAR
# A folder, or `s3://bucket/prefix`; what is on its way in lies in `spool` beside the first, in VAR beside the other.
_files = env.text("DINH_FILES", str(VAR / "files"))
DINH_FILES: Path | str = _files if _files.startswith("s3://") else Path(_files)
DINH_S3 = env.s3()
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 2000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a directive of a hundred clauses on one page

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# How followers and officials are told (ground/alerts); a channel without its address is not offered.
DINH_URL = env.text("DINH_URL", "http://localhost:8000").rstrip("/")
DINH_EMAIL_URL = env.secret("DINH_EMAIL_URL") or ""
_mail = dj_email_url.parse(DINH_EMAIL_URL or "dummy:")
if "EMAIL_BACKEND" not in _mail:
    raise ImproperlyConfigured(
        "DINH_EMAIL_URL: dùng smtp://, submission://, console:. / one of these schemes is needed."
    )
EMAIL_BACKEND = _mail["EMAIL_BACKEND"]
EMAIL_HOST, EMAIL_PORT = _mail["EMAIL_HOST"] or "localhost", _mail["EMAIL_PORT"] or 25
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _mail["EMAIL_HOST_USER"] or "", _mail["EMAIL_HOST_PASSWORD"] or ""
EMAIL_USE_TLS, EMAIL_USE_SSL = _mail["EMAIL_USE_TLS"], _mail["EMAIL_USE_SSL"]
EMAIL_FILE_PATH = _mail["EMAIL_FILE_PATH"]
EMAIL_TIMEOUT = _mail["EMAIL_TIMEOUT"] or 20  # seconds
DEFAULT_FROM_EMAIL = _mail.get("DEFAULT_FROM_EMAIL", "khong-tra-loi@localhost")
DINH_SMS_URL = env.text("DINH_SMS_URL")
DINH_SMS_TOKEN = env.secret("DINH_SMS_TOKEN") or ""
DINH_SMS_FROM = env.text("DINH_SMS_FROM")
DINH_ZALO_APP_ID = env.text("DINH_ZALO_APP_ID")
DINH_ZALO_APP_SECRET = env.secret("DINH_ZALO_APP_SECRET") or ""
DINH_ZALO_REFRESH_TOKEN = env.secret("DINH_ZALO_REFRESH_TOKEN") or ""
DINH_ZALO_TEMPLATE_NEWS = env.text("DINH_ZALO_TEMPLATE_NEWS")
DINH_ZALO_TEMPLATE_CODE = env.text("DINH_ZALO_TEMPLATE_CODE")
DINH_ZALO_URL = env.text("DINH_ZALO_URL", "https://business.openapi.zalo.me/message/template")
DINH_ZALO_OAUTH_URL = env.text("DINH_ZALO_OAUTH_URL", "https://oauth.zaloapp.com/v4/oa/access_token")
DINH_VAPID_PRIVATE_KEY = env.secret("DINH_VAPID_PRIVATE_KEY") or ""

DINH_ANCHOR_FILE = env.text("DINH_ANCHOR_FILE")
DINH_ANCHOR_EMAIL = env.listed("DINH_ANCHOR_EMAIL", [])
DINH_SECURITY_CONTACT = env.text("DINH_SECURITY_CONTACT")
DINH_SLOW_MS = env.number("DINH_SLOW_MS", 0)  # requests and statements that take longer go to the log; 0: none
DINH_METRICS_TOKEN = env.secret("DINH_METRICS_TOKEN") or ""  # whoever names it reads /metrics; empty: nothing is there
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = TLS
SECURE_HSTS_SECONDS = 31_536_000 if TLS else 0
BEHIND_PROXY = env.flag("DINH_BEHIND_PROXY")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = TLS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_ENGINE = "dinh.ground.people.sessions"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "dinh.house.yard.views_errors.csrf_failure"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

LOG_FORMAT = env.text("DINH_LOG_FORMAT", "line")
if LOG_FORMAT not in ("line", "json"):
    raise ImproperlyConfigured(f"DINH_LOG_FORMAT={LOG_FORMAT!r}: dùng line hoặc json. / use line or json.")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"()": "dinh.house.logs.OneLine", "format": "{asctime} {levelname} {name}: {message}", "style": "{"},
        "json": {"()": "dinh.house.logs.OneObject"},
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": LOG_FORMAT}},
    "root": {"handlers": ["stderr"], "level": env.text("DINH_LOG_LEVEL", "WARNING")},
}
