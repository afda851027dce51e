"""onnxruntime sessions: which provider, opened once, only from files with the right hash."""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psutil

from deepart_studio.core.errors import UserError

if TYPE_CHECKING:
    import onnxruntime

    from deepart_studio.inference.tensors import Tensor

CPU = "CPUExecutionProvider"
TITLES = {"cuda": "CUDA", "directml": "DirectML", "coreml": "Core ML", "openvino": "OpenVINO"}
PROVIDERS = {
    "cpu": CPU,
    "cuda": "CUDAExecutionProvider",
    "directml": "DmlExecutionProvider",
    "coreml": "CoreMLExecutionProvider",
    "openvino": "OpenVINOExecutionProvider",
}
_QUIET = 4  # what onnxruntime has to say comes as exceptions, and as ``notice``


def choose_providers(wanted: str) -> tuple[list[str], UserError | None]:
    """onnxruntime's providers for "auto" (which is the CPU) or a name in ``PROVIDERS``.

    The CPU is always last. A provider that this onnxruntime lacks gives the CPU and a notice.
    Raises UserError for any other name.
    """
    if wanted == "auto":
        return [CPU], None
    if wanted not in PROVIDERS:
        raise UserError(
            'There is no provider named "{name}".',
            "Choose one of {names}.",
            name=wanted,
            names=", ".join(["auto", *PROVIDERS]),
        )
    import onnxruntime

    name = PROVIDERS[wanted]
    if name == CPU:
        return [CPU], None
    if name in onnxruntime.get_available_providers():
        return [name, CPU], None
    return [CPU], _fallback(wanted)


def usable_cores() -> int:
    """Physical cores that this process may use: more threads make convolutions slower."""
    physical = psutil.cpu_count(logical=False) or 1
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else physical
    return min(physical, allowed)


class SessionCache:
    """Sessions by file hash, providers and options; a file is opened at its first use."""

    def __init__(self, wanted: str = "auto", threads: int | None = None) -> None:
        """``threads`` inside an operator; None for one per physical core."""
        self._wanted = wanted
        self._threads = threads or usable_cores()
        self._providers: list[str] | None = None
        self._sessions: dict[tuple[object, ...], onnxruntime.InferenceSession] = {}
        self._lock = threading.Lock()
        self.notice: UserError | None = None
        """Why the wanted provider is not used; known after the first session."""

    def session(self, file: Path, sha256: str) -> onnxruntime.InferenceSession:
        """The session of an ONNX file.

        Raises UserError when the file cannot be read, has another hash or is no valid graph.
        """
        with self._lock:
            self._choose()
            known = self._sessions.get(self._key(sha256))
            if known is None:
                known = self._open(file, sha256, {})
                self._sessions[self._key(sha256)] = known
            return known

    def with_weights(
        self, file: Path, sha256: str, weights: Mapping[str, Tensor]
    ) -> onnxruntime.InferenceSession:
        """A new session of an ONNX file without its weights, which are given by name.

        It is not kept, since another picture has other weights. Raises as ``session``.
        """
        with self._lock:
            self._choose()
            return self._open(file, sha256, weights)

    def _choose(self) -> None:
        if self._providers is None:
            self._providers, self.notice = choose_providers(self._wanted)

    def _key(self, sha256: str) -> tuple[object, ...]:
        return (sha256, tuple(self._providers or ()), self._threads)

    def _open(
        self, file: Path, sha256: str, weights: Mapping[str, Tensor]
    ) -> onnxruntime.InferenceSession:
        graph = _read_checked(file, sha256)
        assert self._providers is not None  # noqa: S101 - set by the only caller
        if self._providers != [CPU]:
            try:
                session = _create(graph, self._providers, self._threads, weights)
            except Exception:  # noqa: BLE001 - drivers raise anything; the CPU decides
                session = None
            if session is not None and session.get_providers()[0] == self._providers[0]:
                return session
            self._providers = [CPU]
            self.notice = _fallback(self._wanted)
        try:
            return _create(graph, [CPU], self._threads, weights)
        except Exception as error:
            raise UserError(
                'The model file "{file}" is damaged or not supported.',
                "Install the model again.",
                file=file.name,
            ) from error


def _create(
    graph: bytes, providers: Sequence[str], threads: int, weights: Mapping[str, Tensor]
) -> Any:
    import onnxruntime

    onnxruntime.set_default_logger_severity(_QUIET)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.enable_mem_pattern = False  # halves the peak memory of large pictures
    # Else idle threads keep a core busy for 50 ms after each run, and what comes next waits.
    options.add_session_config_entry("session.force_spinning_stop", "1")
    options.log_severity_level = _QUIET
    if weights:
        values = [onnxruntime.OrtValue.ortvalue_from_numpy(v) for v in weights.values()]
        options.add_external_initializers(list(weights), values)
    # Without this onnxruntime prints its own fallback on stdout.
    return onnxruntime.InferenceSession(
        graph, options, providers=list(providers), enable_fallback=0
    )


def _read_checked(file: Path, sha256: str) -> bytes:
    try:
        graph = file.read_bytes()
    except OSError as error:
        raise UserError(
            'The model file "{file}" cannot be read.', "Install the model again.", file=file.name
        ) from error
    if hashlib.sha256(graph).hexdigest() != sha256:
        raise UserError(
            'The model file "{file}" is damaged or was changed.',
            "Install the model again.",
            file=file.name,
        )
    return graph


def _fallback(wanted: str) -> UserError:
    return UserError(
        "{name} cannot be used on this computer.", "The CPU is used instead.", name=TITLES[wanted]
    )
