"""What the database and the services refuse, as errors of the request."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db import IntegrityError

from tripreports.api.writing.body import Body
from tripreports.api.writing.checking import note
from tripreports.api.writing.drafts import Draft
from tripreports.api.writing.refusals import InTheWay, Stale
from tripreports.core.breaches import breach_of
from tripreports.core.versions import Conflict
from tripreports.trips.services import Refused


@contextmanager
def refusals_in_words(draft: Draft, body: Body, *, raising: bool = True) -> Iterator[None]:
    """Outside of the transaction, which is rolled back by then.

    Not `raising`, errors are only noted, as other rows go on.
    """
    try:
        yield
    except Conflict as error:
        raise Stale from error
    except Refused as error:
        raise InTheWay(str(error)) from error
    except ValidationError as error:
        note(error, draft, body)
        if raising:
            body.raise_errors()
    except IntegrityError as error:
        _note_breach(error, draft, body)
        if raising:
            body.raise_errors()


def _note_breach(error: IntegrityError, draft: Draft, body: Body) -> None:
    models = list(dict.fromkeys(type(one.record) for one in draft.all()))
    breach = breach_of(error, models)
    if breach is None:  # a reference to what is gone meanwhile
        raise InTheWay from error
    named = [known for name in breach.fields if (known := draft.shape.name_of(name))]
    at = (*draft.at, named[-1]) if named else draft.at
    body.refuse(at, breach.message, breach.rule)
