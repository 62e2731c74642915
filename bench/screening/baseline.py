"""What a plain learner reaches on the same text: TF-IDF and logistic regression, one agency left out at a time."""

from __future__ import annotations

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline

from bench.screening.figures import Marks, Scores
from bench.screening.labels import Labelled


def _learner() -> Pipeline:
    words = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True, stop_words="english")
    return make_pipeline(words, LogisticRegression(C=10, class_weight="balanced", max_iter=2_000))


def _texts(records: tuple[Labelled, ...]) -> list[str]:
    return [" ".join(record.text) for record in records]


def left_out_in_turn(records: tuple[Labelled, ...]) -> Scores:
    """For each record the score of a learner that never saw its agency."""
    texts, marks = np.array(_texts(records), dtype=object), np.array([one.positive for one in records])
    agencies = np.array([one.agency for one in records])
    scores = np.zeros(len(records))
    for agency in np.unique(agencies):
        held = agencies == agency
        scores[held] = _learner().fit(texts[~held], marks[~held]).predict_proba(texts[held])[:, 1]
    return scores


def learned(known: tuple[Labelled, ...], asked: tuple[Labelled, ...]) -> Scores:
    """Scores for some records of a learner that saw only the others."""
    marks = [one.positive for one in known]
    scores: Scores = _learner().fit(_texts(known), marks).predict_proba(_texts(asked))[:, 1]
    return scores


def agency_prior(records: tuple[Labelled, ...]) -> Scores:
    """The leak: who states it, by the share that the agency itself calls rights-impacting (the record left out)."""
    marks: Marks = np.array([one.positive for one in records])
    agencies = np.array([one.agency for one in records])
    totals = {agency: (marks[agencies == agency].sum(), (agencies == agency).sum()) for agency in np.unique(agencies)}
    return np.array(
        [
            (totals[agency][0] - mark) / max(1, totals[agency][1] - 1)
            for agency, mark in zip(agencies, marks, strict=True)
        ]
    )
