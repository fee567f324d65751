"""Nearest neighbours of twelve municipalities: prints neighbours.csv. Python 3.11, NumPy 2.4.6.

Independent of the library: matrices instead of loops, NumPy's mean and standard deviation. The input,
municipalities.csv, is persons on 1 January 2024, all, aged 67 and above, and below 18: Statistics Norway.
"""
import csv
import pathlib
import numpy as np

rows = list(csv.DictReader(open(pathlib.Path(__file__).with_name("municipalities.csv"))))
codes = [row["area"] for row in rows]
population, old, young = (np.array([float(row[c]) for row in rows]) for c in ("population", "old", "young"))
values = {"population": population, "old": 100 * old / population, "young": 100 * young / population}

CASES = {
    # name: indicator -> (weight, whether ratios are compared)
    "equal": {"population": (1, True), "old": (1, False), "young": (1, False)},
    "weighted": {"population": (2, False), "old": (1, False), "young": (0.25, False)},
    "size": {"population": (3, True)},
}

if __name__ == "__main__":
    print("case,area,rank,neighbour,distance,indicator,value,neighbourValue,difference,share")
    for case, indicators in CASES.items():
        names = list(indicators)
        x = np.column_stack([np.log(values[n]) if indicators[n][1] else values[n] for n in names])
        w = np.array([indicators[n][0] for n in names])
        z = (x - x.mean(axis=0)) / x.std(axis=0)
        d = z[None, :, :] - z[:, None, :]  # of the second minus the first
        squared = (w * d**2).sum(axis=2) / w.sum()
        for i in range(len(codes)):
            for rank, j in enumerate([j for j in np.argsort(squared[i], kind="stable") if j != i][:4], 1):
                shares = w * d[i, j] ** 2 / (squared[i, j] * w.sum())
                for n in np.argsort(-shares, kind="stable"):
                    numbers = (values[names[n]][i], values[names[n]][j], d[i, j, n], shares[n])
                    print(f"{case},{codes[i]},{rank},{codes[j]},{float(np.sqrt(squared[i, j]))!r},{names[n]},"
                          + ",".join(repr(float(v)) for v in numbers))
