"""Writes what PyPI segyio reads: for each file named, samples and header fields into a folder.

    python dumpBySegyio.py FOLDER FILE...

FOLDER/0.json, 0.samples (float32, trace-major), 0.headers (int32, [field][trace]) for the first file,
and so on; {"error": "..."} where segyio refuses the file.
"""

import json
import pathlib
import sys

import numpy
import segyio
import segyio.su


def dump(path, target, endian):
    isSu = path.endswith(".su")
    opened = segyio.su.open if isSu else segyio.open
    with opened(path, ignore_geometry=True, endian=endian) as file:
        fields = {str(field): int(str(byte)) for field, byte in segyio.tracefield.keys.items()}
        columns = [file.attributes(byte)[:] for byte in fields.values()]
        numpy.asarray(columns).astype("<i4").tofile(f"{target}.headers")
        file.trace.raw[:].astype("<f4").tofile(f"{target}.samples")
        return {
            "traceCount": file.tracecount,
            "sampleCount": len(file.samples),
            "fields": fields,
            "startTimeMs": float(file.samples[0]),
            "text": [] if isSu else [file.text[i].decode("latin-1") for i in range(1 + file.ext_headers)],
            "extendedTextCount": 0 if isSu else file.ext_headers,
            "binary": {} if isSu else {str(k): int(v) for k, v in file.bin.items()},
        }


folder = pathlib.Path(sys.argv[1])
for index, argument in enumerate(sys.argv[2:]):
    endian, _, path = argument.partition(":")
    try:
        found = dump(path, folder / str(index), endian)
    except Exception as error:
        found = {"error": f"{type(error).__name__}: {error}"}
    (folder / f"{index}.json").write_text(json.dumps(found))
