"""Normal numbers from a seed, the same on every machine and in every version of numpy.

Philox (Salmon et al. 2011) is a counter: its raw numbers are promised to stay as they are, which
numpy does not promise of its normal ones. Those are made here by Box and Muller's transform.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

_WORD = 64


def normal_numbers(seed: int, stream: int, count: int) -> npt.NDArray[np.float32]:
    """``count`` standard normal numbers; each ``stream`` of a seed has others."""
    pairs = -(-count // 2)
    raw = np.random.Philox(key=seed + (stream << _WORD)).random_raw(2 * pairs)
    # 53 bits each, in (0, 1] for the logarithm and [0, 1) for the angle
    radius = ((raw[:pairs] >> np.uint64(11)).astype(np.float64) + 1) * 2.0**-53
    angle = (raw[pairs:] >> np.uint64(11)).astype(np.float64) * 2.0**-53
    length = np.sqrt(-2 * np.log(radius))
    both = [length * np.cos(2 * np.pi * angle), length * np.sin(2 * np.pi * angle)]
    return np.concatenate(both)[:count].astype(np.float32)
