"""Every setting of the site. What differs from place to place comes from the environment.

docs/operations.md lists each variable; a test keeps that list complete.
"""

import os
from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url
import dj_email_url
from environs import Env

from config import beat, browsers, interface, logs, storage
from config.replica import database as replica
from config.starting import address_of_faults, refuse_incomplete, web_address
from local import broker, postgres

BASE_DIR = Path(__file__).resolve().parent.parent
STATE_DIR = BASE_DIR / ".local"
# What is missing or wrong is collected, and named in one go at the end of this file.
env = Env(eager=False)
missing: list[str] = []


def required(name: str, locally: str) -> str:
    """`locally` on somebody's own machine; anywhere else the variable must be set."""
    value: str = env(name, "")
    if not (value or LOCAL):
        missing.append(name)
    return value or locally


# --- Where this runs --------------------------------------------------------------------------

# A machine that names no database is somebody's own: embedded servers, mail in files, no HTTPS,
# developer pages.
LOCAL: bool = env.bool("LOCAL", not env("DATABASE_URL", ""))
DEBUG: bool = env.bool("DEBUG", False)
SECRET_KEY: str = required("SECRET_KEY", "known-to-all-so-for-this-machine-only" * 2)
# Keys of before: they open what was sealed with them, and seal nothing.
SECRET_KEY_FALLBACKS: list[str] = list(filter(None, env.list("SECRET_KEY_FALLBACKS", [])))
SITE_URL: str = required("SITE_URL", f"http://127.0.0.1:{env('PORT', '8000')}")
ALLOWED_HOSTS: list[str] = [
    host.strip() for host in required("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
]
CSRF_TRUSTED_ORIGINS: list[str] = env.list("CSRF_TRUSTED_ORIGINS", [])

# --- The portal's own -------------------------------------------------------------------------

SITE_NAME = "How can we"
SHOW_COMPONENT_GALLERY = LOCAL
OPERATOR_NAME: str = env("OPERATOR_NAME", "Local Government Association")
# Where people write who use their rights, or cannot use a page.
OPERATOR_EMAIL: str = env("OPERATOR_EMAIL", "")
# "staff" (LGA staff and administrators), "everybody" or "nobody".
SECOND_FACTOR_FOR: str = env("SECOND_FACTOR_FOR", "staff")
# Days by the name of a rule, where the operator keeps something longer or shorter than we do.
RETENTION_DAYS: dict[str, int] = env.dict("RETENTION_DAYS", {}, subcast_values=int)
UPLOAD_MAX_BYTES: int = env.int("UPLOAD_MAX_BYTES", 10 * 1024 * 1024)
# "clamd" asks a ClamAV daemon; "signature" knows the EICAR test file only.
DOCUMENT_SCANNER: str = env("DOCUMENT_SCANNER", "signature" if LOCAL else "clamd")
CLAMD_SOCKET: str = env("CLAMD_SOCKET", "")
CLAMD_HOST: str = env("CLAMD_HOST", "localhost")
CLAMD_PORT: int = env.int("CLAMD_PORT", 3310)
# The encoder's files, where they do not lie in the Python package.
MATCHING_MODEL_FOLDER: str = env("MATCHING_MODEL_FOLDER", "")

# --- Parts ------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "config.apps.ConfigConfig",
    "matching",
    "showcase",
    "vendors",
    "challenges",
    "documents",
    "notifications",
    "accounts",
    "design",
    "workflow",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_filters",
    "csp",
    "accounts.admin_site.app.PortalAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "config.apps.SiteStaticFilesConfig",
    "django.forms",
]

MIDDLEWARE = [
    "config.observing.middleware.NamedRequest",
    "config.observing.middleware.MeasuredRequest",
    "django.middleware.security.SecurityMiddleware",
    "config.middleware.BrowserDefences",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "accounts.sessions.middleware.Sessions",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "accounts.sessions.middleware.SessionLimits",
    "accounts.ways_in.second_factor.SecondFactor",
    # After those that a page of its own refusal needs.
    "config.middleware.KnownAlphabets",
    "workflow.middleware.RefusedTransitions",
    "config.replica.middleware.PublicPagesFromReplica",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "design.site.site",
                "accounts.pages.context.demonstration",
            ],
        },
    }
]
FORM_RENDERER = "design.renderer.DesignRenderer"

