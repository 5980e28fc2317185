"""Setting up a folder: what stops it is told in one line."""

import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest

import install


def test_port_in_use_is_refused_with_the_way_out() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        with pytest.raises(install.Refusal) as refusal:
            install.free_port(str(port))

    assert str(refusal.value).startswith(f"port {port} is in use: stop what listens there, or ")


@pytest.mark.parametrize("text", ["", "x", "0", "65536", "80.5", "八"])
def test_port_that_is_no_port_is_refused(text: str) -> None:
    with pytest.raises(install.Refusal) as refusal:
        install.free_port(text)

    assert str(refusal.value) == f"PORT must be a number from 1 to 65535, not {text!r}."


@pytest.mark.parametrize(
    ("output", "reason"),
    [
        ("OSError: [Errno 28] No space left on device", "the disk is full."),
        ("ERROR: Failed building wheel for pillow", install.COMPILER),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM …", "a downloaded package is not"),
        ("first line\nsomething new", "the set-up failed, and var/install.log ends: something new"),
    ],
)
def test_failed_step_is_told_in_one_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, output: str, reason: str
) -> None:
    monkeypatch.setattr(install, "VAR", tmp_path)
    monkeypatch.setattr(install, "LOG", tmp_path / "install.log")
    step = f"import sys; sys.exit({output!r})"

    with pytest.raises(install.Refusal) as refusal:
        install.logged(sys.executable, "-c", step)

    assert str(refusal.value).startswith(reason)
    assert "\n" not in str(refusal.value)


def test_second_start_waits_for_the_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(install, "VAR", tmp_path / "var")
    order = []

    def second_start() -> None:
        with install.one_at_a_time():
            order.append("second")

    with install.one_at_a_time():
        second = threading.Thread(target=second_start)
        second.start()
        second.join(0.2)
        order.append("first")
    second.join()

    assert order == ["first", "second"]


def test_secret_key_is_random_stays_and_is_for_its_owner_only(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("SECRET_KEY")
    monkeypatch.setattr(install, "VAR", tmp_path / "var")
    (tmp_path / "var").mkdir()

    install.make_secret_key()
    first = (tmp_path / "var" / "secret_key").read_text()
    install.make_secret_key()

    assert (tmp_path / "var" / "secret_key").read_text() == first
    assert len(first) > 50
    assert (tmp_path / "var" / "secret_key").stat().st_mode & 0o777 == 0o600


def test_bootstrap_says_what_it_can_do() -> None:
    script = Path(install.__file__).with_name("bootstrap.py")

    run = subprocess.run(
        [sys.executable, str(script), "dance"], capture_output=True, text=True, check=False
    )

    assert (run.returncode, run.stderr) == (1, "write: bootstrap.py run, test or install.\n")
