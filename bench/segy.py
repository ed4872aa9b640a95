"""PyPI segyio's side of the SEG-Y bench: answers one request a line with seconds and a checksum as JSON.

Request: {"action": name, "path": file, "number": what}. Files are opened outside the clock, but for "open".
"""
import importlib.metadata
import json
import sys
import time

import numpy as np
import segyio

BLOCK_TRACES = 64
opened = {}


def file_at(path):
    if path not in opened:
        opened[path] = segyio.open(path)
    return opened[path]


def stream(file, _):
    total = 0.0
    for first in range(0, file.tracecount, BLOCK_TRACES):
        total += float(file.trace.raw[first : first + BLOCK_TRACES][:, 7].sum(dtype="f8"))
    return total


READS = {
    "whole": lambda file, _: file.trace.raw[:],
    "fresh": lambda file, _: np.full((file.tracecount, len(file.samples)), 1, dtype="f4"),
    "inline": lambda file, number: file.iline[number],
    "crossline": lambda file, number: file.xline[number],
    "slice": lambda file, number: file.depth_slice[number],
    "column": lambda file, number: file.attributes(number)[:],
}


def measure(request):
    action, path, number = request["action"], request["path"], request.get("number", 0)
    started = time.perf_counter()
    if action == "open":
        with segyio.open(path) as file:
            checksum = float(len(file.ilines) * len(file.xlines))
        return time.perf_counter() - started, checksum
    file = file_at(path)
    started = time.perf_counter()
    if action == "stream":
        checksum = stream(file, number)
        return time.perf_counter() - started, checksum
    values = READS[action](file, number)
    seconds = time.perf_counter() - started
    return seconds, float((values[:, 7] if action in ("whole", "fresh") else values).sum(dtype="f8"))


version = importlib.metadata.version("segyio")
print(json.dumps({"library": f"segyio {version}, numpy {np.__version__}"}), flush=True)
for line in sys.stdin:
    seconds, checksum = measure(json.loads(line))
    print(json.dumps({"seconds": seconds, "checksum": checksum}), flush=True)
