"""How well the shipped poet keeps to forms and wishes: the figures of random requests.

    python -m tests.benchmarks.verse --poems FILE.jsonl.gz [--poems …] --out DIR [--count 200]

For every form ``--count`` requests with one or two keywords: words of two characters that occur at
least 30 times in the training poems. Rhyme and tone are judged twice: by the readings of
the model's vocabulary and by pypinyin itself. DIR receives ``verse.json`` and twenty poems to read
(``poems.txt``). It must be outside the repository.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from pypinyin import Style, pinyin

from deepart_studio.core.errors import UserError
from deepart_studio.core.paths import models_folder
from deepart_studio.inference.catalog import Catalog
from deepart_studio.inference.sessions import SessionCache
from deepart_studio.inference.verse_model import open_poet
from deepart_studio.training.poems import Poem as RealPoem
from deepart_studio.training.poems import read_poems, split_by_author
from deepart_studio.verse.checking import check_poem
from deepart_studio.verse.forms import FORMS, Form
from deepart_studio.verse.phonetics import rhyme_group, tone
from deepart_studio.verse.poet import Poem, Poet
from deepart_studio.verse.request import PoemRequest

LEAST_OCCURRENCES = 30
LEAST_REAL = 50
"""Real poems of a form that a comparison of variety needs."""


def keywords_of(poems: Iterable[RealPoem]) -> list[str]:
    """Two-character words by the caesura of regulated lines."""
    counts = Counter(
        line[i : i + 2]
        for poem in poems
        for line in poem.lines
        if len(line) in (5, 7)
        for i in range(0, len(line) - 3, 2)
    )
    return [word for word, n in counts.items() if n >= LEAST_OCCURRENCES]


def distinct_2(poems: Sequence[Sequence[str]]) -> float:
    """Different pairs of neighbouring characters, by all of them."""
    pairs = [pair for lines in poems for line in lines for pair in pairwise(line)]
    return len(set(pairs)) / max(1, len(pairs))


def by_dictionary(poem: Poem) -> tuple[bool, float]:
    """Rhymes and tones with all readings that pypinyin has: (all rhymes can be right, share)."""
    best = (False, 0.0)
    for variant in poem.form.variants:
        groups: dict[str, set[str]] = {}
        right = 0
        for line, text in zip(variant, poem.lines, strict=True):
            for wanted, character in zip(line.pattern, text, strict=True):
                right += wanted == "*" or wanted in {tone(r) for r in _readings(character)}
            if line.rhyme:
                mine = {rhyme_group(r) for r in _readings(text[-1])}
                groups[line.rhyme.lower()] = groups.get(line.rhyme.lower(), mine) & mine
        share = right / sum(map(len, variant))
        best = max(best, (all(groups.values()), share))
    return best


def _readings(character: str) -> list[str]:
    return pinyin(character, style=Style.TONE3, heteronym=True, v_to_u=True)[0]


def judge(
    poet: Poet, form: Form, words: Sequence[str], known: set[str], real: list[RealPoem], count: int
) -> tuple[dict[str, float | int], list[Poem]]:
    """The figures of one form, and its poems."""
    random = np.random.default_rng(0)
    poems, seconds, kept, wanted, refused = [], [], 0, 0, 0
    for seed in range(count):
        most = min(2, len(form.lengths) - 1)
        chosen = random.choice(words, int(random.integers(1, most + 1)), replace=False)
        begun = time.perf_counter()
        try:
            request = PoemRequest.of(form.id, chosen.tolist(), seed=seed, lexicon=poet.lexicon)
            poem = poet.write(request)
        except UserError:
            refused += 1
            continue
        seconds.append(time.perf_counter() - begun)
        poems.append(poem)
        kept += sum(word in "".join(poem.lines) for word in request.keywords)
        wanted += len(request.keywords)
    reports = [check_poem(form, poem.lines, poet.lexicon) for poem in poems]
    lookups = [by_dictionary(poem) for poem in poems]
    own = [tuple(poem.lines) for poem in real if poem.label == form.id]
    row: dict[str, float | int] = {
        "poems": len(poems),
        "refused": refused,
        "lengths_right": _mean(all(r.length_right for r in rows) for rows in reports),
        "rhymes_right": _mean(all(r.rhymes in (None, True) for r in rows) for rows in reports),
        "rhymes_right_by_pypinyin": _mean(right for right, _ in lookups),
        "tones_right": _mean(poem.tones for poem in poems),
        "tones_right_by_pypinyin": _mean(share for _, share in lookups),
        "keywords_kept": round(kept / max(1, wanted), 4),
        "copied_lines": sum(line in known for p in poems for line in p.lines if len(line) > 4),
        "median_seconds": round(float(np.median(seconds)), 3),
        "p95_seconds": round(float(np.quantile(seconds, 0.95)), 3),
    }
    if len(own) >= LEAST_REAL:
        fewer = min(len(own), len(poems))
        ours = distinct_2([poem.lines for poem in poems[:fewer]])
        row["distinct_2_of_real"] = round(ours / distinct_2(own[:fewer]), 3)
    return row, poems


def _mean(values: Iterable[float]) -> float:
    return round(float(np.mean(list(values))), 4)


def main() -> None:
    """Judge every form and write the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--poems", type=Path, action="append", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--models", type=Path, default=models_folder())
    parser.add_argument("--forms", nargs="*", default=list(FORMS))
    args = parser.parse_args()
    poet = open_poet(Catalog([args.models]).first("text"), SessionCache(threads=2))
    training, held_out = split_by_author(read_poems(args.poems), 0, 0.04)
    known = {line for poem in (*training, *held_out) for line in poem.lines}
    words = [w for w in keywords_of(training) if all(c in poet.lexicon for c in w)]
    rows, texts = {}, []
    for name in args.forms:
        rows[name], poems = judge(poet, FORMS[name], words, known, training, args.count)
        print(name, json.dumps(rows[name]), flush=True)
        texts += [f"{poem.form.name['zh']}\n{poem.text}\n" for poem in poems[:20]]
    args.out.mkdir(parents=True, exist_ok=True)
    (args.out / "verse.json").write_text(json.dumps(rows, indent=1) + "\n", "utf-8")
    (args.out / "poems.txt").write_text("\n".join(texts), "utf-8")


if __name__ == "__main__":
    main()
