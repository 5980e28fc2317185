"""Abstract models: what every record of the archive has in common."""

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar

from django.db import models
from django.db.models import ProtectedError, Q, RestrictedError
from django.utils.encoding import force_str
from django.utils.translation import get_language, gettext, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from tripreports.core.dates import PartialDate
from tripreports.core.enums import Precision
from tripreports.core.keys import new_key, validate_key
from tripreports.core.versions import Versioned
from tripreports.core.visibility import sees_drafts

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as StrOrPromise

    from tripreports.core.rules import CrossRowRule
    from tripreports.core.visibility import Reader


M_co = TypeVar("M_co", bound=models.Model, covariant=True)


class RecordQuerySet(models.QuerySet[M_co]):
    def visible_to(self, user: "Reader | None") -> Self:
        raise NotImplementedError

    def delete(self) -> tuple[int, dict[str, int]]:
        try:
            return super().delete()
        except (ProtectedError, RestrictedError) as error:
            raise _refusal(error) from error


class SharedQuerySet(RecordQuerySet[M_co]):
    """Records about the world: public once a published trip refers to them."""

    def visible_to(self, user: "Reader | None") -> Self:
        return self if sees_drafts(user) else self.filter(is_public=True)


class Record(Versioned):
    """Anything that the archive keeps and can prove.

    It is `part_of` other records, named by these fields, where they show it among their own columns:
    so a change of it is a change of theirs to those who read.
    """

    part_of: ClassVar[tuple[str, ...]] = ()
    cross_row_rules: ClassVar[tuple["CrossRowRule", ...]] = ()
    # Kinds worth a line of their own where records are counted.
    counted_apart: ClassVar[tuple[tuple["StrOrPromise", Q], ...]] = ()

    key = models.CharField(
        _("key"),
        max_length=80,
        primary_key=True,
        default=new_key,
        editable=False,
        validators=[validate_key],
    )
    note = models.TextField(
        _("note"), blank=True, help_text=_("What a reader of this record should know.")
    )
    is_derived = models.BooleanField(
        _("derived"),
        default=False,
        help_text=_("Concluded from the source, which does not say it in so many words."),
    )

    class Meta:
        abstract = True

    @classmethod
    def shows(cls, row: str) -> str:
        """What `visible_to` says of the public, in SQL of a row of the table: NEW or OLD.

        Triggers go by it. Where it cannot be known any more, it is true.
        """
        raise NotImplementedError(row)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        try:
            return super().delete(*args, **kwargs)
        except (ProtectedError, RestrictedError) as error:
            raise _refusal(error) from error

    def _get_FIELD_display(self, field: "models.Field[Any, Any]") -> str:  # noqa: N802 (Django's name)
        """Behind each `get_…_display()`: Django sorts all choices of the field anew each time."""
        code = getattr(self, field.attname)
        shown: str = force_str(_labels(field).get(code, code), strings_only=True)
        return shown


class SharedRecord(Record):
    """A record about the world, true whether or not we travelled.

    `states_about` names the relation to the record that this one is a statement about: where
    that is public, so is the statement. Places, people and events stand by themselves.
    """

    states_about: ClassVar[str] = ""

    is_public = models.BooleanField(
        _("public"),
        default=False,
        editable=False,
        db_index=True,
        help_text=_("Set when a trip that refers to this record is published."),
    )

    class Meta:
        abstract = True

    @classmethod
    def shows(cls, row: str) -> str:
        return f"{row}.is_public"

    def is_visible_to(self, user: "Reader | None") -> bool:
        return self.is_public or sees_drafts(user)


class Named(models.Model):
    """Something with a Chinese name, an English name, or both."""

    name_zh = models.CharField(_("name in Chinese"), max_length=300, blank=True)
    name_en = models.CharField(_("name in English"), max_length=300, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return in_language(self.name_zh, self.name_en)

    @property
    def other_name(self) -> str:
        """The name in the other language, where there is one."""
        if not (self.name_zh and self.name_en) or self.name_zh == self.name_en:
            return ""
        return self.name_en if self.name == self.name_zh else self.name_zh


class Alias(models.Model):
    """Another way in which a source writes a name: never a correction of the source."""

    text = models.CharField(pgettext_lazy("alias", "text"), max_length=300)
    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=[
            ("spelling", _("other spelling")),
            ("abbreviation", _("abbreviation")),
            ("short", _("short form")),
            ("typo", _("misprint in the source")),
        ],
        default="spelling",
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.text


class Period(models.Model):
    """Two partial dates, either of which may be unknown.

    A year or a month is stored as its first day in `starts_on` and its last day in `ends_on`.
    Without an end the period goes on, unless `is_open_ended` says that it is a date.
    """

    is_open_ended: ClassVar[bool] = True

    starts_on = models.DateField(_("from"), null=True, blank=True)
    starts_precision = models.CharField(
        _("precision of the start"), max_length=5, choices=Precision, blank=True
    )
    ends_on = models.DateField(_("until"), null=True, blank=True)
    ends_precision = models.CharField(
        _("precision of the end"), max_length=5, choices=Precision, blank=True
    )

    class Meta:
        abstract = True

    @property
    def starts(self) -> PartialDate | None:
        return _partial(self.starts_on, self.starts_precision)

    @property
    def ends(self) -> PartialDate | None:
        return _partial(self.ends_on, self.ends_precision)

    @property
    def period(self) -> str:
        """2025-09-24–2025-09-27, 2025–2027, 2025-10, 2004– or nothing."""
        first = self.starts.iso() if self.starts else ""
        last = self.ends.iso() if self.ends else ""
        if first == last or not (last or self.is_open_ended):
            return first
        return f"{first}–{last}"


@cache
def _labels(field: "models.Field[Any, Any]") -> dict[Any, Any]:
    return dict(field.flatchoices)


def in_language(zh: str, en: str) -> str:
    """The text in the reader's language, or in the other where that one is missing."""
    return (zh or en) if (get_language() or "").startswith("zh") else (en or zh)


def _partial(on: dt.date | None, precision: str) -> PartialDate | None:
    return PartialDate(on, Precision(precision)) if on else None


def _refusal(error: ProtectedError | RestrictedError) -> ProtectedError:
    """The same refusal, naming what still refers to the record."""
    blockers: set[models.Model] = (
        error.protected_objects if isinstance(error, ProtectedError) else error.restricted_objects
    )
    named = [
        gettext("%(kind)s “%(name)s”") % {"kind": o._meta.verbose_name, "name": o}
        for o in list(blockers)[:5]
    ]
    more = len(blockers) - len(named)
    # The comma of a list: a character of its own in Chinese.
    names = pgettext("list", ", ").join(named) + (gettext(" and %d more") % more if more else "")
    message = gettext("Not deleted, because these refer to it: %s.") % names
    return ProtectedError(message, blockers)
