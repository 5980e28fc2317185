"""Reading what the site writes for other programs."""

import json
import re
from typing import Any

from django.test import Client
from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def body(client: Client, address: str) -> bytes:
    answer: Any = client.get(address)
    assert answer.status_code == 200
    return b"".join(answer.streaming_content) if answer.streaming else bytes(answer.content)


def parsed(client: Client, address: str) -> Any:
    return etree.fromstring(body(client, address))


def texts(client: Client, address: str, path: str) -> list[str]:
    return [str(found.text) for found in parsed(client, address).iterfind(path)]


def linked(client: Client, address: str) -> dict[str, Any]:
    """The nodes of a page's linked data, by their type."""
    (data,) = _DATA.findall(body(client, address).decode())
    whole = json.loads(data)
    assert whole["@context"] == "https://schema.org"
    return {node["@type"]: node for node in whole["@graph"]}


def head(client: Client, address: str) -> str:
    return body(client, address).decode().partition("</head>")[0]


def metas(client: Client, address: str) -> dict[str, str]:
    """What the head says, by name or property."""
    told = re.findall(
        r'<meta (?:name|property)="([^"]+)" content="([^"]*)">', head(client, address)
    )
    return dict(told)


def links(client: Client, address: str) -> list[tuple[str, str]]:
    return re.findall(
        r'<link rel="([^"]+)"(?: type="[^"]+")? href="([^"]+)"', head(client, address)
    )
