"""``deepart poem``: Chinese classical verse in a given form."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from deepart_studio.inference.catalog import Catalog
from deepart_studio.inference.sessions import SessionCache
from deepart_studio.inference.verse_model import open_poet
from deepart_studio.storage.model_roots import model_roots
from deepart_studio.verse.checking import check_poem
from deepart_studio.verse.forms import FORMS
from deepart_studio.verse.lexicon import Lexicon
from deepart_studio.verse.poet import Poem
from deepart_studio.verse.request import PoemRequest, split_keywords
from deepart_studio.verse.scripts import to_simplified, to_traditional

_FORMS = ", ".join(f"{form.id} {form.name['zh']}" for form in FORMS.values())


def poem(
    form: Annotated[str, typer.Option(help=f"Form, by id or Chinese name: {_FORMS}.")] = "",
    keywords: Annotated[str, typer.Option(help="Keywords, as 明月,江; each steers a line.")] = "",
    acrostic: Annotated[str, typer.Option(help="First characters of the lines.")] = "",
    seed: Annotated[int, typer.Option(min=0, help="Another seed gives another poem.")] = 0,
    traditional: Annotated[bool, typer.Option(help="Write traditional characters.")] = False,
    allow_known: Annotated[
        bool, typer.Option(help="Lines of the training poems may come up whole.")
    ] = False,
    model: Annotated[str, typer.Option(help="Model to write with.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Write a Chinese poem that keeps to its form."""
    catalog = Catalog(model_roots())
    poet = open_poet(catalog.get(model) if model else catalog.first("text"), SessionCache())
    request = PoemRequest.of(
        to_simplified(form),
        split_keywords(to_simplified(keywords)),
        to_simplified(acrostic.strip()),
        seed=seed,
        allow_known=allow_known,
        lexicon=poet.lexicon,
    )
    written = poet.write(request)
    text = to_traditional(written.text) if traditional else written.text
    if as_json:
        typer.echo(json.dumps(_row(written, text, request, poet.lexicon), ensure_ascii=False))
    else:
        typer.echo(text)


def _row(poem: Poem, text: str, request: PoemRequest, lexicon: Lexicon) -> dict[str, object]:
    reports = check_poem(poem.form, poem.lines, lexicon)
    return {
        "form": poem.form.id,
        "name": poem.form.name["zh"],
        "text": text,
        "lines": [part for part in text.replace("，", "\n").replace("。", "\n").split() if part],
        "keywords": list(request.keywords),
        "acrostic": request.acrostic,
        "seed": request.seed,
        "tones": [report.tones for report in reports],
        "patterns": [report.pattern for report in reports],
        "rhymes": list(poem.rhymes),
        "right_tones": round(poem.tones, 4),
        "fluency": round(poem.fluency, 4),
        "topic": round(poem.topic, 4),
    }
