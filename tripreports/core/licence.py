"""Under which terms the records may be used."""

from django.utils.translation import gettext_noop

LICENCE_ADDRESS = "https://data.gov.tw/license"
LICENCE_NAME = gettext_noop("Open Government Data License, version 1.0")
