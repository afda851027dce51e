from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from deepart_studio.core.errors import Cancelled, UserError
from deepart_studio.core.progress import Progress
from deepart_studio.inference import running, sessions
from deepart_studio.inference.running import Pace, run_graph
from deepart_studio.inference.sessions import CPU, TITLES, SessionCache, choose_providers


@pytest.fixture
def encoder(models_folder: Path) -> Path:
    return models_folder / "tiny-style" / "encoder.onnx"


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_graph_is_opened_once(encoder: Path) -> None:
    cache = SessionCache(threads=1)
    first = cache.session(encoder, sha256(encoder))
    assert cache.session(encoder, sha256(encoder)) is first


def test_a_file_with_another_hash_is_not_opened(encoder: Path) -> None:
    with pytest.raises(UserError, match="damaged or was changed"):
        SessionCache().session(encoder, "0" * 64)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be read"):
        SessionCache().session(tmp_path / "gone.onnx", "0" * 64)


def test_a_corrupt_graph_with_the_right_hash_is_told_in_plain_words(tmp_path: Path) -> None:
    corrupt = tmp_path / "corrupt.onnx"
    corrupt.write_bytes(b"this was never a graph" * 50)
    with pytest.raises(UserError, match=r"corrupt\.onnx.*damaged or not supported"):
        SessionCache().session(corrupt, sha256(corrupt))


def test_the_cpu_is_the_default() -> None:
    assert choose_providers("auto") == ([CPU], None)
    assert choose_providers("cpu") == ([CPU], None)


@pytest.mark.parametrize("wanted", ["cuda", "directml", "coreml", "openvino"])
def test_a_provider_that_is_not_installed_falls_back_with_a_notice(
    wanted: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onnxruntime.get_available_providers", lambda: [CPU])
    providers, notice = choose_providers(wanted)
    assert providers == [CPU]
    assert TITLES[wanted] in str(notice)
    assert "CPU is used" in str(notice)


def test_a_provider_that_is_installed_is_used_before_the_cpu(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("onnxruntime.get_available_providers", lambda: ["CUDAExecutionProvider"])
    assert choose_providers("cuda") == (["CUDAExecutionProvider", CPU], None)


def test_an_unknown_provider_is_refused_with_the_choices() -> None:
    with pytest.raises(UserError, match="Choose one of auto, cpu, cuda"):
        choose_providers("abacus")


def test_a_provider_that_fails_to_start_falls_back_to_the_cpu(
    encoder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    # As with a build for CUDA on a computer without its libraries.
    monkeypatch.setattr("onnxruntime.get_available_providers", lambda: ["CUDAExecutionProvider"])
    real = sessions._create

    def create(graph: bytes, providers: list[str], *rest: Any) -> object:
        if providers[0] != CPU:
            raise RuntimeError("libcudart.so: cannot open shared object file")
        return real(graph, providers, *rest)

    monkeypatch.setattr(sessions, "_create", create)
    cache = SessionCache("cuda", threads=1)
    assert cache.session(encoder, sha256(encoder)).get_providers() == [CPU]
    assert "CUDA cannot be used" in str(cache.notice)
    assert capfd.readouterr().out == ""


def test_a_provider_that_onnxruntime_drops_in_silence_gives_a_notice(
    encoder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onnxruntime.get_available_providers", lambda: ["CUDAExecutionProvider"])
    real = sessions._create
    monkeypatch.setattr(sessions, "_create", lambda graph, _, *rest: real(graph, [CPU], *rest))
    cache = SessionCache("cuda", threads=1)
    cache.session(encoder, sha256(encoder))
    assert cache.notice is not None


class FailingSession:
    def __init__(self, error: Exception) -> None:
        self._error = error

    def run(self, *_: object) -> None:
        raise self._error


@pytest.mark.parametrize(
    "error",
    [
        MemoryError(),
        RuntimeError("bad allocation"),
        RuntimeError("[ONNXRuntimeError] Failed to allocate memory for requested buffer of size 9"),
    ],
)
def test_running_out_of_memory_is_told_in_plain_words(error: Exception) -> None:
    with pytest.raises(UserError, match="not enough memory"):
        run_graph(FailingSession(error), {}, Progress())  # type: ignore[arg-type]


def test_a_real_allocation_that_fails_is_told_in_plain_words(models_folder: Path) -> None:
    painter = models_folder / "tiny-style" / "painter.onnx"
    session = SessionCache(threads=1).session(painter, sha256(painter))
    # 211 TB: more than a process can address, so no system tries.
    photo = np.lib.stride_tricks.as_strided(
        np.zeros(1, np.float32), (1, 3, 2**22, 2**22), (0, 0, 0, 0)
    )
    with pytest.raises(UserError, match="not enough memory"):
        run_graph(session, {"photo": photo, "code": np.zeros((1, 6), np.float32)}, Progress())


def test_a_graph_that_fails_is_told_in_plain_words() -> None:
    with pytest.raises(UserError, match="model failed"):
        run_graph(FailingSession(RuntimeError("Node Conv_3: shape")), {}, Progress())  # type: ignore[arg-type]


def test_a_failure_after_cancelling_counts_as_cancelled() -> None:
    progress = Progress()

    class Terminated:
        def run(self, *_: object) -> None:
            progress.cancel()
            raise RuntimeError("Exiting due to terminate flag being set to true.")

    with pytest.raises(Cancelled):
        run_graph(Terminated(), {}, progress)  # type: ignore[arg-type]


def test_a_guess_of_progress_never_claims_to_be_done() -> None:
    guesses = [running._guess(elapsed / 10) for elapsed in range(60)]
    assert guesses == sorted(guesses)
    assert guesses[0] == 0
    assert 0.8 < guesses[-1] < 1


def test_a_long_run_shows_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    import threading

    monkeypatch.setattr(running, "TICK_S", 0.001)
    ticked = threading.Event()
    with Pace(1.0).reporting(Progress(lambda *_: ticked.set()), megapixels=1.0):
        assert ticked.wait(5)
