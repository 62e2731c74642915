"""One of the other tools on the table, in an environment of its own. Reading the table is not counted, in its favour.

Run by the other environment's Python: `python peers.py TOOL TABLE`; prints one line of JSON.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

GROUPS = ["sex", "origin", "age"]


def by_fairlearn(table: Any) -> Any:
    """MetricFrame, with the metrics of its own documentation."""
    from fairlearn import metrics
    from sklearn.metrics import precision_score

    frame = metrics.MetricFrame(
        metrics={
            "selection-rate": metrics.selection_rate,
            "true-positive-rate": metrics.true_positive_rate,
            "false-positive-rate": metrics.false_positive_rate,
            "precision": lambda truth, said: precision_score(truth, said, zero_division=0),
            "n": metrics.count,
        },
        y_true=table["label"],
        y_pred=table["decision"],
        sensitive_features=table[GROUPS],
    )
    return frame.by_group


def by_aequitas(table: Any) -> Any:
    """Crosstabs of one column that joins the attributes: it takes one at a time."""
    from aequitas.group import Group

    joined = table[GROUPS[0]].str.cat([table[name] for name in GROUPS[1:]], sep="|")
    frame = table.rename(columns={"decision": "score", "label": "label_value"})[["score", "label_value"]]
    counted, _ = Group().get_crosstabs(frame.assign(cell=joined), attr_cols=["cell"])
    return counted


def by_aif360(table: Any) -> Any:
    """A metric of each intersection against all: it takes two groups at a time."""
    from aif360.datasets import BinaryLabelDataset
    from aif360.metrics import ClassificationMetric

    coded = table.assign(cell=table.groupby(GROUPS, sort=True).ngroup())
    said = coded[["cell", "decision"]].rename(columns={"decision": "label"})
    names = {"label_names": ["label"], "protected_attribute_names": ["cell"]}
    truth = BinaryLabelDataset(df=coded[["cell", "label"]], **names)
    decided = BinaryLabelDataset(df=said, **names)
    rows = []
    for cell in range(int(coded["cell"].max()) + 1):
        metric = ClassificationMetric(truth, decided, [{"cell": cell}], [{"cell": int(cell == 0)}])
        rows.append((metric.selection_rate(False), *metric.performance_measures(False).values()))
    return rows


def by_pandas(table: Any) -> Any:
    """What a careful analyst writes by hand."""
    coded = table.assign(tp=table["label"] & table["decision"], n=1, positive=table["label"], chosen=table["decision"])
    summed = coded.groupby(GROUPS, observed=True)[["n", "positive", "chosen", "tp"]].sum()
    return summed.assign(
        selection=summed.chosen / summed.n,
        tpr=summed.tp / summed.positive,
        fpr=(summed.chosen - summed.tp) / (summed.n - summed.positive),
        precision=summed.tp / summed.chosen,
    )


TOOLS: dict[str, Callable[[Any], Any]] = {
    "fairlearn": by_fairlearn,
    "aequitas": by_aequitas,
    "aif360": by_aif360,
    "pandas": by_pandas,
}


def main(tool: str, path: str) -> None:
    """Measure one tool. Each is loaded, and tried on a few rows, before the clock starts."""
    import fastparquet

    table = fastparquet.ParquetFile(path).to_pandas(columns=[*GROUPS, "label", "decision"])
    table["label"] = (table["label"] == "1").astype("int8")
    table["decision"] = (table["decision"] == "1").astype("int8")
    TOOLS[tool](table.head(5_000))
    cpu, wall = time.process_time(), time.perf_counter()
    found = TOOLS[tool](table)
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    most = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    told = found.reset_index().to_dict("records") if tool == "fairlearn" else []
    print(json.dumps({"cpu": cpu, "wall": wall, "mb": int(most[1]) // 1024 if most else 0, "rates": told}))


if __name__ == "__main__":
    import logging
    import warnings

    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    main(sys.argv[1], sys.argv[2])
