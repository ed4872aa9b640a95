"""Compares classified sections with their line as PyPI segyio reads them.

    python compareBySegyio.py LINE FOLDER

Prints JSON: how many trace headers differ in any of their 240 bytes, the sample formats, samples whose class
is not that of the largest probability, and how far the sums of the probabilities are from 1.
"""

import json
import pathlib
import sys

import numpy
import segyio

CLASSES = ["diffraction", "reflection", "noise"]
CODES = numpy.array([1, 2, 0])


def read(path):
    with segyio.open(path, ignore_geometry=True) as file:
        return {
            "headers": [bytes(file.header[i].buf) for i in range(file.tracecount)],
            "samples": file.trace.raw[:],
            "times": file.samples.tolist(),
            "format": int(file.format),
            "binary": {str(k): int(v) for k, v in file.bin.items()},
            "text": file.text[0].decode("latin-1"),
        }


line = read(sys.argv[1])
folder = pathlib.Path(sys.argv[2])
names = ["class.sgy"] + [f"probability-{name}.sgy" for name in CLASSES]
files = {name: read(folder / name) for name in names}
classes = files["class.sgy"]["samples"]
shares = numpy.stack([files[name]["samples"] for name in names[1:]]).astype("f8")
lines = [line["text"][i : i + 80] for i in range(0, 3200, 80)]
print(json.dumps({
    "headerBytes": len(line["headers"][0]),
    "traceCount": len(line["headers"]),
    "sampleCount": len(line["times"]),
    "differentHeaders": {n: sum(a != b for a, b in zip(f["headers"], line["headers"], strict=True))
                         for n, f in files.items()},
    "sameTimes": all(f["times"] == line["times"] for f in files.values()),
    "formats": [f["format"] for f in files.values()],
    "differentBinary": sorted({k for f in files.values() for k in line["binary"]
                               if f["binary"][k] != line["binary"][k]}),
    "differentTextLines": max(sum(f["text"][80 * i : 80 * i + 80] != lines[i] for i in range(40))
                              for f in files.values()),
    "classesFound": sorted(numpy.unique(classes).tolist()),
    "wrongClasses": int((CODES[shares.argmax(axis=0)] != classes).sum()),
    "farthestSum": float(abs(shares.sum(axis=0) - 1).max()),
    "smallest": float(shares.min()),
    "largest": float(shares.max()),
}))
