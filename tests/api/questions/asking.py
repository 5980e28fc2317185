"""A client that asks the API, and is watched: how often it asks, for how much, and with what keys."""

from typing import Any

from django.test import Client

from tests.questions.comparing import Said
from tripreports.api.resources import RESOURCES
from tripreports.core.filters import KeyFilter, KeysFilter, PickFilter, RecordsFilter

_ROOT = "/api/v1/"
_TAKING_KEYS = (KeyFilter, PickFilter, RecordsFilter)


class Asking:
    """Asks for lists and records; a key may be used only once an answer has held it."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.requests: list[tuple[str, dict[str, str]]] = []
        self.records = 0
        self.keys: set[str] = set()

    def __call__(self, resource: str, **asked: str) -> list[Any]:
        """The first page of a list."""
        self._refuse_guesses(resource, asked)
        found: list[Any] = self._get(f"{resource}/", asked)["results"]
        self.records += len(found)
        return found

    def one(self, resource: str, **asked: str) -> Any:
        """The only record of a list."""
        (record,) = self(resource, **asked)
        return record

    def count(self, resource: str, **asked: str) -> int:
        """How many there are, without fetching them."""
        self._refuse_guesses(resource, asked)
        self.records += 1
        return int(self._get(f"{resource}/", {**asked, "count": "1", "limit": "1"})["count"])

    def record(self, resource: str, key: str, **asked: str) -> Any:
        assert key in self.keys, f"{key} is guessed"
        self.records += 1
        return self._get(f"{resource}/{key}/", asked)

    def spelled(self, resource: str, records: list[Any]) -> list[Said]:
        """Of each of the records all names and spellings, any of which is good."""
        keys = ",".join(one["key"] for one in records)
        found = self(resource, key__in=keys, fields="key,name_zh,name_en,aliases", limit="200")
        by_key = {one["key"]: one for one in found}
        return [called(by_key[one["key"]]) for one in records]

    def again(self, **asked: str) -> Any:
        """The last request once more, with something else besides."""
        address, before = self.requests[-1]
        return self._get(address, before | asked)

    def _get(self, address: str, asked: dict[str, str]) -> Any:
        self.requests.append((address, asked))
        response = self.client.get(f"{_ROOT}{address}", asked)
        assert response.status_code == 200, response.content.decode()
        answer = response.json()
        self.keys |= _keys(answer)
        return answer

    def _refuse_guesses(self, resource: str, asked: dict[str, str]) -> None:
        filters = RESOURCES[resource].filterset.base_filters
        for name, value in asked.items():
            if isinstance(filters.get(name), _TAKING_KEYS) or type(filters.get(name)) is KeysFilter:
                guessed = set(value.split(",")) - self.keys
                assert not guessed, f"{name}={guessed} is guessed"


def called(record: Any, also: str = "") -> Said:
    """Any of the names of a record, and the words besides."""
    names = [record["name_zh"], record["name_en"]]
    names += [alias["text"] for alias in record.get("aliases", ())]
    return Said(parts=(also,) if also else (), names=tuple(filter(None, names)))


def also(name: Said, words: str) -> Said:
    """The same name, with words besides."""
    return Said(parts=(words,), names=name.names)


def term(record: Any) -> str:
    """2025–2027, 2025, or nothing."""
    return "–".join(dict.fromkeys(filter(None, (record["starts_on"], record["ends_on"]))))


def quotes(answer: Any) -> list[str]:
    """The words of all citations in an answer, however deep."""
    if isinstance(answer, list):
        return [quote for one in answer for quote in quotes(one)]
    if not isinstance(answer, dict):
        return []
    own = [one["quote"] for one in answer.get("citations", ())]
    return own + quotes([value for name, value in answer.items() if name != "citations"])


def _keys(answer: Any) -> set[str]:
    if isinstance(answer, list):
        return set().union(*map(_keys, answer)) if answer else set()
    if not isinstance(answer, dict):
        return set()
    own = {answer["key"]} if isinstance(answer.get("key"), str) else set()
    # The paragraph of a citation is a key without a record around it.
    own |= {answer["paragraph"]} if isinstance(answer.get("paragraph"), str) else set()
    return own.union(_keys(list(answer.values())))
