"""Which document is due for a trip: a rule of the government, told with its reason."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from tripreports.trips.enums import Category, DocumentDue

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as StrOrPromise


class Due(NamedTuple):
    kind: DocumentDue
    why: "StrOrPromise"


def required_document(ticks: Iterable[str]) -> Due:
    """The document that the ticked categories call for, and why.

    A full report for a study visit, training, research or an internship, and so for two or more
    categories; the summary form alone where only “other” is ticked. The boxes below “other” say
    what it was and count as that one category.
    """
    given = set(ticks)
    ticked = [category for category in Category if category in given]
    main = [category for category in ticked if category in Category.main()]
    asking = [category for category in main if category != Category.OTHER]
    if asking:
        # The comma of a list: a character of its own in Chinese.
        names = pgettext("list", ", ").join(str(category.label) for category in asking)
        return Due(
            DocumentDue.REPORT,
            _("A full report is due, because the trip is ticked as: %s.") % names,
        )
    if ticked:
        return Due(
            DocumentDue.SUMMARY_FORM,
            _("Only the summary form is due, because no category but “other” is ticked."),
        )
    return Due(
        DocumentDue.UNKNOWN,
        _("Tick the category of the trip: it says which document is due."),
    )
