"""What the window says in its notices."""

from __future__ import annotations

from deepart_studio.app import StudioApp


def said(app: StudioApp) -> str:
    return " ".join(card.notice.text for card in app.window.notices.cards)
