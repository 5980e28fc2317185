"""`manage.py list_due`: what is due soon or overdue, by which rule, and mails that say so."""

import datetime as dt
from argparse import ArgumentTypeError
from collections import defaultdict
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import send_mail
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from tripreports.trips.deadlines import Pressing, what_presses
from tripreports.trips.deadlines.terms import SOON
from tripreports.trips.enums import TripState
from tripreports.trips.models import Trip

# With several ways to sign in, Django wants to be told where permissions are looked up.
_PERMISSIONS = "django.contrib.auth.backends.ModelBackend"


class Command(BaseCommand):
    help = "Lists the reports and reviews that are due soon or overdue, each with its rule."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--days",
            type=number_of_days,
            default=SOON,
            help="What is due within so many days is due soon (default: %(default)s).",
        )
        parser.add_argument(
            "--on",
            type=day,
            default=None,
            help="The day to reckon from, as 2026-01-31 (default: today).",
        )
        parser.add_argument(
            "--mail",
            action="store_true",
            help="Sends each person one mail: reviewers on reports in review, authors on others.",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        on, days = options["on"] or timezone.localdate(), options["days"]
        trips = Trip.objects.filter(state__in=[TripState.DRAFT, TripState.IN_REVIEW])
        pressing = what_presses(trips.select_related("author"), today=on, soon=days)
        # A command has no reader whose language is known.
        with override(settings.LANGUAGE_CODE):
            for each in pressing:
                self.stdout.write(entry(each))
            if not pressing:
                self.stdout.write(_("Nothing is due."))
            if options["mail"]:
                self.send(pressing)

    def send(self, pressing: list[Pressing]) -> None:
        """One mail to each person; who cannot be reached is named, and the others are still told."""
        failed = []
        for address, entries in self.by_address(pressing).items():
            try:
                send_mail(subject(len(entries)), body(entries), None, [address])
            except (SMTPException, OSError) as problem:
                failed.append(f"{address}: {problem}")
                continue
            told = ngettext("%(to)s: %(count)d entry", "%(to)s: %(count)d entries", len(entries))
            self.stdout.write(told % {"to": address, "count": len(entries)})
        if failed:
            raise CommandError(_("Not sent: %s") % "; ".join(failed))

    def by_address(self, pressing: list[Pressing]) -> dict[str, list[str]]:
        entries: dict[str, list[str]] = defaultdict(list)
        reviewers = addresses_of_reviewers()
        for each in pressing:
            own = address_of(each.trip.author)
            # What is in review waits for the reviewers; nobody reviews a report of their own.
            is_in_review = each.trip.state == TripState.IN_REVIEW
            addresses = [other for other in reviewers if other not in own] if is_in_review else own
            for address in addresses:
                entries[address].append(entry(each))
            if not addresses:
                self.stderr.write(_("Nobody to write to about: %s") % each.trip)
        return entries


def number_of_days(text: str) -> int:
    if not (text.isdecimal() and int(text) <= 3650):  # noqa: PLR2004 (ten years)
        raise ArgumentTypeError("a number of days is a whole number from 0 to 3650")
    return int(text)


def day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError("a day is written as 2026-01-31") from error


def entry(each: Pressing) -> str:
    return f"{each.trip}\n    {each.deadline.line}"


def subject(count: int) -> str:
    return ngettext("%d deadline of a trip report", "%d deadlines of trip reports", count) % count


def body(entries: list[str]) -> str:
    return "\n\n".join([_("These are due soon or overdue:"), *entries, ""])


def address_of(author: User | None) -> list[str]:
    return [author.email] if author and author.is_active and author.email else []


def addresses_of_reviewers() -> list[str]:
    reviewers = User.objects.with_perm(
        "trips.review_trip", backend=_PERMISSIONS, include_superusers=False
    )
    with_mail = reviewers.exclude(email="").order_by("email")
    return list(with_mail.values_list("email", flat=True).distinct())
