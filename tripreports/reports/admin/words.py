"""What the tabs of a report tell whoever was overtaken by somebody else."""

from typing import Any

from django.utils.translation import gettext as _

from tripreports.history.models import Change


def overtaken(record: Any, names: list[str]) -> str:
    """Who changed a record in the meantime, and what it says now."""
    last = Change.objects.of(record).first()
    who = last.by_name if last and last.by_name else _("Somebody else")
    now = "; ".join(
        f"{record._meta.get_field(name).verbose_name}: “{getattr(record, name)}”" for name in names
    )
    told = _("%(who)s changed this while you were writing. It says now: %(now)s.")
    return f"{told % {'who': who, 'now': now}} {_('Save again to keep what you wrote.')}"
