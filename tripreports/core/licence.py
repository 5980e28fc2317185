"""Under which terms the records may be used."""

LICENCE_ADDRESS = "https://data.gov.tw/license"
LICENCE_NAME = "Open Government Data License, version 1.0"
