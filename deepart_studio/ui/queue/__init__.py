"""The queue: photos that are painted one after the other, each with a recipe of its own."""

from deepart_studio.ui.queue.queue_view import QueueView

__all__ = ["QueueView"]
