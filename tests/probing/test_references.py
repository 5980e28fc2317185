"""Requests of the probe name records that are there."""

from jsonschema_rs import Draft202012Validator

from tests.probing.references import with_known_keys
from tripreports.api.schema.document import document


def test_references_become_keys_of_records_that_are_there() -> None:
    told = with_known_keys(document(), lambda name: [f"one-of-{name}"])

    asked = {
        one["name"]: one["schema"]
        for one in told["paths"]["/api/v1/trips/"]["get"]["parameters"]
        if "name" in one
    }
    whole = {"$ref": "#/components/schemas/PostChanges", "components": told["components"]}
    body = Draft202012Validator(whole)

    assert asked["event"] == {"type": "string", "enum": ["one-of-events"]}
    assert asked["event__in"]["items"] == {"type": "string", "minLength": 1}
    assert body.is_valid({"official": "one-of-officials"})
    assert body.is_valid({"official": {"key": "one-of-officials"}})
    assert body.is_valid({"official": {"external_id": "our-17"}})
    assert not body.is_valid({"official": "one-of-places"})
