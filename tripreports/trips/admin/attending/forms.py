"""The forms on the page of an event of a trip."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Q, QuerySet
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminSelectWidget, UnfoldAdminTextInputWidget

from tripreports.core.forms import RecordForm, RowForm, RowFormSet
from tripreports.core.forms.chosen import ChosenSelect
from tripreports.core.text import fold, in_script
from tripreports.directory.matching import records_called
from tripreports.directory.models import Official, Post
from tripreports.events.models import Event
from tripreports.trips.enums import EncounterRole
from tripreports.trips.models import Attendance, Trip
from tripreports.trips.services.attending import Meeting

# What a new event has without anybody having entered it.
_GIVEN = {"order", "mode", "existing"}


class EventForm(RecordForm):
    """An event of the trip: one that the archive has already, or one that is entered here."""

    trip: Trip
    address_of: Callable[[str], str]
    # Whether whoever asks may enter events of the world.
    may_add = True
    # Nothing is saved: rows were pasted, and are to be looked through.
    is_only_shown = False

    existing = forms.ModelChoiceField(
        Event.objects.all(),
        required=False,
        label=_("event of the archive"),
        help_text=_("Found by any of its names. Leave this empty to enter a new event below."),
        widget=ChosenSelect(Attendance._meta.get_field("event"), admin.site),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance._state.adding:
            del self.fields["existing"]
        elif self.data.get("existing"):
            for field in self.fields.values():
                field.required = False

    def is_valid(self) -> bool:
        return super().is_valid() and not self.is_only_shown

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if "existing" in self.fields:
            self._clean_choice(cleaned.get("existing"))
        return cleaned

    def _clean_choice(self, event: Event | None) -> None:
        if event is None and not self.may_add:
            told = _("You may not add events to the archive. Choose one that it has.")
            self.add_error("existing", told)
        if event and (set(self.changed_data) - _GIVEN):
            self.add_error(
                "existing", _("Choose an event of the archive or enter a new one, not both.")
            )
        if event and is_told_of(self.trip, event):
            way_there = format_html(
                '{} <a href="{}">{}</a>',
                _("This event is in the trip already."),
                self.address_of(event.key),
                _("Go on with it there."),
            )
            self.add_error("existing", way_there)

    def _post_clean(self) -> None:
        """What is left empty because an event was chosen breaks no rule."""
        if not self.cleaned_data.get("existing"):
            super()._post_clean()  # type: ignore[misc]  # Django's own


def is_told_of(trip: Trip, event: Event) -> bool:
    return any(
        rows.exists()
        for rows in (
            trip.attendances.filter(event=event),
            trip.encounters.filter(event=event),
            event.delegate_acts.filter(delegate__trip=trip),
        )
    )


class LeanForm(RowForm):
    """A row that knows whether it is in the archive already."""

    @property
    def is_saved(self) -> bool:
        return not self.instance._state.adding


class _SeenField(forms.CharField):
    """What the page shows, sent back with it; shown again, it is what there is now."""

    def bound_data(self, _data: Any, initial: Any) -> Any:
        return initial

    def has_changed(self, _initial: Any, _data: Any) -> bool:
        return False


class EncounterForm(LeanForm):
    """A row of the people met: with whom, in which post, and what the source says of it."""

    new_person = forms.CharField(
        label=_("or a new person"),
        max_length=300,
        required=False,
        widget=UnfoldAdminTextInputWidget,
    )
    is_namesake = forms.BooleanField(label=_("somebody else of the same name"), required=False)
    new_title = forms.CharField(
        label=_("or a new title"), max_length=200, required=False, widget=UnfoldAdminTextInputWidget
    )
    roles = forms.MultipleChoiceField(
        label=_("roles"),
        choices=EncounterRole.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    # Roles are rows of their own, so that the version of the encounter says nothing of them.
    roles_seen = _SeenField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.twins: list[Official] = []
        encounter = self.instance
        there = [] if encounter._state.adding else [tag.role for tag in encounter.roles.all()]
        self.initial["roles"], self.initial["roles_seen"] = there, " ".join(there)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self._clean_person(cleaned)
        self._clean_post(cleaned)
        self._clean_roles(cleaned)
        return cleaned

    def _clean_person(self, cleaned: dict[str, Any]) -> None:
        name, person = cleaned.get("new_person"), cleaned.get("official")
        if name and person:
            self.add_error("new_person", _("Choose a person or name a new one, not both."))
        elif name:
            cleaned["official"] = Official(**in_script("name", name))

    def _clean_post(self, cleaned: dict[str, Any]) -> None:
        post, title, person = (cleaned.get(n) for n in ("post", "new_title", "official"))
        if post and person is None:
            cleaned["official"] = post.official
        elif post and person and post.official_id != person.pk:
            self.add_error("post", _("This is the post of somebody else. Choose one of theirs."))
        if title and post:
            self.add_error("new_title", _("Choose a post or give a new title, not both."))
        elif title and person is None:
            self.add_error("new_title", _("Say whose title it is: choose or name a person."))
        elif title:
            organization = cleaned.get("organization")
            cleaned["post"] = Post(
                official=person, organization=organization, **in_script("title", title)
            )
            # The encounter is with the person; the organization is that of the post.
            cleaned["organization"] = None

    def _clean_roles(self, cleaned: dict[str, Any]) -> None:
        """Follows what others did to roles that were left alone here; else says what they did."""
        seen = set((self.data.get(self.add_prefix("roles_seen")) or "").split())
        now, typed = self.initial["roles"], set(cleaned.get("roles", ()))
        if not self.is_saved or seen == set(now) or typed == set(now):
            return
        if typed == seen:
            cleaned["roles"] = now
            return
        told = _("Somebody else made this “%(now)s”. Your entry is kept: save again to replace it.")
        names = ", ".join(str(EncounterRole(role).label) for role in now) or "—"
        self.add_error("roles", told % {"now": names})

    def _get_validation_exclusions(self) -> set[str]:
        """Whoever is new is checked when saved: the rules ask the database for them."""
        exclude: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]  # Django's own
        for name in ("official", "post"):
            record = self.cleaned_data.get(name)
            if record is not None and record._state.adding:
                exclude.add(name)
        return exclude

    @property
    def has_a_person(self) -> bool:
        return self.is_saved and bool(self.initial.get("official"))

    def meeting(self) -> Meeting:
        return Meeting(
            self.instance, self.cleaned_data["roles"], self.cleaned_data["group_members"]
        )


class EncounterFormSet(RowFormSet):
    """All whom we met at one event: nobody twice, and no person made who is there already."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._posts: dict[str, list[Post]] | None = None

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        person = form["official"].value() if index is not None else None
        posts = self.posts_of(str(person)) if person else []
        form.fields["post"].widget = UnfoldAdminSelectWidget()
        form.fields["post"].widget.choices = [("", "—"), *((p.pk, label_of(p)) for p in posts)]

    def posts_of(self, person: str) -> list[Post]:
        """The posts of a person of these rows; those of all are read at once."""
        if self._posts is None:
            people = {str(row.official_id) for row in self.get_queryset()} | {
                value for name, value in self.data.items() if name.endswith("-official")
            }
            self._posts = {}
            for post in posts_in_order(Q(official__in=people)):
                self._posts.setdefault(post.official_id, []).append(post)
        return self._posts.get(person, [])

    def clean(self) -> None:
        super().clean()
        rows = [form for form in self._rows() if hasattr(form, "cleaned_data")]
        self._refuse_repeated(rows)
        self._warn_of_twins(rows)

    def _refuse_repeated(self, rows: list[Any]) -> None:
        seen: Counter[str] = Counter()
        for form in rows:
            person = form.cleaned_data.get("official")
            if person is None:
                continue
            field = "new_person" if person._state.adding else "official"
            name = fold(str(person)) if person._state.adding else person.pk
            if seen[name] and not form.cleaned_data.get("is_namesake"):
                form.add_error(field, _("This person has a row further up: keep one of them."))
            seen[name] += 1

    def _warn_of_twins(self, rows: list[Any]) -> None:
        new = [form for form in rows if form.cleaned_data.get("new_person")]
        new = [form for form in new if not form.cleaned_data.get("is_namesake")]
        known = records_called(Official, [form.cleaned_data["new_person"] for form in new])
        for form in new:
            twins = known.get(fold(form.cleaned_data["new_person"]), [])
            if twins:
                form.twins = twins
                told = _(
                    "The archive has this name already: choose that person, or tick that this is"
                    " somebody else."
                )
                form.add_error("new_person", told)


def posts_in_order(condition: Q) -> QuerySet[Post]:
    return Post.objects.filter(condition).select_related("organization")


def label_of(post: Post) -> str:
    """A post with its time, because a person may have held the same one twice."""
    return f"{post} ({post.period})" if post.period else str(post)
