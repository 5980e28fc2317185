"""What the database refuses of photos."""

import pytest
from django.db import IntegrityError, transaction

from tests.factories import make_photo

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/etc/passwd", "../../etc/passwd", "photos/../../secret"])
def test_photo_file_outside_the_uploads_is_refused(path: str) -> None:
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        make_photo(image=path)

    assert "photo_file_lies_among_the_uploads" in str(refusal.value)


@pytest.mark.parametrize("path", ["", "photos/2025/09/a..b.jpg", "會晤.png"])
def test_photo_file_among_the_uploads_is_accepted(path: str) -> None:
    photo = make_photo(image=path)

    assert photo.image.name == path
