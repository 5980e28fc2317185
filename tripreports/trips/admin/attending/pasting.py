"""Names pasted as lines become rows of people met."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from unfold.widgets import UnfoldAdminSelectWidget, UnfoldAdminTextareaWidget

from tripreports.core.text import fold
from tripreports.directory.matching import records_called
from tripreports.directory.models import Official, Organization, Post
from tripreports.trips.enums import Basis, Contact, Presence

_PREFIX = "encounters"
_MOST = 200


class PasteForm(forms.Form):
    """Many people at once: their names, and what the source says of all of them."""

    pasted = forms.CharField(
        label=_("names, one to a line"),
        help_text=_("After a tab, the title; after another, the organization."),
        required=False,
        widget=UnfoldAdminTextareaWidget({"rows": 4}),
    )
    pasted_contact = forms.ChoiceField(
        label=_("contact"), choices=Contact.choices, widget=UnfoldAdminSelectWidget
    )
    pasted_basis = forms.ChoiceField(
        label=_("stated in"), choices=Basis.choices, widget=UnfoldAdminSelectWidget
    )
    pasted_presence = forms.ChoiceField(
        label=_("presence"),
        choices=Presence.choices,
        initial=Presence.IN_PERSON,
        widget=UnfoldAdminSelectWidget,
    )


@dataclass(frozen=True)
class Pasted:
    """How many of the names are in the archive, are not, and had a row already."""

    known: int
    new: int
    left_out: int

    def told(self) -> str:
        parts = [
            ngettext("%d person found.", "%d people found.", self.known) % self.known,
            ngettext("%d new person.", "%d new people.", self.new) % self.new,
        ]
        if self.left_out:
            told = ngettext("%d left out.", "%d left out.", self.left_out)
            parts.append(told % self.left_out)
        return " ".join([*parts, str(_("Look through the rows, then save."))])


class Line(NamedTuple):
    name: str
    title: str
    organization: str


def with_pasted_rows(sent: QueryDict) -> tuple[QueryDict, Pasted]:
    """What was sent, with a row for each pasted name that has none yet."""
    sent = sent.copy()
    lines = _lines(sent.get("pasted", ""))
    people = records_called(Official, [line.name for line in lines])
    organizations = records_called(Organization, [line.organization for line in lines])
    posts = _posts_of([person for found in people.values() for person in found])
    total = int(sent.get(f"{_PREFIX}-TOTAL_FORMS") or 0)
    there = _in_rows(sent, total)
    known = new = 0
    for line in lines[:_MOST]:
        found = people.get(fold(line.name), [])
        person = found[0] if len(found) == 1 else None
        if (person.key if person else fold(line.name)) in there:
            continue
        row = _row(line, person, posts, organizations.get(fold(line.organization), []))
        number = _free_row(sent, total)
        _put(sent, number, row)
        total = max(total, number + 1)
        there.add(person.key if person else fold(line.name))
        known, new = known + bool(person), new + (person is None)
    sent[f"{_PREFIX}-TOTAL_FORMS"] = str(total)
    sent["pasted"] = ""
    return sent, Pasted(known, new, len(lines) - known - new)


def _lines(text: str) -> list[Line]:
    cells = [[cell.strip() for cell in line.split("\t")] for line in text.splitlines()]
    return [Line(*(*row, "", "")[:3]) for row in cells if row[0]]


def _in_rows(sent: QueryDict, total: int) -> set[str]:
    """Who has a row: the keys of those chosen, the folded names of those that are new."""
    rows = [f"{_PREFIX}-{number}" for number in range(total)]
    chosen = {sent.get(f"{row}-official", "") for row in rows}
    return (chosen | {fold(sent.get(f"{row}-new_person", "")) for row in rows}) - {""}


def _posts_of(people: list[Official]) -> dict[str, list[Post]]:
    posts: dict[str, list[Post]] = {}
    for post in Post.objects.filter(official__in=people).select_related("organization"):
        posts.setdefault(post.official_id, []).append(post)
    return posts


def _row(
    line: Line,
    person: Official | None,
    posts: dict[str, list[Post]],
    organizations: list[Organization],
) -> dict[str, str]:
    organization = organizations[0].key if len(organizations) == 1 else ""
    row = {"official": person.key} if person else {"new_person": line.name}
    if not line.title:
        return row
    for post in posts.get(person.key, []) if person else ():
        if fold(line.title) in {fold(post.title_zh), fold(post.title_en), fold(str(post))}:
            return row | {"post": post.key}
    return row | {"new_title": line.title, "organization": organization}


def _free_row(sent: QueryDict, total: int) -> int:
    """The first row at the end in which nobody is named yet."""
    names = ("key", "official", "new_person", "organization", "group")
    while total and not any(sent.get(f"{_PREFIX}-{total - 1}-{name}") for name in names):
        total -= 1
    return total


def _put(sent: QueryDict, number: int, row: dict[str, Any]) -> None:
    said = {name: sent.get(f"pasted_{name}", "") for name in ("contact", "basis", "presence")}
    for name, value in (said | row).items():
        sent[f"{_PREFIX}-{number}-{name}"] = value
