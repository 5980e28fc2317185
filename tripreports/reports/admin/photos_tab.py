"""The photos tab of the trip form: upload many, write beside each, put them in order."""

from bisect import bisect_left
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.db import transaction
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tripreports.core.kept import take_up, unsaved
from tripreports.core.ordering import arranged
from tripreports.reports.admin.photo_forms import AssignForm, CardForm, UploadForm
from tripreports.reports.models import Photo, PhotoPerson
from tripreports.reports.renditions import THUMBNAIL, name_of
from tripreports.reports.services import Added, add_photos, assign_photos, place_photos
from tripreports.trips.admin import tabs
from tripreports.trips.admin.base import is_open
from tripreports.trips.admin.tabs import Tab
from tripreports.trips.models import Trip
from tripreports.trips.services import why_closed

ON_A_PAGE = 60


def photos_page(admin: Any, request: HttpRequest, trip: Trip) -> HttpResponse:
    take_up(request)
    return (_changed if request.method == "POST" else _shown)(admin, request, trip)


@transaction.atomic
def _changed(admin: Any, request: HttpRequest, trip: Trip) -> HttpResponse:
    if not is_open(request, trip):
        messages.error(request, why_closed(trip))
        return HttpResponseRedirect(PHOTOS.address(trip))
    if "_upload" in request.POST:
        return _upload(admin, request, trip)
    return _save(admin, request, trip)


def _upload(admin: Any, request: HttpRequest, trip: Trip) -> HttpResponse:
    _require(request, "reports.add_photo")
    form = unsaved(request, UploadForm)(request.POST, request.FILES, trip=trip)
    if not form.is_valid():
        return _shown(admin, request, trip, upload=form)
    given = form.cleaned_data
    place = {name: given[name] for name in ("section", "event")}
    added = add_photos(trip, given["pictures"], captions=given["lines"], **place)
    photos = [one.photo for one in added if one.photo]
    if not photos:
        for one in added:
            form.add_error("pictures", one.complaint)
        return _shown(admin, request, trip, upload=form)
    refused = [one for one in added if not one.photo]
    _tell(request, photos, refused)
    address = address_of(photos[0])
    # What is told stands at the head of the page; where all went well, the photos matter more.
    return HttpResponseRedirect(address.partition("#")[0] if refused else address)


def _tell(request: HttpRequest, photos: list[Photo], refused: list[Added]) -> None:
    count = len(photos)
    told = ngettext("%d photo was added.", "%d photos were added.", count)
    messages.success(request, told % count)
    for one in refused:
        caption = _("Its caption was: “%s”.") % one.caption if one.caption else ""
        messages.error(request, f"{_('Not added:')} {one.complaint} {caption}".strip())


def _save(admin: Any, request: HttpRequest, trip: Trip) -> HttpResponse:
    """Everything on the page at once: words, order, and where the ticked ones belong."""
    _require(request, "reports.change_photo")
    shown = _photos(trip).select_for_update(of=("self",)).in_bulk(request.POST.getlist("photo"))
    cards = [CardForm(request.POST, instance=photo) for photo in shown.values()]
    assign = unsaved(request, AssignForm)(request.POST, trip=trip)
    are_valid = [form.is_valid() for form in (*cards, assign)]
    moves = _moves(cards)
    if all(are_valid) and any(move is None for move in moves.values()):
        messages.error(request, _overtaken_order())
        are_valid.append(False)
    if not all(are_valid):
        return _shown(admin, request, trip, cards=cards, assign=assign)
    for card in cards:
        if card.changed_words:
            card.save()
    _arrange(trip, {key: number for key, number in moves.items() if number})
    ticked = [key for key in request.POST.getlist("ticked") if key in shown]
    chosen = {name: assign.cleaned_data[name] for name in ("section", "event")}
    if ticked and any(chosen.values()):
        assign_photos(trip, ticked, **chosen)
    messages.success(request, _("The photos are saved."))
    return HttpResponseRedirect(request.get_full_path())


