import subprocess
import sys

# In a process of its own, as it changes how the process looks for garbage.
_PROGRAM = """
import gc, sys
from tripreports.wsgi import application
print(gc.get_freeze_count() > 100_000, "tripreports.api.views" in sys.modules)
"""


def test_server_loads_all_at_its_start_and_does_not_look_through_it_again() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM], check=True, capture_output=True, text=True
    )

    assert done.stdout == "True True\n"
