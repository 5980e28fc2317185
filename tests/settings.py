"""The settings that tests, type checks and translations run with."""

import os
from typing import Any

os.environ.setdefault("SECRET_KEY", "tests-only-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJ")

from tests.unknown_variables import UnknownVariable
from tripreports.settings import *  # noqa: F403 (the same settings, but for those below)
from tripreports.settings import API_LIMITS, BASE_DIR, DATABASES, STORAGES, TEMPLATES, VAR_DIR

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STATIC_ROOT = VAR_DIR / "tests-static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # WhiteNoise warns where there is none
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
_options: dict[str, Any] = TEMPLATES[0]["OPTIONS"]
_options["debug"] = True  # the coverage of templates needs it
_options["string_if_invalid"] = UnknownVariable(BASE_DIR / "templates")
if DATABASES["default"]["ENGINE"] == "tripreports.core.sqlite":
    # The test runner knows by itself only for Django's own engine.
    DATABASES["default"]["TEST"] = {"NAME": ":memory:"}
# Tests ask more often than any client; those of the limits set their own.
API_LIMITS = {kind: (0, seconds) for kind, (_most, seconds) in API_LIMITS.items()}
