"""Times the prototype's channels (NumPy, SciPy, numba, one thread); answers each line of input with one line.

Arguments: the prototype's folder, the file of the section (float32 [trace][sample]), JSON with traces, samples,
firstSample (section samples from time zero) and picks {class: [[trace, working sample], ...]}.
"""
import json
import sys
import time

import numpy as np

sys.path.insert(0, sys.argv[1])
import channels

given = json.loads(sys.argv[3])
raw = np.fromfile(sys.argv[2], "<f4").reshape(given["traces"], given["samples"])
names = {"diffraction": 2, "reflection": 1, "noise": 0}
picks = {names[name]: [tuple(place) for place in places] for name, places in given["picks"].items()}


def measure():
    started = time.perf_counter()
    section, _ = channels.fill(raw)
    low, _, values, found, shares = channels.base(section, given["firstSample"])
    middle = time.perf_counter()
    channels.cond(low, values, found, shares, picks)
    ended = time.perf_counter()
    padded = np.pad(values, ((40, 40), (24, 24)))
    windows = [channels.win(padded, place, 32, 16, 40, 24) for place in picks[2]]
    templates = [image for window in windows for image in (window, window[::-1])]
    begun = time.perf_counter()
    channels.ncc(values, templates)
    return {"free": middle - started, "picks": ended - middle, "correlation": time.perf_counter() - begun}


measure()
print("ready", flush=True)
for _ in sys.stdin:
    print(json.dumps(measure()), flush=True)
