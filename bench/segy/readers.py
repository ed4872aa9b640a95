"""Other packages' side of the SEG-Y bench: `readers.py PACKAGE` answers as bench/segy.py does.

The first line says which actions the package has. Requests name what is read by its place in the file, for these
packages know no inlines: {"action": name, "path": file, "firstTrace": n, "traceCount": n, "traceStep": n,
"sample": n}. Files are opened outside the clock, but for "open".
"""
import importlib.metadata
import json
import sys
import time
import warnings

import numpy as np

warnings.simplefilter("ignore")


def traces_of(request):
    first, count, step = request["firstTrace"], request["traceCount"], request["traceStep"]
    return slice(first, first + (count - 1) * step + 1, step)


def of_segy():
    from segy import SegyFile

    return SegyFile, {
        "whole": lambda file, _: file.trace[0 : file.num_traces].sample,
        "traces": lambda file, request: file.sample[list(range(*traces_of(request).indices(file.num_traces)))],
        "column": lambda file, _: file.header[0 : file.num_traces]["inline"],
    }


def of_pysegy():
    import pysegy

    def traces(scan, request):
        return scan[0].data[:, traces_of(request)].T

    # It reads ranges of traces: others would be a read of the whole file.
    return pysegy.segy_scan, {
        "whole": lambda scan, _: pysegy.segy_read(scan.paths[0], workers=1).data.T,
        "near traces": traces,
        "column": lambda scan, _: scan[0].read_header_fields(["Inline3D"])["Inline3D"],
    }


def of_segfast():
    import segfast

    def column(file, _):
        return file.load_headers(["INLINE_3D"])["INLINE_3D"].to_numpy()

    return lambda path: segfast.open(path, engine="memmap"), {
        "whole": lambda file, _: file.load_traces(slice(0, file.n_traces)),
        "traces": lambda file, request: file.load_traces(traces_of(request)),
        "slice": lambda file, request: file.load_depth_slices([request["sample"]]),
        "column": column,
    }


package = sys.argv[1]
open_file, reads = {"segy": of_segy, "pysegy": of_pysegy, "segfast": of_segfast}[package]()
if "traces" in reads:
    reads["near traces"] = reads["traces"]
opened = {}


def file_at(path):
    if path not in opened:
        opened[path] = open_file(path)
    return opened[path]


def measure(request):
    action, path = request["action"], request["path"]
    if action == "open":
        started = time.perf_counter()
        open_file(path)
        return time.perf_counter() - started, 0.0
    file = file_at(path)
    started = time.perf_counter()
    values = reads[action](file, request)
    seconds = time.perf_counter() - started
    return seconds, float((values[:, 7] if action == "whole" else np.asarray(values)).sum(dtype="f8"))


library = f"{package} {importlib.metadata.version(package)}"
print(json.dumps({"library": library, "actions": ["open", *reads]}), flush=True)
for line in sys.stdin:
    seconds, checksum = measure(json.loads(line))
    print(json.dumps({"seconds": seconds, "checksum": checksum}), flush=True)
