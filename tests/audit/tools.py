"""What the audit needs from outside, and what to do where it is missing."""

import shutil
import subprocess

from tests.audit.site import FOLDER

PACKAGES = {"lighthouse": "lighthouse", "validator": "vnu-jar"}
PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
LIGHTHOUSE = FOLDER / "node_modules" / ".bin" / "lighthouse"
VALIDATOR = FOLDER / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def chromium() -> str | None:
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


def missing(tool: str) -> str:
    """Why a tool cannot run here; nothing where it can."""
    if tool == "axe":
        return "" if chromium() else "axe needs Chromium: apt install chromium."
    if not shutil.which("npm"):
        return f"{tool} comes from npm, which is not here: install Node.js 20 or newer."
    if tool == "lighthouse":
        return "" if chromium() else "Lighthouse needs Chromium: apt install chromium."
    return "" if shutil.which("java") else "The validator needs Java 17 or newer."


def install(tools: list[str]) -> None:
    """Into var/audit, once; nothing of it is part of the product."""
    packages = [PACKAGES[tool] for tool in tools if tool in PACKAGES]
    has_all = LIGHTHOUSE.exists() and VALIDATOR.exists()
    if not packages or has_all:
        return
    print(f"Installing {', '.join(packages)} …", flush=True)
    FOLDER.mkdir(parents=True, exist_ok=True)
    quiet = ("--no-save", "--no-audit", "--no-fund", "--loglevel=error")
    command = ["npm", "install", "--prefix", str(FOLDER), *quiet, *PACKAGES.values()]
    subprocess.run(command, check=True)
