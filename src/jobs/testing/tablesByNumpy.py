"""Compares tables of headers and samples with what segyio and NumPy read of the same file.

    python tablesByNumpy.py ENDIAN FILE CSV NPY [ENDIAN FILE CSV NPY ...]

ENDIAN is big or little; prints a JSON list with an entry for each file.

Samples: by segyio where it knows the format, else by NumPy from the bytes (4, 7, 15).
"""

import csv
import json
import sys

import numpy
import segyio


def whole_number(raw, width, signed, endian):
    """Integers of `width` bytes from an array of bytes [..., width]."""
    places = range(width - 1, -1, -1) if endian == "big" else range(width)
    value = sum(raw[..., i].astype(numpy.int64) << (8 * place) for i, place in enumerate(places))
    return numpy.where(value >> (8 * width - 1), value - (1 << (8 * width)), value) if signed else value


def samples_by_numpy(code, shape, first, path, endian):
    width = 4 if code == 4 else 3
    raw = numpy.fromfile(path, dtype=numpy.uint8)[first:]
    traces = raw[: shape[0] * (240 + shape[1] * width)].reshape(shape[0], -1)[:, 240:]
    words = traces.reshape(shape[0], shape[1], width)
    if code != 4:
        return whole_number(words, 3, code == 7, endian)
    gain = words[..., 1 if endian == "big" else 2].astype(numpy.float64)
    mantissa = whole_number(words[..., 2:] if endian == "big" else words[..., :2], 2, True, endian)
    with open(path, "rb") as file:
        file.seek(3500)
        revision = file.read(1)[0]
    return mantissa * 2.0 ** (-gain if revision >= 2 else gain)


def compare_headers(file, csv_path):
    with open(csv_path, newline="") as table:
        rows = list(csv.reader(table))
    columns = {name: numpy.array([int(row[i]) for row in rows[1:]]) for i, name in enumerate(rows[0])}
    wrong, compared = [], 0
    for field, key in segyio.tracefield.keys.items():
        byte = int(str(key))
        mine = [values for name, values in columns.items() if name.startswith(f"{byte}:")]
        compared += len(mine)
        # The counts are unsigned here; segyio gives some of them a sign.
        mask = 0xFFFF if byte in (115, 117) else -1
        if mine and ((mine[0] & mask) != (file.attributes(byte)[:].astype(int) & mask)).any():
            wrong.append(str(field))
    return {"names": rows[0][:3], "rows": len(rows) - 1, "wrongFields": wrong, "comparedFields": compared}


def compare(endian, path, csv_path, npy_path):
    with segyio.open(path, ignore_geometry=True, endian=endian) as file:
        array = numpy.load(npy_path, mmap_mode="r")
        shape = (file.tracecount, len(file.samples))
        code = int(file.bin[segyio.BinField.Format])
        first = 3600 + 3200 * file.ext_headers
        known = code not in (4, 7, 15)
        theirs = file.trace.raw[:] if known else samples_by_numpy(code, shape, first, path, endian)
        return {
            **compare_headers(file, csv_path),
            "traces": file.tracecount,
            "type": str(array.dtype),
            "sameShape": list(array.shape) == list(shape),
            "differentSamples": int((array != theirs).sum()),
        }


print(json.dumps([compare(*sys.argv[i : i + 4]) for i in range(1, len(sys.argv), 4)]))