# --- Words, time and place --------------------------------------------------------------------

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = True

# --- Database, cache, background work ---------------------------------------------------------

_DATABASE = (
    env.dj_db_url("DATABASE_URL")
    if required("DATABASE_URL", "")
    else dj_database_url.parse(postgres.address())
)
_KEPT = {"CONN_MAX_AGE": env.int("DATABASE_CONN_MAX_AGE", 60), "CONN_HEALTH_CHECKS": True}
DATABASES = {"default": {**(_DATABASE or {}), **_KEPT}}
# A copy that public pages are read from while it is no further behind than these seconds.
REPLICA_URL: str = env("REPLICA_URL", "")
REPLICA_SECONDS: int = env.int("REPLICA_SECONDS", 5)
if REPLICA_URL:
    DATABASES["replica"] = replica.described({**(env.dj_db_url("REPLICA_URL") or {}), **_KEPT})
DATABASE_ROUTERS = ["config.replica.router.PublicReads"] if REPLICA_URL else []

REDIS_URL: str = required("REDIS_URL", "")
# Beside the queue, never in its database: emptying a cache would empty the queue.
CACHE_URL: str = env("CACHE_URL", "") or (
    urlsplit(REDIS_URL)._replace(path="/1").geturl() if REDIS_URL else broker.address(1)
)
_CACHE = {
    "BACKEND": "django.core.cache.backends.redis.RedisCache",
    "LOCATION": CACHE_URL,
    "KEY_PREFIX": "how-can-we",
    # Seconds. A server that answers nothing at all holds a page up no longer.
    "OPTIONS": {"socket_connect_timeout": 1, "socket_timeout": 3},
}
# What counts attempts fails while the cache is away, and nobody guesses on; sessions go on without.
CACHES = {
    "default": _CACHE,
    "sessions": {**_CACHE, "BACKEND": "accounts.sessions.cache.SessionCache"},
}
SESSION_CACHE_ALIAS = "sessions"

CELERY_BROKER_URL = REDIS_URL or broker.celery_address(0)
CELERY_TASK_SERIALIZER = "json"
CELERY_RESULT_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_TIME_LIMIT = 300
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# A web request that cannot reach the broker goes on at once: beat sweeps up what it left.
CELERY_TASK_PUBLISH_RETRY = False
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "socket_connect_timeout": 2,
    "socket_timeout": 15,  # a broker that is there and says nothing must not hold a request for ever
    "max_retries": 0,  # of connecting; a worker's own patience is another setting
    "visibility_timeout": 900,
}
# A slow scan holds up nothing else.
CELERY_TASK_ROUTES = {"documents.tasks.scan_upload": {"queue": "scans"}}
CELERY_TIMEZONE = TIME_ZONE
CELERY_BEAT_SCHEDULE = beat.SCHEDULE
CELERY_BEAT_SCHEDULE_FILENAME = env("BEAT_SCHEDULE_FILE", str(STATE_DIR / "beat-schedule"))

# --- Files ------------------------------------------------------------------------------------

NODE_MODULES = Path(env("NODE_MODULES", str(BASE_DIR / "node_modules")))
STATIC_URL = "/static/"
STATIC_ROOT = Path(env("STATIC_ROOT", str(STATE_DIR / "static")))
STATICFILES_DIRS = [
    BASE_DIR / "static",
    ("govuk", NODE_MODULES / "govuk-frontend/dist/govuk"),
    ("fonts", NODE_MODULES / "@fontsource-variable/atkinson-hyperlegible-next/files"),
    ("accessible-autocomplete", NODE_MODULES / "accessible-autocomplete/dist"),
]

