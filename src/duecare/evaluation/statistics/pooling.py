"""Rates drawn towards those of the other groups: shown beside the plain ones, never instead.

For small groups the plain rate jumps about, and the group that looks worst mostly looks worse than it is. Beta-binomial
partial pooling mends that. Plugging the likeliest pool in (empirical Bayes) would be too sure: its 95 % intervals cover
0.90. Here the pool's mean and tightness are averaged over a grid with the prior of Gelman et al. 2013 (Bayesian Data
Analysis, 5.3), p(mean, tightness) ∝ tightness^-3/2, and the variance is widened by 2 in the number of groups
(`tests/evaluation/statistics/test_coverage.py` measures it).
"""

from __future__ import annotations

import numpy as np
from scipy.special import betaincinv, betaln

from duecare.evaluation.statistics.arrays import Floats
from duecare.evaluation.statistics.rates import Pooled, state_of
from duecare.evaluation.statistics.setting import Setting

FEWEST = 3
"""Fewer groups do not tell how different groups are."""
_ERRORS = np.linspace(-4, 4, 13)
_TIGHTNESS = np.exp(np.linspace(np.log(1.0), np.log(3000.0), 13))


def pooled_of(setting: Setting, grouping: tuple[str, ...]) -> Pooled:
    """Value and ends by side and measure, for the groups of one grouping."""
    sides = [side for side, one in enumerate(setting.shown) if one.group.attributes == grouping]
    out: Pooled = {}
    for at in range(len(setting.asked)):
        told = [side for side in sides if state_of(setting, side, at) == "told"]
        if len(told) < FEWEST:
            continue
        p, n = setting.shares.p[told, at], setting.shares.effective[told, at]
        value, low, high = drawn_together(p * n, n, setting.level)
        out |= {(side, at): (value[i], low[i], high[i]) for i, side in enumerate(told)}
    return out


def drawn_together(k: Floats, n: Floats, level: float) -> tuple[Floats, Floats, Floats]:
    """The posterior mean of each rate, and the ends of a beta distribution with the posterior's mean and variance."""
    mean, tight, weight = _grid(k, n)
    alpha = k + (mean * tight)[:, None]
    whole = n + tight[:, None]
    each = alpha / whole
    value = weight @ each
    spread = weight @ (each * (1 - each) / (whole + 1) + np.square(each)) - np.square(value)
    # a little wider where few groups made the pool: a beta distribution has thinner tails than the average of several
    spread = np.minimum(spread * (1 + 2 / len(n)), value * (1 - value) * 0.999)
    size = value * (1 - value) / spread - 1
    ends = [betaincinv(value * size, (1 - value) * size, at) for at in ((1 - level) / 2, (1 + level) / 2)]
    return value, np.minimum(ends[0], value), np.maximum(ends[1], value)


def _grid(k: Floats, n: Floats) -> tuple[Floats, Floats, Floats]:
    """Means and tightnesses of the pool, and how likely each is given the groups."""
    mean, tight, step = _places(k, n)
    a, b = mean * tight, (1 - mean) * tight
    likely = (betaln(k + a[:, None], n - k + b[:, None]) - betaln(a, b)[:, None]).sum(axis=1)
    # the prior on a grid that is even in log(tightness) and, within each, in logit(mean)
    prior = np.log(mean * (1 - mean)) - 0.5 * np.log(tight) + np.log(step)
    weight = np.exp(likely + prior - (likely + prior).max())
    return mean, tight, weight / weight.sum()


def _places(k: Floats, n: Floats) -> tuple[Floats, Floats, Floats]:
    """For each tightness, means around the likeliest, as far as the groups leave it open (in standard errors)."""
    weight = n / (1 + n / _TIGHTNESS[:, None])
    middle = ((weight * (k / n)).sum(axis=1) + 0.5) / (weight.sum(axis=1) + 1)
    spread = 1 / np.sqrt(middle * (1 - middle) * (weight.sum(axis=1) + 1))
    logits = np.log(middle / (1 - middle))[:, None] + spread[:, None] * _ERRORS
    tight, step = (np.broadcast_to(one[:, None], logits.shape).ravel() for one in (_TIGHTNESS, spread))
    return 1 / (1 + np.exp(-logits.ravel())), tight, step
