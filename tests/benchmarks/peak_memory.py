"""The largest resident memory of a process, from its own account in /proc."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
_TOLD = """
from pathlib import Path
print(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0])
"""


def peak_megabytes(program: str, *arguments: str) -> float:
    """Of a process that runs this Python program with these arguments, in MB.

    Its own account: what ``getrusage`` says of children starts with the parent's memory.
    """
    command = [sys.executable, "-c", program + _TOLD, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=REPOSITORY)
    return int(done.stdout.split()[-1]) / 1024
