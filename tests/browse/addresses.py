"""Every address of the public site, read from its table of addresses."""

from collections.abc import Iterator
from urllib.parse import quote

from django.urls import URLPattern, reverse

from tripreports.browse.urls import urlpatterns

# What stands in the addresses that are not of one record.
_OF_NO_RECORD = {"code": "en", "name": "trips", "path": "report.xyz"}
# Records whose address is called otherwise than they are.
_OWNERS = {"photo-thumbnail": "photo", "photo-file": "photo", "trip-document": "trip"}


def patterns() -> Iterator[URLPattern]:
    for pattern in urlpatterns:
        assert isinstance(pattern, URLPattern)
        yield pattern


def addresses(start: str) -> dict[str, str]:
    """By name: the records are called `open-trip`, `open-event`, … where the start is `open`."""
    found = {}
    for pattern in patterns():
        name = str(pattern.name)
        owner = _OWNERS.get(name, name.partition("-")[0])
        values = {"key": f"{start}-{owner}", **_OF_NO_RECORD}
        wanted = {one: values[one] for one in pattern.pattern.converters}
        found[name] = reverse(f"browse:{name}", kwargs=wanted)
    return found


def of_records(start: str) -> dict[str, str]:
    """Those of them that name a record."""
    named = {str(p.name) for p in patterns() if "key" in p.pattern.converters}
    return {name: path for name, path in addresses(start).items() if name in named}


def encoded(text: str) -> str:
    return quote(text, safe="", errors="surrogatepass")
