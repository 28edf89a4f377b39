#!/usr/bin/env python3
"""Coordinate search over search/query/weights.h on the development sets.

  tune.py KB_RELEVANCE SETS-FOLDER [keywords|questions] [--rounds N] [--out FILE] [WEIGHT…]

Starts kb_relevance --tune once, so that the indexes are built once, and tries for each weight (all of the group where
none is named) two steps up and two down; keeps a change that raises the mean of the sets' success@1 and nDCG@10 by more
than MARGIN. Prints each step kept; --out writes them as lines "name value" for kb_relevance --weights. What is good is
then written into weights.h by hand, after a look at the kinds it moved.
"""
import re
import subprocess
import sys
from pathlib import Path

MARGIN = 0.0008
SETS = {"keywords": ["da-kw", "nb-kw"], "questions": ["da-faq", "nb-faq", "nb-norquad", "da-squadmt"]}
STEPS = [0.8, 1.25, 0.6, 1.6]


def defaults():
    header = Path(__file__).resolve().parents[2] / "search/query/weights.h"
    return {name: int(value) for name, value in re.findall(r"X\((\w+), (\d+)\)", header.read_text())}


class Runner:
    def __init__(self, program, folder, sets):
        self.process = subprocess.Popen([program, folder, *sets, "--tune"], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, text=True)

    def score(self, values):
        self.process.stdin.write(" ".join(f"{name} {value}" for name, value in values.items()) + "\n")
        self.process.stdin.flush()
        fields = self.process.stdout.readline().split()
        if not fields:
            raise SystemExit("kb_relevance ended early")
        numbers = [float(field) for i, field in enumerate(fields) if i % 3 != 0]
        return sum(numbers) / len(numbers)


def main():
    arguments = sys.argv[1:]
    options = {}
    for option in ("--rounds", "--out"):
        if option in arguments:
            at = arguments.index(option)
            options[option] = arguments[at + 1]
            del arguments[at:at + 2]
    if len(arguments) < 2:
        raise SystemExit(__doc__)
    program, folder, *rest = arguments
    group = rest.pop(0) if rest and rest[0] in SETS else "keywords"
    values = defaults()
    names = rest or [name for name in values if name.startswith("q_") == (group == "questions")]
    runner = Runner(program, folder, SETS[group])
    best = runner.score(values)
    print(f"start {best:.4f}", flush=True)
    for _ in range(int(options.get("--rounds", 1))):
        kept = 0
        for name in names:
            for step in STEPS:
                tried = dict(values)
                tried[name] = max(1, round(values[name] * step)) if values[name] else round(256 * step)
                if name.endswith("_length"):  # a share of the length: never more than all of it
                    tried[name] = min(tried[name], 1024)
                if tried[name] == values[name]:
                    continue
                score = runner.score(tried)
                if score > best + MARGIN:
                    print(f"{name} {values[name]} -> {tried[name]}: {best:.4f} -> {score:.4f}", flush=True)
                    values, best, kept = tried, score, kept + 1
                    break
        if not kept:
            break
    if "--out" in options:
        changed = {name: value for name, value in values.items() if value != defaults()[name]}
        Path(options["--out"]).write_text("".join(f"{name} {value}\n" for name, value in changed.items()))


if __name__ == "__main__":
    main()
