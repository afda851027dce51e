"""The window: canvas in the middle, styles left, the painting panel right."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QDockWidget,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from deepart_studio.core.errors import Cancelled, UserError
from deepart_studio.core.texts import Text, pick
from deepart_studio.storage.settings import Settings
from deepart_studio.studio.actions import ActionSet
from deepart_studio.studio.exporter import Exporter
from deepart_studio.studio.notices import (
    Notice,
    NoticeButton,
    Tone,
    error_notice,
    report_text,
)
from deepart_studio.studio.paint_queue import PaintQueue
from deepart_studio.studio.picture_library import PictureLibrary
from deepart_studio.studio.studio import Studio
from deepart_studio.ui import icons, menus
from deepart_studio.ui.canvas import CanvasView
from deepart_studio.ui.command_palette import CommandPalette
from deepart_studio.ui.commands import command_table
from deepart_studio.ui.export_commands import ExportCommands
from deepart_studio.ui.file_commands import FileCommands
from deepart_studio.ui.film_commands import FilmCommands
from deepart_studio.ui.help_commands import HelpCommands
from deepart_studio.ui.languages import Languages
from deepart_studio.ui.library_commands import LibraryCommands
from deepart_studio.ui.notice_bar import NoticeBar
from deepart_studio.ui.painting_panel import PaintingPanel
from deepart_studio.ui.presenter import Presenter
from deepart_studio.ui.queue_commands import QueueCommands
from deepart_studio.ui.region_commands import RegionCommands
from deepart_studio.ui.status_bar import StatusBar
from deepart_studio.ui.style_commands import StyleCommands
from deepart_studio.ui.theme import Theme
from deepart_studio.ui.tokens import Tokens
from deepart_studio.ui.wall_commands import WallCommands

LAYOUT_VERSION = 1
DEFAULT_SIZE = QSize(1280, 800)
SMALLEST = QSize(900, 600)


class MainWindow(QMainWindow):
    """Shows the studio's state and turns gestures into its calls; it owns no state of its own."""

    first_painted = Signal()

    def __init__(
        self,
        studio: Studio,
        exporter: Exporter,
        queue: PaintQueue,
        library: PictureLibrary,
        theme: Theme,
        languages: Languages,
        settings: Settings,
    ) -> None:
        super().__init__()
        self.studio, self.theme, self.languages = studio, theme, languages
        self.settings = settings
        self.compare = True
        self._painted_once = False
        self._headings: dict[str, QLabel] = {}
        self.setWindowTitle("DeepArt Studio")
        self.setWindowIcon(icons.logo())
        self.setMinimumSize(SMALLEST)
        self.resize(DEFAULT_SIZE)

        self.canvas = CanvasView()
        self.pages = QStackedWidget()
        self.pages.addWidget(self.canvas)
        self.notices = NoticeBar(self.pages, theme.tokens)
        self.panel = PaintingPanel()
        self.status = StatusBar()
        self.setStatusBar(self.status)
        self.files = FileCommands(self)
        self.exports = ExportCommands(self, exporter)
        self.films = FilmCommands(self)
        self.styles = StyleCommands(self)
        self.wall = WallCommands(self)
        self.pages.addWidget(self.wall.view)
        self.queue = QueueCommands(self, queue)
        self.pages.addWidget(self.queue.view)
        self.library = LibraryCommands(self, library)
        self.pages.addWidget(self.library.view)
        self.regions = RegionCommands(self)
        self.setCentralWidget(stacked(self.regions.bar, self.pages, self.films.bar))
        self.help = HelpCommands(self)
        self.style_dock = self._dock(
            "styles", self.styles.gallery, Qt.DockWidgetArea.LeftDockWidgetArea
        )
        self.panel_dock = self._dock("painting", self.panel, Qt.DockWidgetArea.RightDockWidgetArea)
        self.resizeDocks([self.style_dock, self.panel_dock], [264, 280], Qt.Orientation.Horizontal)
        self.palette_list = CommandPalette(self)
        self.actions_table = ActionSet(command_table(self), self)
        for part in (self.panel.regions, self.regions.bar):
            part.set_actions(self.actions_table.qt)
        self.menus = menus.Menus(self)
        self.presenter = Presenter(self)
        self.retint(theme.tokens)
        self.retranslate()
        self.update_situation()

    # -- words and looks

    def pick(self, text: Text) -> str:
        """A manifest's text in the language of the interface."""
        return pick(text, self.languages.language)

    def retint(self, tokens: Tokens) -> None:
        """Draw icons and cards in the colours of a theme."""
        for row in self.actions_table.table:
            if row.icon:
                self.actions_table[row.id].setIcon(icons.icon(row.icon, tokens))
        for part in (self.panel, self.status, self.notices, self.menus, self.wall.view):
            part.retint(tokens)
        for page in (self.films.bar, self.queue, self.library):
            page.retint(tokens)
        self.presenter.show_choices()
        self.regions.retint()

    def retranslate(self) -> None:
        self.actions_table.retranslate()
        self.menus.retranslate()
        self._title(self.style_dock, self.tr("Styles"), self.tr("Style gallery"))
        self._title(self.panel_dock, self.tr("Style"), self.tr("Painting panel"))
        self.styles.show_styles()
        self.wall.show_styles()
        self.queue.show_words()
        self.library.show_words()
        self.presenter.show_words()
        self.regions.refresh()

    # -- notices

    def notify(self, notice: Notice) -> None:
        self.notices.show(notice)

    def show_error(self, error: BaseException) -> None:
        """The one place where a failure reaches the person."""
        if isinstance(error, Cancelled):
            return
        if isinstance(error, UserError):
            self.notify(error_notice(error))
            return
        report = report_text(error)

        def copy() -> None:
            QApplication.clipboard().setText(report)

        button = NoticeButton(self.tr("Copy report"), copy)
        words = self.tr("Something unexpected went wrong. Your photo is untouched.")
        detail = self.tr("{kind}: {message}").format(kind=type(error).__name__, message=error)
        self.notify(Notice(words, Tone.ERROR, detail[:240], (button,)))

    # -- commands

    def render(self) -> None:
        """Paint at the chosen size; a film asks for a file first."""
        if self.films.film is not None:
            self.films.open_dialog()
        else:
            self.studio.render()

    def cancel_rendering(self) -> None:
        """Stop the photo's rendering, else the film's."""
        if self.studio.renderer.order is not None:
            self.studio.renderer.cancel()
        else:
            self.films.cancel()

    def toggle_compare(self) -> None:
        self.compare = not self.compare
        self.canvas.set_split_enabled(self.compare and self.studio.painting is not None)
        self.update_situation()

    def toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def reset_values(self) -> None:
        self.studio.reset_values(self.tr("Reset adjustments"))

    def update_situation(self) -> None:
        """Enable what is possible now."""
        now = self.studio.situation(
            compare=self.compare,
            exported=self.exports.exporter.exported,
            queue=self.queue.queue.is_open,
            library=self.library.library.is_open,
        )
        now = self.films.situation(self.regions.situation(now))
        self.actions_table.update(now)
        self.actions_table.name_step("undo", self.studio.history.stack.undoText())
        self.actions_table.name_step("redo", self.studio.history.stack.redoText())
        self.panel.set_can_paint(now.can_paint)

    # -- layout kept between launches

    def layout_state(self) -> tuple[bytes, bytes]:
        """Geometry, and where the docks are when no page hides any."""
        self.wall.leave()
        self.library.library.leave()
        return bytes(self.saveGeometry().data()), bytes(self.saveState(LAYOUT_VERSION).data())

    def restore_layout(self, geometry: bytes, docks: bytes) -> None:
        if geometry:
            self.restoreGeometry(QByteArray(geometry))
        if docks:
            self.restoreState(QByteArray(docks), LAYOUT_VERSION)

    # -- events

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.files.show_examples()
        super().changeEvent(event)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() in (
            QEvent.Type.KeyPress,
            QEvent.Type.KeyRelease,
        ):
            return self._held_key(event)
        return False

    def paintEvent(self, event) -> None:
        super().paintEvent(event)
        if not self._painted_once:
            self._painted_once = True
            self.first_painted.emit()

    def _held_key(self, event: QKeyEvent) -> bool:
        typing = isinstance(
            QApplication.focusWidget(), QLineEdit | QAbstractSpinBox | QPlainTextEdit
        )
        if typing or event.isAutoRepeat() or QApplication.activeWindow() is not self:
            return False
        pressed = QKeySequence(event.keyCombination())
        for row in self.actions_table.table:
            if row.held is not None and pressed in map(QKeySequence, row.shortcuts):
                row.held(event.type() == QEvent.Type.KeyPress)
                return True
        return False

    # -- building

    def _dock(self, name: str, inside: QWidget, area: Qt.DockWidgetArea) -> QDockWidget:
        dock = QDockWidget()
        dock.setObjectName(name)
        inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inside.setProperty("surface", "panel")
        dock.setWidget(inside)
        heading = QLabel()
        heading.setIndent(0)
        heading.setProperty("role", "docktitle")
        dock.setTitleBarWidget(heading)
        self._headings[name] = heading
        self.addDockWidget(area, dock)
        return dock

    def _title(self, dock: QDockWidget, heading: str, menu_text: str) -> None:
        self._headings[dock.objectName()].setText(heading)
        dock.setWindowTitle(menu_text)


def stacked(above: QWidget, page: QWidget, below: QWidget) -> QWidget:
    """A page between two bars."""
    whole = QWidget()
    layout = QVBoxLayout(whole)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addWidget(above)
    layout.addWidget(page, 1)
    layout.addWidget(below)
    return whole
