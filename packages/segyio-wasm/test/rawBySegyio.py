"""Writes what segyio reads of files, headers byte for byte, as input for tests.

Each file is "big:PATH" or "little:PATH".

    python rawBySegyio.py FOLDER FILE...

FOLDER/0.samples (traces x samples as float64), 0.headers (240 bytes a trace), 0.binary (400 bytes) and
0.json (the type of the samples, shape, text) for the first file, and so on.
"""

import json
import pathlib
import sys

import numpy
import segyio

folder = pathlib.Path(sys.argv[1])
for index, argument in enumerate(sys.argv[2:]):
    endian, _, path = argument.partition(":")
    with segyio.open(path, ignore_geometry=True, endian=endian) as file:
        samples = file.trace.raw[:]
        headers = b"".join(bytes(file.header[i].buf) for i in range(file.tracecount))
        (folder / f"{index}.samples").write_bytes(samples.astype("<f8").tobytes())
        (folder / f"{index}.headers").write_bytes(headers)
        (folder / f"{index}.binary").write_bytes(bytes(file.bin.buf))
        found = {
            "type": str(samples.dtype),
            "shape": list(samples.shape),
            "text": [file.text[i].decode("latin-1") for i in range(1 + file.ext_headers)],
            "interval": float(segyio.tools.dt(file)),
            "times": [float(file.samples[0]), float(file.samples[-1])],
        }
    (folder / f"{index}.json").write_text(json.dumps(found))