# Uploaded documents: never under a public address; a view checks the reader and streams them.
PRIVATE_BUCKET: str = env("PRIVATE_BUCKET", "")
PRIVATE_ROOT = Path(
    env("PRIVATE_ROOT", "")
    if PRIVATE_BUCKET
    else required("PRIVATE_ROOT", str(STATE_DIR / "private"))
)
_PRIVATE = storage.folder(PRIVATE_ROOT)
if PRIVATE_BUCKET:
    _PRIVATE = storage.bucket(
        PRIVATE_BUCKET,
        endpoint=env("PRIVATE_BUCKET_ENDPOINT", ""),
        region=env("PRIVATE_BUCKET_REGION", ""),
    )
# Compressing takes longer than everything else that a first `make run` does to these files.
_STATIC_STORAGE = (
    "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
    if LOCAL
    else "whitenoise.storage.CompressedManifestStaticFilesStorage"
)
STORAGES = {
    "default": _PRIVATE,
    "private": _PRIVATE,
    "staticfiles": {"BACKEND": _STATIC_STORAGE},
}

# --- Signing in -------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_MIN_LENGTH = 15
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "accounts.ways_in.passwords.LongEnough"},
    {"NAME": "accounts.ways_in.passwords.NotLeaked"},
    {"NAME": "accounts.ways_in.passwords.NotAboutYou"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "showcase:work"

ACCOUNT_ADAPTER = "accounts.ways_in.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "accounts.ways_in.words.SignIn",
    "signup": "accounts.ways_in.words.SignUp",
    "add_email": "accounts.ways_in.words.ChangeAddress",
    "change_password": "accounts.ways_in.words.ChangePassword",
    "set_password": "accounts.ways_in.words.SetPassword",
    "reset_password": "accounts.ways_in.words.ForgottenPassword",
    "reset_password_from_key": "accounts.ways_in.words.PasswordFromLink",
}
ACCOUNT_SIGNUP_FORM_CLASS = "accounts.ways_in.sign_up.SignUpQuestions"

ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
# A code is typed into the browser that signed up: a mail scanner cannot follow it, and whoever
# signed up on the way to a page or an invitation goes on there.
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
# For how long a proof that it is you holds, in seconds.
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
ACCOUNT_RATE_LIMITS = browsers.RATE_LIMITS
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "http" if LOCAL else "https"

# A council's own directory: which ones there are stands in the database, their secrets in the
# environment as DIRECTORY_SECRET_ and the council.
SOCIALACCOUNT_ADAPTER = "accounts.ways_in.directories.adapter.DirectoryAccounts"
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "provider_class": "accounts.ways_in.directories.provider.DirectoryProvider",
        "OAUTH_PKCE_ENABLED": True,
    }
}
# The page before says where it leads; a form could not lead there under our form-action.
SOCIALACCOUNT_LOGIN_ON_GET = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_REQUESTS_TIMEOUT = 5
# Without https, and on addresses of a private network: for trying one out.
DIRECTORIES_ANYWHERE: bool = env.bool("DIRECTORIES_ANYWHERE", LOCAL)
DIRECTORY_SECRETS = {
    name: value for name, value in os.environ.items() if name.startswith("DIRECTORY_SECRET_")
}

MFA_ADAPTER = "accounts.ways_in.sealed.SecondFactors"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_TOTP_ISSUER = SITE_NAME
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = LOCAL

# --- Open data --------------------------------------------------------------------------------

# Requests to the machine interface, from one address.
API_RATE: str = env("API_RATE", "300/min")
# Editions of the open data whose files are kept, beside the first of each month.
OPEN_DATA_EDITIONS: int = env.int("OPEN_DATA_EDITIONS", 30)
# Before the identifiers of Open Contracting. The default says that nobody registered it.
OCID_PREFIX: str = env("OCID_PREFIX", "ocds-unregistered")
REST_FRAMEWORK = interface.REST_FRAMEWORK
SPECTACULAR_SETTINGS = interface.described(SITE_NAME, SITE_URL)

# --- Sessions and browsers' defences ----------------------------------------------------------

