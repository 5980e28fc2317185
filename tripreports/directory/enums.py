from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PlaceKind(TextChoices):
    COUNTRY = "country", _("country")
    TERRITORY = "territory", _("territory")
    REGION = "region", _("region")
    PROVINCE = "province", _("province")
    CITY = "city", _("city")
    REGENCY = "regency", _("regency")
    MUNICIPALITY = "municipality", _("municipality")
    DISTRICT = "district", _("district")
    VENUE = "venue", _("venue")
    SITE = "site", pgettext_lazy("place", "site")
    MONUMENT = "monument", _("monument")
    RIVER = "river", _("river")

    @classmethod
    def countries(cls) -> tuple["PlaceKind", ...]:
        """Kinds that may stand as the country of another place."""
        return (cls.COUNTRY, cls.TERRITORY)

    @classmethod
    def cities(cls) -> tuple["PlaceKind", ...]:
        """Kinds that people mean by the city that they went to."""
        return (cls.CITY, cls.REGENCY, cls.MUNICIPALITY)


class OrganizationKind(TextChoices):
    CITY_GOVERNMENT = "city_government", _("city government")
    PROVINCIAL_GOVERNMENT = "provincial_government", _("provincial government")
    REGENCY_GOVERNMENT = "regency_government", _("regency government")
    DISTRICT_GOVERNMENT = "district_government", _("district government")
    MUNICIPALITY = "municipality", pgettext_lazy("organization", "municipality")
    CITY = "city", _("city")
    MINISTRY = "ministry", _("ministry")
    DEPARTMENT = "department", _("department")
    SECTION = "section", _("section of a department")
    LEGISLATURE = "legislature", _("legislature")
    CITY_COUNCIL = "city_council", _("city council")
    INTERNATIONAL_ORGANIZATION = "international_organization", _("international organization")
    REGIONAL_SECTION = "regional_section", _("regional section")
    REGIONAL_FORUM = "regional_forum", _("regional forum")
    SUBREGION = "subregion", _("sub-region")
    GOVERNING_BODY = "governing_body", _("governing body")
    COMMITTEE = "committee", _("committee")
    SECRETARIAT = "secretariat", _("secretariat")
    UN_AGENCY = "un_agency", _("United Nations body")
    ASSOCIATION = "association", _("association")
    ALLIANCE = "alliance", _("alliance")
    PROFESSIONAL_BODY = "professional_body", _("professional body")
    PROGRAMME = "programme", _("programme")
    INSTITUTE = "institute", _("institute")
    THINK_TANK = "think_tank", _("think tank")
    UNIVERSITY = "university", _("university")
    RESEARCH_CENTRE = "research_centre", _("research centre")
    COMPANY = "company", _("company")
    DIVISION = "division", _("division of a company")
    PUBLIC_CORPORATION = "public_corporation", _("public corporation")
    CONVENTION_CENTRE = "convention_centre", _("convention centre")
    HOTEL = "hotel", _("hotel")
    MUSEUM = "museum", _("museum")
    FESTIVAL_BODY = "festival_body", _("festival body")
    MUSIC_FESTIVAL_BRAND = "music_festival_brand", _("music festival")
    BAND = "band", _("band")
    PERFORMING_TEAM = "performing_team", _("performing team")
    CIVIL_GROUP = "civil_group", _("civil group")


class ParentRelation(TextChoices):
    """What an organization is to its parent."""

    ORGAN = "organ", _("organ")
    SECTION = "section", _("section or branch")
    UNIT = "unit", _("unit")
    PROGRAMME = "programme", _("programme")


class Capacity(TextChoices):
    """As what an organization belongs to another."""

    MEMBER = "member", _("member")
    FOUNDER = "founder", pgettext_lazy("membership", "founder")
    SECTION = "section", pgettext_lazy("membership", "section")
    SUBREGION_MEMBER = "subregion_member", _("member of the sub-region")
    WORLD_COUNCIL = "world_council", _("member of the World Council")
    COUNCIL = "council", _("member of the Council")
    EXECUTIVE_BUREAU = "executive_bureau", _("member of the Executive Bureau")
    EXECUTIVE_COMMITTEE = "executive_committee", _("member of the Executive Committee")


class MembershipStatus(TextChoices):
    CURRENT = "current", _("in force")
    ADMITTED = "admitted", _("newly admitted")
    ENDED = "ended", _("ended")
    NOT_MEMBER = "not_member", _("explicitly not a member")


class Gained(TextChoices):
    """How a membership came about."""

    ELECTION = "election", _("by election")
    RESOLUTION = "resolution", _("by resolution")
    AGREEMENT = "agreement", _("by agreement")
    FOUNDING = "founding", _("by founding it")


class OfficialKind(TextChoices):
    DELEGATE = "delegate", _("delegate")
    PRINCIPAL = "principal", _("head of our government")
    OFFICIAL = "official", pgettext_lazy("kind of person", "official")
    EXPERT = "expert", _("expert")
    HISTORICAL = "historical", _("historical person")


class PostStatus(TextChoices):
    CURRENT = "current", _("in office")
    FORMER = "former", _("former")
    INCOMING = "incoming", _("to take office")
    HISTORICAL = "historical", _("historical")
