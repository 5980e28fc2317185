"""The one settings file. What differs between places is read from the environment."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from django.templatetags.static import static
from django.utils.translation import gettext_lazy as _

from tripreports import environment

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"

DEBUG = environment.flag("DEBUG")
HTTPS = environment.flag("TRIPREPORTS_HTTPS")
SECRET_KEY = environment.secret_key("SECRET_KEY", VAR_DIR / "secret_key", debug=DEBUG)
ALLOWED_HOSTS = environment.hosts("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]", debug=DEBUG)
# The address of this site, for files and mails: https://trips.example.org
SITE_URL = environment.site("SITE_URL")
CSRF_TRUSTED_ORIGINS = environment.origins("CSRF_TRUSTED_ORIGINS")

INSTALLED_APPS = [
    "unfold.apps.BasicAppConfig",  # before the admin, whose templates it replaces
    "unfold.contrib.filters",
    "unfold.contrib.forms",
    "unfold.contrib.import_export",  # before the package whose templates it replaces
    "tripreports.desk.apps.StaffSiteConfig",  # django.contrib.admin, with a site of our own
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "rest_framework",
    "knox",
    "corsheaders",
    "drf_spectacular_sidecar",
    "django_filters",
    "import_export",
    "tripreports.history",
    "tripreports.core",
    "tripreports.search",
    "tripreports.directory",
    "tripreports.events",
    "tripreports.elections",
    "tripreports.trips",
    "tripreports.reports",
    "tripreports.followup",
    "tripreports.documents",
    "tripreports.mirror",
    "tripreports.browse",
    "tripreports.api",
    "tripreports.desk",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "corsheaders.middleware.CorsMiddleware",  # files have been served by now
    "tripreports.api.limits.LimitsMiddleware",
    "tripreports.kept.KeptAnswersMiddleware",  # compressed answers are kept compressed
    "tripreports.compression.TextCompressionMiddleware",
    "tripreports.headers.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "tripreports.history.context.HistoryMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "tripreports.addresses.NulMiddleware",
    "tripreports.desk.sessions.StaffSessionMiddleware",
    "tripreports.desk.kept.KeptFormMiddleware",
    "tripreports.browse.machine.conditional.ConditionalMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "tripreports.urls"
WSGI_APPLICATION = "tripreports.wsgi.application"
ASGI_APPLICATION = "tripreports.asgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "tripreports.browse.machine.head.head",
            ],
        },
    },
]

DATABASES = {
    "default": environment.database(
        "DATABASE_URL", f"sqlite:///{VAR_DIR / 'db.sqlite3'}", base=BASE_DIR
    ),
}
MIGRATION_MODULES = {"knox": None}  # its own table of tokens is not used
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# How much of public pages and answers each server process keeps until a record changes.
KEPT_ANSWERS_MB = environment.number("KEPT_ANSWERS_MB", 64)
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # Who called how often; the callers who were away longest are forgotten first.
    "callers": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "callers",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    },
}

LANGUAGE_CODE = "zh-hant"
LANGUAGES = [("zh-hant", _("Traditional Chinese")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "tripreports" / "locale"]
TIME_ZONE = environment.text("TIME_ZONE", "Asia/Taipei")
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = environment.folder("STATIC_ROOT", VAR_DIR / "static")
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "media/"
MEDIA_ROOT = environment.folder("MEDIA_ROOT", VAR_DIR / "media")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
# A page without its style is better than an error page that fails for the same reason.
WHITENOISE_MANIFEST_STRICT = False
FIXTURE_DIRS = [BASE_DIR / "fixtures"]

UPLOAD_MAX_BYTES = 30 * 1024 * 1024
PHOTO_MAX_PIXELS = 80_000_000
# All photos of a trip may come at once.
DATA_UPLOAD_MAX_NUMBER_FILES = 300
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",  # requests of up to 2.5 MB
    "tripreports.core.uploads.LimitedUploadHandler",
]

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": validator}
    for validator in (
        "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "django.contrib.auth.password_validation.MinimumLengthValidator",
        "django.contrib.auth.password_validation.CommonPasswordValidator",
        "django.contrib.auth.password_validation.NumericPasswordValidator",
        "tripreports.api.tokens.ending.PasswordEndsTokens",
    )
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",  # refuses whoever is locked out
    "django.contrib.auth.backends.ModelBackend",
]

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "tripreports.desk.login.locked_out"
AXES_CLIENT_IP_CALLABLE = "tripreports.core.callers.client_address"
# The moment that the locked-out page names stays the same, whatever is tried until then.
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True  # it would only grow
AXES_ENABLE_ADMIN = False
# How many proxies of our own stand before the server; without one, nobody may name an address.
TRUSTED_PROXIES = environment.number("TRUSTED_PROXIES", 0)

# Staff who do nothing for so long sign in anew.
IDLE_MINUTES = environment.number("IDLE_MINUTES", 30, least=2)
SESSION_COOKIE_AGE = IDLE_MINUTES * 60
SESSION_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "tripreports.desk.kept.csrf_failure"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
# The server speaks plain HTTP to the proxy that holds the certificate.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None

# Who runs this site, as its pages say it; what is empty they say is not given.
OPERATOR = environment.text("OPERATOR")
CONTACT_EMAIL = environment.text("CONTACT_EMAIL")

EMAIL_HOST = environment.text("EMAIL_HOST")
EMAIL_PORT = environment.number("EMAIL_PORT", 587)
EMAIL_HOST_USER = environment.text("EMAIL_HOST_USER")
EMAIL_HOST_PASSWORD = environment.text("EMAIL_HOST_PASSWORD")
EMAIL_USE_TLS = environment.flag("EMAIL_USE_TLS")
EMAIL_BACKEND = "django.core.mail.backends.{}.EmailBackend".format(
    "smtp" if EMAIL_HOST else "console"
)
DEFAULT_FROM_EMAIL = environment.text("DEFAULT_FROM_EMAIL", "tripreports@localhost")

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "tripreports.api.tokens.authentication.TokenAuthentication",
        "tripreports.api.tokens.authentication.DeskSession",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["tripreports.api.permissions.MayAct"],
    "DEFAULT_THROTTLE_CLASSES": ["tripreports.api.limits.CallerThrottle"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_RENDERER_CLASSES": [
        "rest_framework.renderers.JSONRenderer",
        "tripreports.api.pages.PageRenderer",
    ],
    "DEFAULT_SCHEMA_CLASS": "tripreports.api.schema.auto.Described",
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "tripreports.api.negotiation.Negotiation",
    "EXCEPTION_HANDLER": "tripreports.api.problems.problem",
}
SPECTACULAR_SETTINGS = {
    "OAS_VERSION": "3.1.1",
    "TITLE": "Tripreports",
    "VERSION": "1",
    "SERVERS": [{"url": "/", "description": "This site."}],
    "POSTPROCESSING_HOOKS": [],  # codes stay with the field whose they are
}

# Tokens of programs, and for how many days they are made at most.
KNOX_TOKEN_MODEL = "api.Token"  # noqa: S105 (the name of a table)
TOKEN_MAX_DAYS = environment.number("TOKEN_MAX_DAYS", 365, least=1)
REST_KNOX = {"TOKEN_PREFIX": "trip_"}
# How often a caller may ask each server process in so many seconds; 0 is as often as they like.
API_LIMITS = {
    "anonymous": (environment.number("API_ANONYMOUS_PER_MINUTE", 600), 60),
    "account": (environment.number("API_ACCOUNT_PER_MINUTE", 1800), 60),
    "writes": (environment.number("API_WRITES_PER_MINUTE", 300), 60),
    "tokens": (environment.number("API_TOKENS_PER_HOUR", 20), 60 * 60),
}
# Scripts of any other site may read what everybody may; none may write, or send a token.
CORS_URLS_REGEX = "^/api/"
CORS_ALLOW_ALL_ORIGINS = True
CORS_ALLOW_METHODS = ["GET", "HEAD", "OPTIONS"]
CORS_ALLOW_HEADERS = ["accept", "accept-language", "if-modified-since", "if-none-match"]
CORS_EXPOSE_HEADERS = [
    "Content-Disposition",
    "Deprecation",
    "ETag",
    "Link",
    "RateLimit",
    "RateLimit-Policy",
    "Retry-After",
    "Sunset",
]

UNFOLD = {
    "SITE_TITLE": _("Tripreports"),
    "SITE_HEADER": _("Tripreports"),
    "SITE_URL": "/",
    "SITE_FAVICONS": [
        {"rel": "icon", "type": "image/svg+xml", "href": lambda _request: static("favicon.svg")},
    ],
    "SHOW_HISTORY": True,
    "SHOW_LANGUAGES": True,
    "SHOW_VIEW_ON_SITE": True,
    "DASHBOARD_CALLBACK": "tripreports.desk.index.dashboard",
    "SIDEBAR": {"navigation": "tripreports.core.navigation.sidebar"},
    # The blue of the public pages.
    "COLORS": {
        "primary": {
            "50": "oklch(97.7% 0.012 247)",
            "100": "oklch(94.5% 0.025 247)",
            "200": "oklch(89% 0.05 247)",
            "300": "oklch(81% 0.08 247)",
            "400": "oklch(70% 0.105 247)",
            "500": "oklch(55% 0.11 247)",
            "600": "oklch(38% 0.085 247)",
            "700": "oklch(33% 0.075 247)",
            "800": "oklch(29% 0.065 247)",
            "900": "oklch(25% 0.055 247)",
            "950": "oklch(20% 0.045 247)",
        },
    },
    "STYLES": [
        lambda _request: static("admin/records.css"),
        lambda _request: static("admin/history.css"),
        lambda _request: static("admin/desk.css"),
        lambda _request: static("admin/way.css"),
        lambda _request: static("admin/trip-form.css"),
    ],
    "SCRIPTS": [
        lambda _request: static("admin/desk.js"),
        lambda _request: static("admin/choices.js"),
    ],
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
