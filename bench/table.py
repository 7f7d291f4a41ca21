"""One table of what bench/run measured: each engine's figures, and how many times as long as ours it took (for rows a second: how many times as many it took).

Reads lines "NAME JSON" from standard input; ours is named "binnacle". An engine named several times is taken by its median."""
import json
import sys

COLUMNS = [("cold_ms", "COLD, ms"), ("full_ms", "FULL, ms"), ("edit_p50_us", "EDIT p50, µs"), ("edit_p99_us", "EDIT p99, µs"), ("read_p50_us", "READ p50, µs"), ("import_rows_s", "IMPORT, rows/s")]
NAMES = {"full_1t_ms": "full_ms"}


def plain(value):
    return f"{value:,.4g}" if value < 10000 else f"{value:,.0f}"


figures = {}
for line in sys.stdin:
    name, _, text = line.strip().partition(" ")
    try:
        read = json.loads(text)
    except ValueError:
        continue
    for key, value in read.items():
        if isinstance(value, (int, float)):
            figures.setdefault(name, {}).setdefault(NAMES.get(key, key), []).append(value)
medians = {name: {key: sorted(values)[len(values) // 2] for key, values in all.items()} for name, all in figures.items()}
ours = medians.get("binnacle")
if ours is None:
    sys.exit("Nothing of ours was measured.")
print("| | " + " | ".join(title for _, title in COLUMNS) + " |")
print("|---" * (len(COLUMNS) + 1) + "|")
for name in sorted(medians, key=lambda name: (name != "binnacle", name != "ruler", medians[name].get("full_ms", 0))):
    cells = []
    for key, _ in COLUMNS:
        value = medians[name].get(key)
        if value is None:
            cells.append("–")
        elif name == "binnacle" or key not in ours:
            cells.append(plain(value))
        else:
            ratio = value / ours[key]
            cells.append(f"{plain(value)} ({f'{ratio:,.0f}' if ratio >= 10 else f'{ratio:.2g}'}×)")
    print(f"| {name} | " + " | ".join(cells) + " |")
