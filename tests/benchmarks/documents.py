"""How long the official documents of the Korea trip take, without photos and with 150 of them.

`python tests/benchmarks/documents.py` works in a temporary folder with its own database.
"""

import os
import random
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
FIXTURES = ("directory", "events", "elections", "trips", "reports", "followup")
PHOTOS = 150
SIZE = (4000, 3000)


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="trip-documents-") as folder:
        use(Path(folder))
        over = measure("without photos", {"odt": 1, "docx": 1, "pdf": 2}, most_memory=400)
        add_photos()
        over |= measure("150 photos", {"odt": 3, "docx": 3, "pdf": 3}, most_memory=500, largest=15)
    return int(over)


def use(folder: Path) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tripreports.settings"
    os.environ["DATABASE_URL"] = f"sqlite:///{folder / 'db.sqlite3'}"
    os.environ["MEDIA_ROOT"] = str(folder / "media")
    os.environ["SECRET_KEY"] = "benchmark-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJ"
    sys.path.insert(0, str(ROOT))
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("loaddata", *FIXTURES, verbosity=0)


def add_photos() -> None:
    """Pictures as heavy as those of a camera, and their renditions, which are drawn beforehand."""
    from django.core.files.storage import default_storage

    from tripreports.reports.models import Photo
    from tripreports.reports.renditions import make

    started = time.perf_counter()
    for number, photo in enumerate(Photo.objects.order_by("order")[:PHOTOS]):
        name = f"photos/{number}.jpg"
        default_storage.save(name, picture(number))
        make(default_storage, name)
        Photo.objects.filter(pk=photo.pk).update(image=name)
    print(f"{PHOTOS} photos and their renditions made in {time.perf_counter() - started:.0f} s")


def picture(number: int) -> Any:
    import io

    from django.core.files.base import ContentFile
    from PIL import Image

    chance = random.Random(number)  # noqa: S311 (a picture, not a secret)
    shapes = Image.frombytes("RGB", (160, 120), chance.randbytes(160 * 120 * 3)).resize(SIZE)
    grain = Image.effect_noise(SIZE, 12).convert("RGB")
    file = io.BytesIO()
    Image.blend(shapes, grain, 0.2).save(file, "JPEG", quality=90)
    return ContentFile(file.getvalue())


def measure(name: str, limits: dict[str, float], *, most_memory: float, largest: float = 0) -> bool:
    from tripreports.documents.enums import DocumentKind, DocumentLanguage
    from tripreports.documents.services import Wanted, make
    from tripreports.trips.models import Trip

    trip, over = Trip.objects.get(), False
    for extension, limit in limits.items():
        one = Wanted(DocumentKind.REPORT, DocumentLanguage.CHINESE, extension)
        make(trip, one, reader=None)
        started = time.perf_counter()
        content = make(trip, one, reader=None)
        seconds, size = time.perf_counter() - started, len(content) / 1e6
        over |= seconds > limit or (bool(largest) and size > largest)
        print(f"{name:<16}{extension:<6}{seconds:6.2f} s (at most {limit:g}){size:8.2f} MB")
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{name:<16}{'pdf':<6}{memory:6.0f} MB of memory (at most {most_memory:g})")
    return over or memory > most_memory


if __name__ == "__main__":
    sys.exit(main())
