"""Severity: scale, scope and irremediability (UNGP 14 and 24), each kept apart, never averaged or multiplied."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from duecare.core.catalogue.records import Band, SeverityScale, Tier
from duecare.core.dossier import Count, Impact, Rating, ScopeRating, Share, Span
from duecare.core.dossier.words import Dimension, Rater
from duecare.core.method.findings import DimensionFinding
from duecare.core.method.reasons import Reason, Ref, because

TIERS: tuple[Tier, ...] = ("critical", "severe", "significant", "limited")
"""The gravest first."""

DIMENSIONS: tuple[Dimension, ...] = ("scale", "scope", "irremediability")

RATERS: tuple[Rater, ...] = ("affected-people", "expert", "assessor")
"""In the order in which their voices are shown."""

LOWEST, HIGHEST = 1, 5

Levels = tuple[int, int]
"""The lowest and the highest level that a dimension may have."""


def tier_of(scale: SeverityScale, levels: Sequence[int]) -> Tier:
    """The tier of three levels, in the order of DIMENSIONS: the gravest tier one of whose corners is reached."""
    for tier, corners in _corners(scale):
        if any(all(level >= least for level, least in zip(levels, corner, strict=True)) for corner in corners):
            return tier
    return "limited"


def _corners(scale: SeverityScale) -> tuple[tuple[Tier, tuple[tuple[int, int, int], ...]], ...]:
    return tuple(
        (tier, tuple((corner.scale, corner.scope, corner.irremediability) for corner in scale.tiers[tier]))
        for tier in TIERS
        if tier != "limited"
    )


def tiers_of(scale: SeverityScale, dimensions: Sequence[DimensionFinding]) -> tuple[Tier, Tier]:
    """The lowest and the highest tier that the dimensions can give. The scale is monotonic, so the ends suffice."""
    low = tier_of(scale, [dimension.low for dimension in dimensions])
    return low, tier_of(scale, [dimension.high for dimension in dimensions])


def dimensions_of(impact: Impact, scale: SeverityScale, groups: Collection[str]) -> tuple[DimensionFinding, ...]:
    """The three dimensions of an impact. `groups` are those of the catalogue: of others, a share says nothing."""
    ratings = impact.ratings()
    return tuple(_dimension(name, ratings[name], scale, groups) for name in DIMENSIONS)


def _dimension(
    name: Dimension, ratings: Mapping[Rater, Rating | ScopeRating], scale: SeverityScale, groups: Collection[str]
) -> DimensionFinding:
    """The most severe reasoned rating holds; a dimension that nobody could rate may be anything."""
    if not ratings:
        return DimensionFinding(name, (because("not-rated"),), LOWEST, HIGHEST)
    ratings = {rater: ratings[rater] for rater in RATERS if rater in ratings}
    levels = {rater: _levels(rating, scale, groups) for rater, rating in ratings.items()}
    reasons = [reason for rater, rating in ratings.items() for reason in _reasons(rater, rating, scale, groups)]
    lowered = _lowered(ratings, levels)
    if lowered is not None:
        reasons.append(lowered)
    counting = {
        rater: found
        for rater, found in levels.items()
        if found is not None and not (rater == "affected-people" and lowered is not None)
    }
    if "affected-people" not in ratings:
        reasons.append(because("no-affected-rating"))
    if not counting:
        return DimensionFinding(name, tuple(reasons), LOWEST, HIGHEST)
    low, high = (max(found[end] for found in counting.values()) for end in (0, 1))
    if len(set(counting.values())) > 1:
        reasons.insert(0, because("holds-gravest"))
    gravest = max(counting, key=lambda rater: (counting[rater][1], counting[rater][0]))
    return DimensionFinding(name, tuple(reasons), low, high, gravest)


def _lowered(ratings: Mapping[Rater, Rating | ScopeRating], levels: Mapping[Rater, Levels | None]) -> Reason | None:
    """The affected people's rating is lowered only by an independent expert who rates it, names the level that theirs
    gives, and says why."""
    expert, affected = ratings.get("expert"), levels.get("affected-people")
    if expert is None or expert.lowered_from is None or levels["expert"] is None or affected is None:
        return None
    others = {rating.by for rater, rating in ratings.items() if rater != "expert"}
    if expert.by in others or affected[1] != expert.lowered_from:
        return None
    return because("affected-lowered", level=expert.lowered_from, words=expert.reason)


def _levels(rating: Rating | ScopeRating, scale: SeverityScale, groups: Collection[str]) -> Levels | None:
    """The levels a rating gives; nothing when the rater could not tell. Of several ways to say scope, the gravest."""
    found = [_span(rating.value)] if isinstance(rating.value, int | Span) else []
    if isinstance(rating, ScopeRating):
        if rating.count is not None:
            found.append(_banded(rating.count.people, scale.people_bands))
        if rating.share is not None and rating.share.group in groups:
            found.append(_banded(rating.share.per_cent, scale.share_bands))
    if not found:
        return None
    return max(low for low, _ in found), max(high for _, high in found)


def _span(value: int | Span) -> Levels:
    return (value.low, value.high) if isinstance(value, Span) else (value, value)


def _banded(number: int | Span, bands: Sequence[Band]) -> Levels:
    low, high = _span(number)
    return _band(low, bands), _band(high, bands)


def _band(number: int, bands: Sequence[Band]) -> int:
    return max((band.level for band in bands if number >= band.from_), default=LOWEST)


def _reasons(rater: Rater, rating: Rating | ScopeRating, scale: SeverityScale, groups: Collection[str]) -> list[Reason]:
    by = Ref("word", rater)
    match rating.value:
        case Span(low=low, high=high):
            reasons = [because("rated-span", low=low, high=high, rater=by, words=rating.reason)]
        case int():
            reasons = [because("rated", level=rating.value, rater=by, words=rating.reason)]
        case "unknown":
            reasons = [because("rated-unknown", rater=by, words=rating.reason)]
        case _:
            reasons = [because("rated-by-numbers", rater=by, words=rating.reason)]
    if isinstance(rating, ScopeRating):
        reasons += [_by_count(rating.count, scale)] if rating.count else []
        reasons += [_by_share(rating.share, scale, groups)] if rating.share else []
    return reasons


def _by_count(count: Count, scale: SeverityScale) -> Reason:
    counted = Ref("word", count.counted)
    _, level = _banded(count.people, scale.people_bands)
    if isinstance(count.people, Span):
        return because(
            "by-count-span", record=scale, low=count.people.low, high=count.people.high, counted=counted, level=level
        )
    return because("by-count", record=scale, people=count.people, counted=counted, level=level)


def _by_share(share: Share, scale: SeverityScale, groups: Collection[str]) -> Reason:
    if share.group not in groups:
        return because("by-share-of-nobody", words=share.group)
    group = Ref("groups", share.group)
    _, level = _banded(share.per_cent, scale.share_bands)
    if isinstance(share.per_cent, Span):
        return because(
            "by-share-span",
            record=scale,
            low=share.per_cent.low,
            high=share.per_cent.high,
            group=group,
            territory=share.territory,
            level=level,
        )
    return because(
        "by-share", record=scale, per_cent=share.per_cent, group=group, territory=share.territory, level=level
    )
