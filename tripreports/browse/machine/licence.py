"""Under which terms the records may be used."""

LICENCE_ADDRESS = "https://data.gov.tw/license"
