"""Answers about the example trip, as the API gives them: a test compares each with the real one.

Of every list stands one item alone, the same whatever the order of the database; and no time of a
change, as this is that of loading.
"""

import json
import re
from pathlib import Path
from typing import Any

PATH = Path(__file__).with_name("examples.json")
SITE = "https://trips.example.org"
_CHANGED = dict.fromkeys(("updated_at", "at"), "2026-01-19T04:00:00.000000Z")
_PLACE = re.compile(r"(?<=since=)[^&]+")

EXAMPLES: dict[str, Any] = json.loads(PATH.read_text(encoding="utf-8"))


def shortened(answer: Any) -> Any:
    """An answer as it stands among the examples."""
    if isinstance(answer, dict):
        return {name: _CHANGED.get(name, shortened(value)) for name, value in answer.items()}
    if isinstance(answer, list):
        return sorted(map(shortened, answer), key=json.dumps)[:1]
    if isinstance(answer, str):
        return _PLACE.sub("2026-01-19T04:00:00Z", answer)
    return answer
