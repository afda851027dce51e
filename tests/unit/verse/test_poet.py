"""A person asks for a poem and gets one that keeps to its form."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from deepart_studio.core.errors import Cancelled, UserError
from deepart_studio.core.progress import Progress
from deepart_studio.verse.checking import check_poem
from deepart_studio.verse.forms import FORMS
from deepart_studio.verse.line_index import LineIndex
from deepart_studio.verse.poet import Poem, Poet
from deepart_studio.verse.request import PoemRequest

REGULATED = ("wujue", "qijue", "wulu", "qilu")


def ask(poet: Poet, form: str | None, *keywords: str, acrostic: str = "", seed: int = 0) -> Poem:
    request = PoemRequest.of(form, keywords, acrostic, seed=seed, lexicon=poet.lexicon)
    return poet.write(request)


@pytest.mark.parametrize("form", FORMS)
def test_every_form_has_its_lines_tones_and_rhymes(poet: Poet, form: str) -> None:
    poem = ask(poet, form, seed=3)
    assert tuple(len(line) for line in poem.lines) == FORMS[form].lengths
    reports = check_poem(poem.form, poem.lines, poet.lexicon)
    assert all(report.rhymes in (None, True) for report in reports)
    assert poem.tones == 1.0


@pytest.mark.parametrize("form", REGULATED)
def test_rhyme_words_of_regulated_verse_differ(poet: Poet, form: str) -> None:
    poem = ask(poet, form)
    rhymes = [line[-1] for line, group in zip(poem.lines, poem.rhymes, strict=True) if group]
    assert len(set(rhymes)) == len(rhymes) >= len(poem.lines) // 2


def test_no_character_comes_back_except_once_doubled(poet: Poet) -> None:
    for seed in range(6):
        text = "".join(ask(poet, "qilu", seed=seed).lines)
        doubled = sum(a == b for a, b in pairwise(text))
        assert doubled <= 1
        assert len(set(text)) == len(text) - doubled


def test_rumengling_says_its_short_line_twice(poet: Poet) -> None:
    poem = ask(poet, "rumengling")
    assert poem.lines[4] == poem.lines[5]


def test_every_keyword_is_in_the_poem_in_the_order_given(poet: Poet) -> None:
    for seed in range(8):
        poem = ask(poet, "wujue", "明月", "江", seed=seed)
        lines = [next(i for i, x in enumerate(poem.lines) if w in x) for w in ("明月", "江")]
        assert lines == sorted(lines)


def test_a_keyword_with_wrong_tones_is_kept_and_the_rest_stays_in_tune(poet: Poet) -> None:
    poem = ask(poet, "wujue", "春风花开")
    assert any("春风花开" in line for line in poem.lines)
    assert 0.8 <= poem.tones < 1.0


def test_an_acrostic_stands_at_the_heads_of_the_lines(poet: Poet) -> None:
    poem = ask(poet, None, acrostic="春江花月")
    assert "".join(line[0] for line in poem.lines) == "春江花月"
    assert poem.form.id == "wujue"


def test_an_acrostic_and_keywords_go_together(poet: Poet) -> None:
    poem = ask(poet, "qijue", "风雨", acrostic="春江花月")
    assert [line[0] for line in poem.lines] == list("春江花月")
    assert "风雨" in "".join(poem.lines)


def test_the_same_seed_gives_the_same_poem_and_another_seed_another(poet: Poet) -> None:
    first, again, other = (ask(poet, "wujue", "明月", seed=s) for s in (7, 7, 8))
    assert first.lines == again.lines
    assert first.lines != other.lines


def test_a_line_of_the_training_poems_is_not_copied(poet: Poet) -> None:
    request = PoemRequest.of("wujue", seed=1, lexicon=poet.lexicon)
    copied = poet.write(request).lines
    careful = Poet(poet._network, poet.lexicon, LineIndex.of(copied), poet._labels)
    assert not set(careful.write(request).lines) & set(copied)
    asked = PoemRequest.of("wujue", seed=1, allow_known=True, lexicon=poet.lexicon)
    assert careful.write(asked).lines == copied


def test_a_model_that_would_only_copy_says_so_and_ends(poet: Poet) -> None:
    class Everything(LineIndex):
        def __contains__(self, line: str) -> bool:
            return True

    stuck = Poet(poet._network, poet.lexicon, Everything(np.zeros(64, np.uint8)), poet._labels)
    with pytest.raises(UserError, match="another seed"):
        ask(stuck, "wujue")


def test_punctuation_follows_the_couplets_and_the_rhymes_of_a_tune(poet: Poet) -> None:
    assert [c for c in ask(poet, "wujue").text if c in "，。"] == list("，。，。")
    tune = ask(poet, "busuanzi").text
    assert tune.count("\n\n") == 1
    assert [c for c in tune if c in "，。"] == list("，。，。，。，。")


def test_writing_can_be_stopped(poet: Poet) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        poet.write(PoemRequest.of("wujue", lexicon=poet.lexicon), progress)
