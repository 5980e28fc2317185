"""Makes .venv and hands over to it: `bootstrap.py run|test|install`.

Standard library only, and readable by any Python 3, so that one which is too old can say so.
Whatever goes wrong is told in one line; the full output of pip is kept in var/install.log.
"""

import hashlib
import os
import shutil
import socket
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
VENV_PYTHON = os.path.join(VENV, "bin", "python")
VAR = os.path.join(ROOT, "var")
LOG = os.path.join(VAR, "install.log")
OLDEST = (3, 11)
NEWEST_TRIED = (3, 14)
# Prints the version, then which of the parts that a virtual environment needs are missing.
PROBE = """
import importlib.util, sys
print(sys.version_info[0], sys.version_info[1])
needed = ("venv", "ensurepip", "sqlite3", "ssl")
print(" ".join(name for name in needed if importlib.util.find_spec(name) is None))
"""
DISK_FULL = "No space left on device"
# What pip writes, and what it means.
MEANINGS = (
    (DISK_FULL, "the disk is full."),
    ("THESE PACKAGES DO NOT MATCH THE HASHES", "a package is not the one recorded in the lock."),
    (
        "Failed to build",
        "a package must be compiled here: install a C compiler (Debian, Ubuntu: "
        "apt install build-essential python3-dev).",
    ),
    ("No matching distribution", "the package index lacks a package, or cannot be reached."),
    ("NewConnectionError", "the package index cannot be reached: is there a network?"),
)


class Refusal(Exception):
    """A reason, in one line, why it cannot go on."""


def main(arguments):
    command = arguments[0] if len(arguments) == 1 else ""
    if command not in ("run", "test", "install"):
        raise Refusal("write: bootstrap.py run, test or install.")
    if command == "run":
        port = free_port(os.environ.get("PORT") or "8000")
        install("requirements.txt")
        make_secret_key()
        hand_over("manage.py", "start", "--port", str(port))
    install("requirements-dev.txt")
    if command == "test":
        hand_over("tools/checks.py", "test")


def free_port(text):
    """The port as a number; refused when another program listens there."""
    if not text.isdigit() or not 0 < int(text) < 65536:
        raise Refusal("PORT must be a number from 1 to 65535, not %r." % text)
    port = int(text)
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except PermissionError:
            raise Refusal("port %d is only for root: take another, PORT=8001 make run." % port)
        except OSError:
            raise Refusal(
                "port %d is in use: stop what listens there, or take another, "
                "PORT=%d make run." % (port, port + 1 if port < 65535 else port - 1)
            )
    return port


def install(requirements):
    """Brings .venv to the locked versions; does nothing when it has them."""
    with open(os.path.join(ROOT, requirements), "rb") as lines:
        wanted = hashlib.sha256(lines.read()).hexdigest()
    stamp = os.path.join(VENV, requirements + ".sha256")
    if works(VENV_PYTHON) and read(stamp) == wanted:
        return
    os.makedirs(VAR, exist_ok=True)
    if not works(VENV_PYTHON):
        python = suitable_python()
        say("Making .venv with %s …" % os.path.basename(python))
        logged([python, "-m", "venv", "--clear", VENV])
    say("Installing packages, about a minute the first time …")
    pip = [VENV_PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    logged(pip + ["--no-deps", "--require-hashes", "-r", os.path.join(ROOT, requirements)])
    with open(stamp, "w") as file:
        file.write(wanted)


def suitable_python():
    """The newest Python on PATH that the locked packages were tried with."""
    names = ["python3.%d" % minor for minor in range(NEWEST_TRIED[1], OLDEST[1] - 1, -1)]
    lacking = {}
    for python in [shutil.which(name) for name in names] + [sys.executable]:
        version, missing = probe(python)
        if version and OLDEST <= version:
            if not missing:
                return python
            lacking[version] = missing
    if not lacking:
        raise Refusal(
            "Python %d.%d or newer is needed, and this is %d.%d."
            % (OLDEST + tuple(sys.version_info[:2]))
        )
    version = max(lacking)
    raise Refusal(
        "Python %d.%d lacks %s (Debian, Ubuntu: apt install python%d.%d-venv)."
        % (version + (", ".join(lacking[version]),) + version)
    )


def probe(python):
    """Its version, and which needed parts it lacks; no version when it does not run."""
    if not python:
        return None, []
    try:
        output = subprocess.check_output([python, "-c", PROBE], stderr=subprocess.DEVNULL)
    except (OSError, subprocess.CalledProcessError):
        return None, []
    version, missing = output.decode("ascii").split("\n")[:2]
    return tuple(int(part) for part in version.split()), missing.split()


def works(python):
    return probe(python)[0] is not None


def logged(command):
    """Runs a step of the set-up; its output goes to the log, its failure becomes one line."""
    with open(LOG, "wb") as log:
        code = subprocess.call(command, stdout=log, stderr=subprocess.STDOUT, cwd=ROOT)
    if code == 0:
        return
    output = read(LOG)
    for words, meaning in MEANINGS:
        if words in output:
            raise Refusal("%s (the whole story is in var/install.log)" % meaning)
    raise Refusal("the set-up failed; var/install.log ends: %s" % last_line(output))


def make_secret_key():
    """Keeps a random key for this folder, which only its owner may read."""
    path = os.path.join(VAR, "secret_key")
    if os.environ.get("SECRET_KEY") or read(path):
        return
    import secrets  # since 3.6 only, so not at the top

    os.makedirs(VAR, exist_ok=True)
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(file, "w") as key:
        key.write(secrets.token_urlsafe(60) + "\n")


def hand_over(*arguments):
    os.chdir(ROOT)
    sys.stdout.flush()
    os.execv(VENV_PYTHON, [VENV_PYTHON] + list(arguments))


def read(path):
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return file.read().strip()
    except FileNotFoundError:
        return ""


def last_line(text):
    return text.split("\n")[-1] if text else "nothing was written."


def say(text):
    print(text)
    sys.stdout.flush()


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except Refusal as refusal:
        sys.exit("Tripreports: %s" % refusal)
    except OSError as problem:
        sys.exit("Tripreports: %s (%s)" % (problem.strerror or problem, problem.filename or "make"))
    except KeyboardInterrupt:
        sys.exit(130)
