"""Trips to write, as another program sends them: each with all its parts in one body."""

import datetime as dt
import random
import sqlite3
from pathlib import Path
from typing import Any

from tests.benchmarks.vocabulary import SUBJECTS

_SEED = 6
_DELEGATES, _DAYS, _EVENTS, _ENCOUNTERS, _SECTIONS = 4, 9, 12, 25, 10
_LENGTH = 400
_FIRST_DAY = dt.date(2026, 1, 5)

Body = dict[str, Any]


class Bodies:
    """Trips about records that an archive has."""

    def __init__(self, database: Path) -> None:
        self._dice = random.Random(_SEED)  # noqa: S311 (no secret: the same each time)
        connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
        try:
            self._ours = _rows(
                connection, "SELECT key FROM directory_official WHERE key LIKE 'ours-%'"
            )
            self._people = _rows(
                connection,
                "SELECT official_id, key, organization_id FROM directory_post"
                " WHERE key LIKE 'made-post-%'",
            )
            self._events = _rows(
                connection, "SELECT key FROM events_event WHERE key LIKE 'made-event-%'"
            )
            self._cities = _rows(
                connection,
                "SELECT key, country_id FROM directory_place WHERE key LIKE 'made-city-%'",
            )
            self._agencies = _rows(
                connection,
                "SELECT key, parent_id, name_zh FROM directory_organization"
                " WHERE key LIKE 'made-agency-%'",
            )
            self._texts = _rows(connection, "SELECT text FROM reports_paragraph ")
        finally:
            connection.close()

    def trip(self, number: int) -> Body:
        city, country = self._dice.choice(self._cities)
        agency, government, agency_name = self._dice.choice(self._agencies)
        starts_on = _FIRST_DAY + dt.timedelta(days=number % 300)
        events = [key for (key,) in self._dice.sample(self._events, _EVENTS)]
        return {
            "title_zh": f"赴海外出席{SUBJECTS[number % len(SUBJECTS)]}會議（{number}）",
            "government": government,
            "agency": agency,
            "starts_on": starts_on.isoformat(),
            "ends_on": (starts_on + dt.timedelta(days=_DAYS - 1)).isoformat(),
            "regions": [country],
            "delegates": self._delegates(agency, agency_name),
            "itinerary_days": [
                self._day(starts_on + dt.timedelta(days=n), city, events[n]) for n in range(_DAYS)
            ],
            "attendances": [{"event": event, "status": "attended"} for event in events],
            "encounters": self._encounters(events),
            "sections": [self._section(n) for n in range(1, _SECTIONS + 1)],
        }

    def _delegates(self, agency: str, name: str) -> list[Body]:
        office = {"organization": agency, "agency": name, "title_zh": "科長"}
        chosen = self._dice.sample(self._ours, _DELEGATES)
        roles = ["head", *["member"] * (_DELEGATES - 1)]
        return [
            {"official": one, "role": role, **office}
            for (one,), role in zip(chosen, roles, strict=True)
        ]

    def _day(self, on: dt.date, city: str, event: str) -> Body:
        return {
            "on": on.isoformat(),
            "route": "臺中—海外",
            "stops": [{"place": city}],
            "activities": [{"text": "出席會議", "event": event}, {"text": "返回旅館"}],
        }

    def _encounters(self, events: list[str]) -> list[Body]:
        chosen = self._dice.sample(self._people, _ENCOUNTERS)
        return [
            {
                "event": events[number % len(events)],
                "official": official,
                "post": post,
                "organization": organization,
                "basis": "body",
                "contact": "explicit",
                "roles": ["met"],
            }
            for number, (official, post, organization) in enumerate(chosen)
        ]

    def _section(self, number: int) -> Body:
        text = "".join(text for (text,) in self._dice.sample(self._texts, 3))[:_LENGTH]
        heading = f"第{number}節"
        return {
            "level": 1,
            "kind": "prose",
            "heading": heading,
            "title": heading,
            "paragraphs": [{"text": text}],
        }


def _rows(connection: sqlite3.Connection, sql: str) -> list[tuple[Any, ...]]:
    return connection.execute(f"{sql} ORDER BY 1 LIMIT 3000").fetchall()
