"""Makes .venv with the locked packages and hands over to it: `install.py run|test|install`.

Standard library only. Whatever goes wrong is told in one line; the full output of pip is kept in
var/install.log.
"""

import contextlib
import fcntl
import hashlib
import os
import secrets
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
VAR = ROOT / "var"
LOG = VAR / "install.log"
HIGHEST_PORT = 65535
SCRAP = 100_000
COMPILER = (
    "a package must be compiled here, and that failed: install a C compiler "
    "(Debian, Ubuntu: apt install build-essential python3-dev)."
)
# What pip writes, and what it means.
MEANINGS = {
    "No space left on device": "the disk is full.",
    "DO NOT MATCH THE HASHES": "a downloaded package is not the one that requirements*.txt names.",
    "Failed to build": COMPILER,
    "Failed building wheel": COMPILER,
    "NewConnectionError": "the package index cannot be reached: is there a network?",
    "No matching distribution": "the package index cannot be reached, or lacks a package.",
}


class Refusal(Exception):
    """A reason, in one line, why it cannot go on."""


def main(command: str) -> None:
    if command == "run":
        port = free_port(os.environ.get("PORT") or "8000")
        with one_at_a_time():
            install("requirements.txt")
            make_secret_key()
        hand_over("manage.py", "start", "--port", str(port))
    with one_at_a_time():
        install("requirements-dev.txt")
    if command == "test":
        hand_over("tools/checks.py", "test")


def free_port(text: str) -> int:
    """The port as a number; refused when another program listens there."""
    if not (text.isascii() and text.isdigit() and 0 < int(text) <= HIGHEST_PORT):
        raise Refusal(f"PORT must be a number from 1 to {HIGHEST_PORT}, not {text!r}.")
    port = int(text)
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except PermissionError:
            raise Refusal(f"port {port} is for root only: take another, PORT=8001.") from None
        except OSError:
            other = port + 1 if port < HIGHEST_PORT else port - 1
            raise Refusal(
                f"port {port} is in use: stop what listens there, or write PORT={other} make run."
            ) from None
    return port


@contextlib.contextmanager
def one_at_a_time() -> Iterator[None]:
    """Of two starts in one folder, the second waits until the first is done."""
    VAR.mkdir(mode=0o700, exist_ok=True)
    with (VAR / "install.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def install(requirements: str) -> None:
    """Brings .venv to the locked versions; does nothing when it has them."""
    wanted = hashlib.sha256((ROOT / requirements).read_bytes()).hexdigest()
    stamp = VENV / f"{requirements}.sha256"
    has_venv = Path(sys.prefix).resolve() == VENV or _works(PYTHON)
    if has_venv and _says(stamp, wanted):
        return
    if not has_venv:
        print("Making .venv …", flush=True)
        logged(sys.executable, "-m", "venv", "--clear", str(VENV))
    print("Installing packages, about a minute the first time …", flush=True)
    pip = (str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--no-input")
    logged(*pip, "--no-deps", "--require-hashes", "-r", str(ROOT / requirements))
    stamp.write_text(wanted)


def _says(stamp: Path, wanted: str) -> bool:
    return stamp.is_file() and stamp.read_text() == wanted


def _works(python: Path) -> bool:
    """Not so if its making was cut short, or if the Python that it came from is gone."""
    command = [str(python), "-c", "import pip"]
    return python.exists() and subprocess.call(command, stderr=subprocess.DEVNULL) == 0


def logged(*command: str) -> None:
    """Runs a step of the set-up; its output goes to the log, its failure becomes one line."""
    with LOG.open("wb") as log:
        code = subprocess.call(command, stdout=log, stderr=subprocess.STDOUT, cwd=ROOT)
    if code == 0:
        return
    output = LOG.read_text(encoding="utf-8", errors="replace").strip()
    for words, meaning in MEANINGS.items():
        if words in output:
            raise Refusal(f"{meaning} (var/install.log has the whole story)")
    if shutil.disk_usage(VAR).free < SCRAP:  # so full that the log could not be written
        raise Refusal("the disk is full.")
    last_line = output.rpartition("\n")[2]
    raise Refusal(f"the set-up failed, and var/install.log ends: {last_line}")


def make_secret_key() -> None:
    """Keeps a random key for this folder, which only its owner may read."""
    path = VAR / "secret_key"
    if os.environ.get("SECRET_KEY") or (path.is_file() and path.stat().st_size):
        return
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(file, "w", encoding="ascii") as key:
        key.write(secrets.token_urlsafe(60) + "\n")


def hand_over(*arguments: str) -> None:
    os.chdir(ROOT)
    sys.stdout.flush()
    os.execv(PYTHON, [str(PYTHON), *arguments])


if __name__ == "__main__":
    if sys.argv[1:] not in (["run"], ["test"], ["install"]):
        sys.exit("write: bootstrap.py run, test or install.")
    try:
        main(sys.argv[1])
    except Refusal as refusal:
        sys.exit(f"Tripreports: {refusal}")
    except OSError as problem:
        sys.exit(f"Tripreports: {problem.strerror or problem} ({problem.filename or 'make'}).")
    except KeyboardInterrupt:
        sys.exit(130)