def _moves(cards: list[CardForm]) -> dict[str, int | None]:
    """The new numbers of photos that are to move; none where somebody moved one already."""
    moves: dict[str, int | None] = {}
    for card in cards:
        asked = card.cleaned_data.get("number"), card.cleaned_data.get("was")
        if None not in asked and asked[0] != asked[1]:
            moves[card.instance.key] = asked[0] if asked[1] == card.instance.order else None
    return moves


def _overtaken_order() -> str:
    return _(
        "Somebody else moved photos in the meantime. Look at their order, and move them again."
    )


def _arrange(trip: Trip, moves: dict[str, int]) -> None:
    if not moves:
        return
    rows = list(Photo.objects.of(trip).order_by("order").values_list("key", "order"))
    keys, orders = [key for key, _order in rows], [order for _key, order in rows]
    # A number may be missing where a photo was deleted.
    places = {key: bisect_left(orders, number) + 1 for key, number in moves.items()}
    new = arranged(keys, places)
    # Only the stretch in which anything moves.
    changed = [place for place, key in enumerate(keys) if new[place] != key]
    if changed:
        place_photos(trip, new[changed[0] : changed[-1] + 1])


def _photos(trip: Trip) -> QuerySet[Photo]:
    people = PhotoPerson.objects.select_related("official").order_by("order")
    photos = Photo.objects.of(trip).select_related("section", "event").order_by("order", "key")
    return photos.prefetch_related(Prefetch("people", people))


def _shown(
    admin: Any,
    request: HttpRequest,
    trip: Trip,
    *,
    upload: UploadForm | None = None,
    cards: list[CardForm] | None = None,
    assign: AssignForm | None = None,
) -> HttpResponse:
    page = Paginator(_photos(trip), ON_A_PAGE).get_page(request.GET.get("page"))
    if cards is None:
        cards = [CardForm(instance=photo) for photo in page.object_list]
    user, can_change = request.user, is_open(request, trip)
    context = admin.context_of_view(request, trip) | {
        "cards": [_card(card) for card in cards],
        "page": page,
        "pages": _links(page),
        "upload": upload or UploadForm(trip=trip),
        "assign": assign or AssignForm(trip=trip),
        "can_add": can_change and user.has_perm("reports.add_photo"),
        "can_change": can_change and user.has_perm("reports.change_photo"),
    }
    return TemplateResponse(request, "admin/reports/photos.html", context)


def _card(form: CardForm) -> dict[str, Any]:
    photo = form.instance
    return {
        "form": form,
        "photo": photo,
        "people": list(photo.people.all()),
        "missing": _missing(photo),
        "needs_words": photo.needs_alternative_text,
        "url": reverse("admin:reports_photo_change", args=[photo.key]),
    }


def _missing(photo: Photo) -> str:
    """Why there is nothing to see; nothing where there is."""
    if not photo.image:
        return _("The picture is not in the source.")
    original, storage = str(photo.image), photo.image.storage
    if storage.exists(name_of(original, THUMBNAIL)):
        return ""
    if storage.exists(original):
        return _("This picture cannot be shown.")
    return _("The file of this picture is lost.")


def _links(page: Page[Photo]) -> list[dict[str, Any]]:
    return [
        {"number": number, "is_current": number == page.number}
        for number in page.paginator.page_range
    ]


def address_of(photo: Photo) -> str:
    """Where a photo stands on the tab of its trip."""
    before = Photo.objects.of(photo.trip).filter(order__lt=photo.order).count()
    return f"{PHOTOS.address(photo.trip)}?page={before // ON_A_PAGE + 1}#photo-{photo.key}"


def _require(request: HttpRequest, permission: str) -> None:
    if not request.user.has_perm(permission):
        raise PermissionDenied


PHOTOS = tabs.register(
    Tab("photos", gettext_lazy("Photos"), "photo_library", order=80, view=photos_page)
)
