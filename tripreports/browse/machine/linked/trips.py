"""A trip as linked data: the report of it, by whom, on what, about which days and places."""

from tripreports.browse.extract import Extract
from tripreports.browse.kinds import Row
from tripreports.browse.machine.linked.node import Node, Writer, licensed
from tripreports.browse.wording import local_day
from tripreports.directory.models import Official, Organization, Place
from tripreports.events.models import Event
from tripreports.trips.enums import AttendanceStatus
from tripreports.trips.models import Amendment, Attendance, Delegate, Trip


def trip_node(writer: Writer, row: Row) -> Node:
    extract = writer.extract
    amended = [one["ended_at"] for one in extract.rows(Amendment) if one["ended_at"]]
    return writer.subject(
        "Report",
        Trip,
        row,
        inLanguage="zh-Hant",
        dateCreated=row["report_on"],
        datePublished=local_day(row["published_at"] or ""),
        dateModified=local_day(max(amended, default="")),
        temporalCoverage=f"{row['starts_on']}/{row['ends_on']}",
        spatialCoverage=writer.briefs("Place", Place, row["regions"]),
        author=writer.brief("GovernmentOrganization", Organization, row["government_id"]),
        sourceOrganization=writer.brief("Organization", Organization, row["agency_id"]),
        mentions=writer.briefs(
            "Person", Official, (one["official_id"] for one in extract.rows(Delegate))
        ),
        about=writer.briefs("Event", Event, _attended(extract)),
        **licensed(),
    )


def _attended(extract: Extract) -> list[str]:
    """Events that we were at; those within another of them stand on its page."""
    attendances = extract.of(Attendance, status=AttendanceStatus.ATTENDED)
    attended = [one["event_id"] for one in attendances]
    known = set(attended)
    parents = {row["key"]: row["parent_id"] for row in extract.rows(Event)}
    return [key for key in attended if parents.get(key) not in known]
