"""An invented table of decisions of any length, the same each time: 40 intersections, the smallest of one in 1,200."""

from __future__ import annotations

from pathlib import Path

import duckdb

_TABLE = """
COPY (
  WITH drawn AS (
    SELECT i, (hash(i, 1) % 1000003) / 1000003.0 a, (hash(i, 2) % 1000003) / 1000003.0 b,
           (hash(i, 3) % 1000003) / 1000003.0 c, (hash(i, 4) % 1000003) / 1000003.0 d,
           (hash(i, 5) % 1000003) / 1000003.0 e
    FROM range({rows}) t(i)
  ), people AS (
    SELECT i, CASE WHEN a < 0.52 THEN 'woman' ELSE 'man' END sex,
           CASE WHEN b < 0.70 THEN 'a' WHEN b < 0.86 THEN 'b' WHEN b < 0.94 THEN 'c' WHEN b < 0.985 THEN 'd'
                ELSE 'e' END origin,
           CASE WHEN c < 0.16 THEN 'under 25' WHEN c < 0.55 THEN '25 to 44' WHEN c < 0.88 THEN '45 to 64'
                ELSE '65 on' END age,
           d, e
    FROM drawn
  )
  SELECT i AS "case", sex, origin, age, i % 17 AS region, CASE WHEN d < 0.12 THEN '1' ELSE '0' END AS label,
         CASE WHEN e < 0.09 + CASE WHEN d < 0.12 THEN 0.35 ELSE 0 END
                     + CASE WHEN origin IN ('c', 'e') THEN 0.06 ELSE 0 END
              THEN '1' ELSE '0' END AS decision,
         CASE WHEN (e < 0.09 + CASE WHEN d < 0.12 THEN 0.35 ELSE 0 END) != (hash(i, 6) % 20 = 0)
              THEN '1' ELSE '0' END AS later
  FROM people
) TO '{path}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 1000000)
"""

PLAN = """\
format: duecare-evaluation-plan/1
id: bench
title: Bench
written_on: 2026-11-23
written_by: bench
looked: {answer: "no"}
question: How long does it take?
data: {about: One invented decision, recorded_by: nobody, drawn: everyone}
unit: {row: decision, repeats: none}
decision: {column: decision, yes: ["1"], no: ["0"], means: Selected, yes_is: burden}
label: {column: label, yes: ["1"], no: ["0"], means: Found, recorded_by: nobody, could_be_wrong: It is invented,
        seen_for: everyone}
attributes:
  sex: {column: sex, title: Sex, why: Invented}
  origin: {column: origin, title: Origin, why: Invented}
  age: {column: age, title: Age, why: Invented}
intersections: [[sex, origin, age]]
compare: {measures: [selection-rate, true-positive-rate, false-positive-rate, precision], against: the-rest,
          matters_from: "0.05", why: Invented}
"""

TWICE = (
    PLAN
    + """\
mitigation: {what: Invented, rows: {kind: same-rows, decision: {column: later, yes: ["1"], no: ["0"], means: Selected,
             yes_is: burden}}}
worst_off: {measure: false-positive-rate, group: {origin: e}, why: Invented}
"""
)
"""The same, decided twice."""


def write(path: Path, rows: int) -> None:
    """The table as Parquet."""
    connection = duckdb.connect(config={"threads": 2})
    connection.execute(_TABLE.format(rows=rows, path=path))
    connection.close()
