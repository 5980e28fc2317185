"""Merging at the desk: compared first, done by a button, undone from a list."""

import pytest
from django.contrib.auth.models import Permission, User
from django.contrib.contenttypes.models import ContentType
from django.test import Client

from tests.admin.every import address
from tests.admin.forms import told
from tests.factories import make_delegate, make_official, make_organization, make_post, make_trip
from tripreports.core.models import Record
from tripreports.directory.models import Merge, Official, Organization

pytestmark = pytest.mark.django_db

LIST = "/admin/directory/merge/"


def _merge(record: Record) -> str:
    return f"/admin/{record._meta.app_label}/{record._meta.model_name}/{record.key}/merge/"


def _merged(clerk: Client, kept: Official, gone: Official, **also: object) -> object:
    chosen = {"other": gone.key, "keeps_this": "yes"}
    page = clerk.get(_merge(kept), chosen)
    sent = chosen | {"versions": page.context["plan"]["versions"]} | also
    return clerk.post(_merge(kept), sent, follow=True)


def test_page_of_a_record_leads_to_merging(clerk: Client) -> None:
    kim = make_official("kim")

    page = clerk.get(address(Official, "change", "kim")).content.decode()
    choice = clerk.get(_merge(kim))

    assert f'href="{_merge(kim)}"' in page
    assert choice.context["plan"] is None
    assert 'name="other"' in choice.content.decode()


def test_comparison_shows_what_differs_and_what_moves(clerk: Client) -> None:
    kept = make_official("kim", honorific="Mr.")
    gone = make_official("kim-2", name_zh="金", honorific="Dr.")
    post = make_post(official=gone, title_en="Mayor of Goyang")

    shown = clerk.get(_merge(kept), {"other": "kim-2", "keeps_this": "yes"})

    plan = shown.context["plan"]
    differing = [field["label"] for field in plan["fields"] if field["differs"]]
    assert differing == ["name in Chinese", "name in English", "honorific"]
    assert plan["kinds"] == [
        {
            "title": "Posts: official",
            "count": 1,
            "rows": [
                {"name": "Mayor of Goyang", "url": f"/admin/directory/post/{post.key}/change/"}
            ],
            "more": 0,
        }
    ]
    assert [(fill.name, fill.shown) for fill in plan["fills"]] == [("name_zh", "金")]
    assert plan["names"] == ["Kim-2"]
    assert Official.objects.count() == 2


def test_other_one_may_be_the_one_that_is_kept(clerk: Client) -> None:
    kim = make_official("kim")
    make_official("kim-2")

    plan = clerk.get(_merge(kim), {"other": "kim-2", "keeps_this": "no"}).context["plan"]

    assert (plan["kept"].key, plan["gone"].key) == ("kim-2", "kim")


def test_button_merges_and_list_undoes(clerk: Client) -> None:
    kept, gone = make_official("kim"), make_official("kim-2", name_zh="金", honorific="Dr.")
    make_post(official=gone)

    done = _merged(clerk, kept, gone, fill=["name_zh"])

    kept.refresh_from_db()
    assert told(done) == [
        "“Kim-2” is merged into “Kim”. The list of merges can undo it.",
    ]
    assert (kept.name_zh, kept.honorific, kept.posts.count()) == ("金", "", 1)

    made = Merge.objects.get()
    listed = clerk.get(LIST).content.decode()
    asked = clerk.get(f"{LIST}{made.pk}/undo/")
    undone = clerk.post(f"{LIST}{made.pk}/undo/", follow=True)

    assert f'href="{LIST}{made.pk}/undo/"' in listed
    assert asked.context["moved"] == 1
    assert told(undone) == ["“Kim-2” stands for itself again, beside “Kim”."]
    assert Official.objects.get(key="kim-2").posts.count() == 1


def test_comparison_that_is_out_of_date_merges_nothing(clerk: Client) -> None:
    kept, gone = make_official("kim"), make_official("kim-2")
    sent = {"other": "kim-2", "keeps_this": "yes", "versions": "kim:1 kim-2:1"}
    gone.note = "changed meanwhile"
    gone.save()

    answer = clerk.post(_merge(kept), sent)

    assert told(answer) == [
        "One of the records was changed meanwhile. Look at the comparison again."
    ]
    assert Official.objects.count() == 2


def test_obstacles_are_named_and_there_is_no_button(clerk: Client) -> None:
    kept, gone, trip = make_official("kim"), make_official("kim-2"), make_trip()
    make_delegate(trip=trip, official=kept, order=1)
    make_delegate(trip=trip, official=gone, order=2, title_en="Mayor")

    page = clerk.get(_merge(kept), {"other": "kim-2", "keeps_this": "yes"})

    (obstacle,) = page.context["plan"]["obstacles"]
    assert "cannot stand beside each other" in obstacle
    assert "Merge them" not in page.content.decode()


def test_undoing_tells_what_was_changed_since(clerk: Client) -> None:
    kept, gone = make_official("kim"), make_official("kim-2")
    make_post(key="mayor", official=gone)
    _merged(clerk, kept, gone)
    kept.posts.get().delete()

    page = clerk.post(f"{LIST}{Merge.objects.get().pk}/undo/")

    assert page.context["reasons"] == ["post mayor was deleted since."]
    assert Official.objects.count() == 1


def test_only_who_may_merge_does(client: Client) -> None:
    kim, city = make_official("kim"), make_organization("city")
    make_official("kim-2")
    user = User.objects.create_user("author", is_staff=True)
    user.user_permissions.add(
        *Permission.objects.filter(
            codename__in=["view_official", "change_official", "merge_organization", "view_merge"]
        ),
        Permission.objects.get(codename="view_organization"),
    )
    client.force_login(user)
    sent = {"other": "kim-2", "keeps_this": "yes", "versions": "kim:1 kim-2:1"}
    made = Merge.objects.create(
        record_type_id=_kind(Official), kept_key="kim", gone_key="kim-3", done={}
    )

    codes = [
        client.get(_merge(kim)).status_code,
        client.post(_merge(kim), sent).status_code,
        client.post(f"{LIST}{made.pk}/undo/").status_code,
        client.get(_merge(city)).status_code,
    ]

    assert codes == [403, 403, 403, 200]
    assert _merge(kim) not in client.get(address(Official, "change", "kim")).content.decode()
    assert Official.objects.count() == 2


def _kind(model: type[Record]) -> int:
    return ContentType.objects.get_for_model(model).pk


def test_merging_with_nothing_is_refused_by_the_form(clerk: Client) -> None:
    city = make_organization("city")

    page = clerk.get(_merge(city), {"other": "nowhere", "keeps_this": "yes"})

    assert page.context["form"].errors["other"] == ["This record is not there any more."]
    assert Organization.objects.count() == 1
