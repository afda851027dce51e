from __future__ import annotations

from deepart_studio.core.errors import UserError


def test_an_error_reads_as_what_happened_and_what_to_do() -> None:
    error = UserError("Cannot find {name}.", "Check {place}.", name="a.png", place="the folder")
    assert str(error) == "Cannot find a.png. Check the folder."


def test_an_error_keeps_its_templates_for_translation() -> None:
    error = UserError("Cannot find {name}.", name="50 {percent}")
    assert error.message == "Cannot find {name}."
    assert error.hint == ""
    assert str(error) == "Cannot find 50 {percent}."
