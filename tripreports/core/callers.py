"""From where somebody calls."""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str | None:
    """Where a request comes from: as our own proxies say, if there are any, else as it came.

    Whoever asks may write anything into the header; only its last entries are of our proxies.
    """
    proxies = settings.TRUSTED_PROXIES
    passed = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    if proxies and len(passed) >= proxies:
        found = _address(passed[-proxies])
        if found:
            return found
    return _address(request.META.get("REMOTE_ADDR", ""))


def _address(text: str) -> str | None:
    try:
        return str(ip_address(text.strip()))
    except ValueError:
        return None
