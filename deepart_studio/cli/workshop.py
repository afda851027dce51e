"""Opens the model, finds the styles and paints, one picture after the other."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import TimeoutError as StillRunning
from pathlib import Path
from typing import TypeVar

from deepart_studio.cli.film_words import film_result, film_wish, say_kept, say_resumed
from deepart_studio.cli.mask_options import ScaledNotice, say
from deepart_studio.cli.options import PaintOptions
from deepart_studio.cli.pictures import once, read_photo, write_layers, write_picture
from deepart_studio.cli.report import Result
from deepart_studio.cli.style_choice import read_style
from deepart_studio.cli.targets import Target
from deepart_studio.core.errors import UserError
from deepart_studio.core.names import fold
from deepart_studio.core.pictures import Picture
from deepart_studio.core.progress import Progress
from deepart_studio.core.requests import StyleRequest
from deepart_studio.core.styles import Style, find_style
from deepart_studio.document.formats import OPENRASTER
from deepart_studio.document.opening import load_photo
from deepart_studio.inference.catalog import Catalog
from deepart_studio.inference.engine import Engine, Job
from deepart_studio.inference.regions import Blend, Places, paint_places, request_with_places
from deepart_studio.inference.sessions import SessionCache, choose_providers
from deepart_studio.inference.style import StylePipeline
from deepart_studio.storage.model_roots import model_roots
from deepart_studio.storage.paths import user_styles_folder
from deepart_studio.storage.styles import UserStyleStore
from deepart_studio.video.painting import FilmPainter, PaintedFilm

T = TypeVar("T")
EVERYWHERE = Places()


def open_pipeline(model: str | None, sessions: SessionCache) -> StylePipeline:
    """The named model, else the first any-style one. Opens no session."""
    catalog = Catalog(model_roots())
    return StylePipeline(catalog.get(model) if model else catalog.first("style"), sessions)


def all_styles(pipeline: StylePipeline) -> list[Style]:
    """The model's styles, then the person's own."""
    own = UserStyleStore(user_styles_folder()).list(pipeline.encoder_sha256)
    return [*pipeline.styles, *own]


class Workshop:
    """A model at work; use it as a context manager, so that its thread ends."""

    def __init__(self, model: str | None, provider: str) -> None:
        if provider != "auto":
            choose_providers(provider)  # an unknown name is said before any work
        self._sessions = SessionCache(provider)
        self._pipeline = open_pipeline(model, self._sessions)
        self.styles = all_styles(self._pipeline)
        self._engine = Engine()
        self._scaled = ScaledNotice(say)
        self._say = once()

    def __enter__(self) -> Workshop:
        return self

    def __exit__(self, *_: object) -> None:
        self._engine.close()

    @property
    def notice(self) -> UserError | None:
        """Why the wanted provider is not used; known after the first painting."""
        return self._sessions.notice

    @property
    def pipeline(self) -> StylePipeline:
        """The model that is opened."""
        return self._pipeline

    def check(self, options: PaintOptions) -> None:
        """UserError for values outside the model's ranges."""
        manifest = self._pipeline.manifest
        for name, value in options.settings.items():
            manifest.parameter(name).check(value)

    def blend(self, texts: Sequence[str]) -> Blend:
        """The styles that ``--style`` names, with their weights; pictures are encoded here."""
        choices = [read_style(text, self._is_known) for text in texts]
        found = [
            find_style(self.styles, choice.name) if choice.picture is None else None
            for choice in choices
        ]  # every name is looked up before the first picture is encoded
        return [
            (style or self._encoded(choice.name, choice.picture), choice.weight)
            for style, choice in zip(found, choices, strict=True)
        ]

    def paint(
        self,
        target: Target,
        blend: Blend,
        options: PaintOptions,
        on_progress: Callable[[float, str], None],
        places: Places = EVERYWHERE,
    ) -> Result:
        """Read, paint and write one picture. Raises UserError; nothing is left half-written."""
        started = time.perf_counter()
        photo = read_photo(target.source, self._say)
        painting, request = self._painted(photo, blend, places, options, on_progress)
        if target.format == OPENRASTER.id:
            write_layers(photo, painting, request, target, options, self._say)
        else:
            del photo  # both are large
            write_picture(painting, target, options, request.to_json())
        return Result(
            target.source,
            target.output,
            width=painting.width,
            height=painting.height,
            seconds=time.perf_counter() - started,
            request=request,
        )

    def _painted(
        self,
        photo: Picture,
        blend: Blend,
        places: Places,
        options: PaintOptions,
        on_progress: Callable[[float, str], None],
    ) -> tuple[Picture, StyleRequest]:
        request = request_with_places(
            self._pipeline, photo, blend, places, long_side=options.long_side, **options.settings
        )

        def work(progress: Progress) -> Picture:
            return paint_places(self._pipeline, photo, blend, places, request, progress)

        self._scaled.check(photo, places)
        return wait_for(self._engine.submit(work, on_progress=on_progress)), request

    def paint_small(
        self,
        photo: Picture,
        styles: Sequence[Style],
        options: PaintOptions,
        on_progress: Callable[[int, float], None],
    ) -> Iterator[Picture]:
        """The photo, already small, in one style after the other; ``on_progress(index, 0..1)``."""
        for index, style in enumerate(styles):
            blend = [(style, 1.0)]
            request = self._pipeline.request(photo, blend, long_side=None, **options.settings)

            def work(
                progress: Progress, blend: Blend = blend, request: StyleRequest = request
            ) -> Picture:
                return self._pipeline.render(photo, blend, request, progress)

            def report(fraction: float, _: str, index: int = index) -> None:
                on_progress(index, fraction)

            yield wait_for(self._engine.submit(work, on_progress=report))

    def paint_film(
        self,
        target: Target,
        blend: Blend,
        options: PaintOptions,
        on_progress: Callable[[float, str], None],
    ) -> Result:
        """Read, paint and write one film. Raises UserError; finished parts stay to be gone on with.

        What was kept is said on standard error, before and after.
        """
        started = time.perf_counter()
        painter = FilmPainter(
            self._pipeline, film_wish(blend, options), overwrite=options.overwrite
        )

        def work(progress: Progress) -> PaintedFilm:
            return painter.paint(
                Path(target.source), Path(target.output), progress, on_resume=say_resumed
            )

        job = self._engine.submit(work, on_progress=on_progress)
        try:
            painted = wait_for(job)
        except (KeyboardInterrupt, UserError):
            say_kept(painter.kept_frames)
            raise
        return film_result(target, painted, time.perf_counter() - started)

    def _is_known(self, name: str) -> bool:
        wanted = fold(name)
        return any(
            wanted in {fold(style.id), *(fold(text) for text in style.name.values())}
            for style in self.styles
        )

    def _encoded(self, name: str, picture: Path | None) -> Style:
        assert picture is not None  # noqa: S101 - a choice is a name or a picture
        rgb = load_photo(picture, say=self._say).flattened()
        code = wait_for(self._engine.submit(lambda progress: self._pipeline.encode(rgb, progress)))
        return Style(id=name, name={"en": name}, code=code, builtin=False)


def wait_for(job: Job[T]) -> T:
    """The job's result. Ctrl+C stops the job: the short waits let the signal in on every system."""
    try:
        while True:
            try:
                return job.result(timeout=0.1)
            except StillRunning:
                if job.future.done():
                    raise
    except KeyboardInterrupt:
        job.cancel()
        raise