SESSION_ENGINE = "accounts.sessions.store"
# After the last use. Sessions end sooner, by the role: accounts/sessions/limits.py.
SESSION_COOKIE_AGE = 24 * 60 * 60
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not LOCAL
# A browser takes a cookie so named only over HTTPS, from this very host and for all of it.
if not LOCAL:
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"
SECURE_SSL_REDIRECT = not LOCAL
SECURE_HSTS_SECONDS = 0 if LOCAL else env.int("HSTS_SECONDS", 365 * 24 * 60 * 60)
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not LOCAL
BEHIND_PROXY: bool = env.bool("BEHIND_PROXY", False)
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    # Each adds the address it was asked from to X-Forwarded-For; what stands before theirs is anybody's.
    ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", 1)
# A health check asks from inside, without HTTPS. A program is refused where people are led on.
SECURE_REDIRECT_EXEMPT = [r"^health/", r"^api/v1/"]
X_FRAME_OPTIONS = "DENY"

CONTENT_SECURITY_POLICY = browsers.CONTENT_SECURITY_POLICY

DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

# --- E-mail -----------------------------------------------------------------------------------

EMAIL_FILE_PATH: str = str(STATE_DIR / "mail")
# Mail goes by GOV.UK Notify where its key is set, else by the mail server of EMAIL_URL.
NOTIFY_API_KEY: str = env("NOTIFY_API_KEY", "")
NOTIFY_TEMPLATE_ID: str = env("NOTIFY_TEMPLATE_ID", "")
NOTIFY_URL: str = env("NOTIFY_URL", "https://api.notifications.service.gov.uk")
# What Notify shows when it calls back to say whether a mail arrived.
NOTIFY_CALLBACK_TOKEN: str = env("NOTIFY_CALLBACK_TOKEN", "")
if NOTIFY_API_KEY:
    EMAIL_BACKEND = "notifications.delivery.notify.EmailBackend"
elif required("EMAIL_URL", ""):
    vars().update(env.dj_email_url("EMAIL_URL") or dj_email_url.parse("dummy:"))
    # Which tells the moment of acceptance from what comes before and after it.
    if vars()["EMAIL_BACKEND"] == "django.core.mail.backends.smtp.EmailBackend":
        EMAIL_BACKEND = "notifications.delivery.smtp.EmailBackend"
    # A mail server that falls silent must not hold a worker for ever.
    EMAIL_TIMEOUT: int = vars()["EMAIL_TIMEOUT"] or 60
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
DEFAULT_FROM_EMAIL: str = required("DEFAULT_FROM_EMAIL", f"{SITE_NAME} <noreply@example.org>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
# Where it can be asked whether the mail service accepted a message: see docs/operations.md.
EMAIL_RECEIPTS_URL: str = env("EMAIL_RECEIPTS_URL", "")
# After so long a worker that was not heard of is gone. More than a task may take, and than a mail
# server waits for the end of a message (RFC 5321 section 4.5.3.2: 10 minutes at most).
OUTBOX_PATIENCE_SECONDS: int = env.int("OUTBOX_PATIENCE_SECONDS", 900)

# --- Logging ----------------------------------------------------------------------------------

# "json" for machines that collect logs, "plain" for people.
LOG_FORMAT: str = env("LOG_FORMAT", "plain" if LOCAL else "json")
# Whoever sends it reads /metrics; nobody does while it is empty.
METRICS_TOKEN: str = env("METRICS_TOKEN", "")
# Where the processes of one container share figures, as the client library wants it said; and where
# a worker shows its own figures, inside the network of the containers only; 0 for nowhere.
PROMETHEUS_MULTIPROC_DIR: str = env("PROMETHEUS_MULTIPROC_DIR", "")
WORKER_METRICS_PORT: int = env.int("WORKER_METRICS_PORT", 0)

# Who is told of faults, and who collects traces; nobody while they are empty.
SENTRY_DSN: str = env("SENTRY_DSN", "", validate=address_of_faults)
OTEL_EXPORTER_OTLP_ENDPOINT: str = env("OTEL_EXPORTER_OTLP_ENDPOINT", "", validate=web_address)

LOGGING = logs.written_as(LOG_FORMAT, env("LOG_LEVEL", "INFO"))

refuse_incomplete(env, missing)
