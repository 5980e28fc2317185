"""Governments, associations and networks: what they are to each other, and their figures."""

from tests.questions.comparing import Answer, said
from tests.questions.finding import figure, named, organization
from tests.questions.registry import question
from tripreports.directory.enums import Capacity, MembershipStatus, OrganizationKind
from tripreports.directory.models import Organization
from tripreports.elections.models import Contest
from tripreports.events.enums import AgreementKind, AgreementStatus

# How the associations of local authorities among the associations are called.
LOCAL_AUTHORITIES = "Local|Municipal|Governors|Councillors"


@question("Q028")
def answer_q028() -> Answer:
    """Which institute did the congress launch, and to whom does it belong?"""
    institute = organization("UCLG ASPAC").children.get(
        kind=OrganizationKind.INSTITUTE, founded_on__year=2025
    )
    return {
        "zh": institute.name_zh,
        "en": named(institute),
        "parent": named(institute.parent),
    }


@question("Q085")
def answer_q085() -> Answer:
    """How many members has the TPO, and of which kinds?"""
    tpo = organization("TPO")
    return {
        "city_governments": figure(tpo, "city-government members").value,
        "ngo": figure(tpo, "NGO and civil-group members").value,
        "tourism_businesses": figure(tpo, "tourism-business members").value,
    }


@question(
    "Q086",
    {"朴亨竣 (Park Heong-joon), Mayor of Busan": "朴亨竣 (Park Heong-joon) 釜山廣域市 市長"},
)
def answer_q086() -> Answer:
    """When was the TPO founded, where is it seated, and who presides over it?"""
    tpo = organization("TPO")
    assert tpo.founded_on is not None
    assert tpo.seat is not None
    president = tpo.posts.get(is_ex_officio=True).official
    mayor = president.posts.get(is_ex_officio=False)
    assert mayor.organization is not None
    return {
        "founded": tpo.founded_on.year,
        "seat": tpo.seat.name_en,
        "president": said(
            president.name_zh, president.name_en, mayor.organization.name_zh, mayor.title_zh
        ),
    }


@question("Q088")
def answer_q088() -> Answer:
    """How many members and staff has UCLG ASPAC, and where is its secretariat?"""
    aspac = organization("UCLG ASPAC")
    secretariat = aspac.children.get(kind=OrganizationKind.SECRETARIAT)
    seat = secretariat.seat
    assert seat is not None
    assert seat.country is not None
    return {
        "members": figure(aspac, "members (local governments and associations)").value,
        "staff": figure(secretariat, "staff").value,
        "seat": said(seat.name_en, seat.country.name_en),
    }


@question("Q089")
def answer_q089() -> Answer:
    """Into which sub-regions is UCLG ASPAC divided, and in which is Taichung?"""
    subregions = organization("UCLG ASPAC").children.filter(kind=OrganizationKind.SUBREGION)
    ours = subregions.get(members__member=organization("臺中市政府"))
    return {
        "subregions": [subregion.name_zh for subregion in subregions],
        "taichung": ours.name_zh,
    }


@question("Q091", {"逾7億": 700000000})
def answer_q091() -> Answer:
    """When was Metropolis founded, how large is it, and where is it seated?"""
    metropolis = organization("Metropolis")
    assert metropolis.founded_on is not None
    return {
        "founded": metropolis.founded_on.year,
        "members": figure(metropolis, "member cities").value,
        "population": figure(metropolis, "population covered").value,
        "seat": named(metropolis.seat),
    }


@question("Q092", {"MeTTA members are think-tanks, not cities": "think_tank"})
def answer_q092() -> Answer:
    """Is Taichung a member of MeTTA; and if not, what are the members?"""
    metta = organization("MeTTA")
    statement = metta.members.get(member=organization("臺中市政府"))
    members = metta.members.exclude(status=MembershipStatus.NOT_MEMBER)
    kinds = members.order_by().values_list("member__kind", flat=True).distinct()
    return {
        "member": statement.status != MembershipStatus.NOT_MEMBER,
        "reason": said(*kinds),
    }


@question("Q094")
def answer_q094() -> Answer:
    """What is GAROK in full, and how does the report misspell it?"""
    association = organization("GAROK")
    return {
        "zh": association.name_zh,
        "en": association.name_en,
        "typo": association.aliases.get(kind="typo").text,
    }


@question(
    "Q095",
    {
        "independent organization (1985) and one of the 8 sections of UCLG": (
            "international organization, 1985; section, 8, UCLG"
        )
    },
)
def answer_q095() -> Answer:
    """What is Metropolis to UCLG?"""
    metropolis, uclg = organization("Metropolis"), organization("UCLG")
    assert metropolis.founded_on is not None
    return {
        "relation": said(
            metropolis.kind,
            metropolis.founded_on.year,
            metropolis.memberships.get(organization=uclg).capacity,
            f"{figure(uclg, 'sections').value:.0f}",
            uclg.aliases.get(kind="abbreviation").text,
        )
    }


@question(
    "Q097",
    {
        "Co-Presidents": "Co-President",
        "Financial Management Committee": "財務管理委員會",
        "Secretariat": "UCLG ASPAC 秘書處",
        "committees": ["文化委員會", "女性參與地方政府事務常設委員會"],
    },
)
def answer_q097() -> Answer:
    """Which offices and bodies govern UCLG ASPAC?"""
    aspac = organization("UCLG ASPAC")
    offices = Contest.objects.filter(election__body=aspac, parent=None, body=None)
    # The presidium is made up of the offices and bodies that are listed one by one.
    bodies = aspac.children.filter(kind=OrganizationKind.GOVERNING_BODY).exclude(name_zh="主席團")
    standing = aspac.children.filter(kind=OrganizationKind.COMMITTEE)
    finance = standing.get(name_zh__startswith="財務")
    return [
        *offices.values_list("position_en", flat=True),
        *(named(body) for body in bodies),
        named(finance),
        named(aspac.children.get(kind=OrganizationKind.SECRETARIAT)),
        [named(committee) for committee in standing.exclude(pk=finance.pk)],
    ]


@question("Q098", {"擴建中": "第 3 展廳正在進行擴建工程"})
def answer_q098() -> Answer:
    """How large is KINTEX, how many halls has it, and how does it grow?"""
    kintex = organization("KINTEX")
    return {
        "area_m2": figure(kintex, "exhibition area").value,
        "halls": figure(kintex, "multi-purpose halls in operation").value,
        "third_hall": figure(kintex, "hall under expansion").words,
    }


@question("Q100")
def answer_q100() -> Answer:
    """In which section of UCLG is Taichung besides UCLG ASPAC?"""
    section = Organization.objects.exclude(pk=organization("UCLG ASPAC").pk).get(
        memberships__organization=organization("UCLG"),
        memberships__capacity=Capacity.SECTION,
        members__member=organization("臺中市政府"),
    )
    return named(section)


@question("Q101")
def answer_q101() -> Answer:
    """Which Korean universities and institutes signed a memorandum?"""
    signatories = Organization.objects.filter(
        agreements__agreement__kind=AgreementKind.MOU,
        agreements__agreement__status=AgreementStatus.SIGNED,
        country__name_zh="韓國",
    )
    return [named(signatory) for signatory in signatories]


@question("Q148")
def answer_q148() -> Answer:
    """Which national associations of local authorities appear?"""
    associations = Organization.objects.filter(
        kind=OrganizationKind.ASSOCIATION, name_en__regex=LOCAL_AUTHORITIES
    )
    return [named(association) for association in associations]
