"""How large an installation without torch is: python -m tests.benchmarks.installed_size

Builds the wheel, installs it in a new environment, and lists what takes the most room.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from importlib.metadata import Distribution
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]


def size_of(distribution: Distribution) -> int:
    """Bytes of a distribution's installed files."""
    paths = (Path(str(file.locate())) for file in distribution.files or ())
    return sum(path.stat().st_size for path in paths if path.is_file())


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        pip = [str(Path(folder) / "bin" / "python"), "-m", "pip", "install", "-q", "--no-compile"]
        subprocess.run([*pip, str(REPOSITORY)], check=True)
        (packages,) = Path(folder).glob("lib/python*/site-packages")
        sizes = {
            distribution.metadata["Name"]: size_of(distribution)
            for distribution in Distribution.discover(path=[str(packages)])
        }
    sizes.pop("pip", None)
    for name, size in sorted(sizes.items(), key=lambda item: -item[1])[:8]:
        print(f"{size / 1e6:8.1f} MB  {name}")
    print(f"{sum(sizes.values()) / 1e6:8.1f} MB  in all, without pip and torch")


if __name__ == "__main__":
    main()
