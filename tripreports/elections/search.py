"""How elections are found."""

from tripreports.elections.models import Contest, Election
from tripreports.search.kinds import Kind, Related, declare

declare(
    (
        Kind(
            Election,
            weight=75,
            names=("name_zh", "name_en"),
            related=(
                Related(Contest, "election", ("position_zh", "position_en", "decision_text")),
            ),
            period=("held_on",),
        ),
    )
)
