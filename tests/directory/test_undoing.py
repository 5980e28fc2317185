"""What was merged is parted again, unless somebody has gone on from there."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from django.utils import translation

from tests.directory.test_merging import everything
from tests.factories import make_event, make_official, make_post, make_recommendation
from tripreports.directory.models import Merge, Official, Post
from tripreports.directory.services import Refused, merge, undo
from tripreports.events.models import Appearance
from tripreports.followup.models import Recommendation

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def registrar() -> User:
    return User.objects.create_superuser("registrar")


def test_undoing_is_refused_where_something_was_changed_since(registrar: User) -> None:
    kept, gone = make_official("kim"), make_official("kim-2", honorific="Dr.")
    post, advice = make_post(official=gone), make_recommendation()
    advice.officials.add(gone)
    appearance = Appearance.objects.create(
        key="talk", event=make_event(), official=gone, kind="keynote"
    )
    made = merge(kept, gone, by=registrar)
    moved = Post.objects.get(key=post.key)
    moved.title_en = "Governor"
    moved.save()
    Appearance.objects.get(key=appearance.key).delete()
    Recommendation.objects.get().officials.clear()
    now = Official.objects.get(key="kim")
    now.honorific = "Prof."
    now.save()
    Official.objects.get().aliases.get().delete()
    before = everything()

    with pytest.raises(Refused) as refused:
        undo(made, by=registrar)

    assert sorted(refused.value.reasons) == [
        "appearance talk was deleted since.",
        f"official alias {made.done['names'][0]} was deleted since.",
        f"post “Governor” ({post.key}) was changed since.",
        f"recommendation “Join the network” ({advice.key}) was changed since.",
        "“Kim” was changed since: honorific.",
    ]
    assert everything() == before


def test_what_came_later_stays_with_the_kept_one(registrar: User) -> None:
    kept, gone = make_official("kim"), make_official("kim-2")
    made = merge(kept, gone, by=registrar)
    later = make_post(official=kept, title_en="Senator")

    undo(made, by=registrar)

    later.refresh_from_db()
    assert later.official == kept


def test_merge_is_undone_once(registrar: User) -> None:
    made = merge(make_official("kim"), make_official("kim-2"), by=registrar)
    undo(made, by=registrar)

    with pytest.raises(Refused):
        undo(made, by=registrar)


def test_record_that_was_parted_can_be_merged_again(registrar: User) -> None:
    undo(merge(make_official("kim"), make_official("kim-2"), by=registrar), by=registrar)
    kept, gone = Official.objects.filter(key__startswith="kim").order_by("key")

    merge(kept, gone, by=registrar)

    assert Merge.objects.standing().count() == 1
