"""Reads ground-penetrating radar with NumPy and struct alone, from the makers' published layouts.

    python dumpGpr.py FOLDER FILE...

FOLDER/0.json, 0.samples (float64, trace-major, status words of DZT left out) for the first file, and so on.
The channels of a file are dumped one behind the other. DT1: 0.headers, float32 [trace][32].
"""

import json
import pathlib
import struct
import sys

import numpy


def partner(path, suffix):
    for other in path.parent.iterdir():
        if other.stem.lower() == path.stem.lower() and other.suffix.lower() == suffix:
            return other.read_text("latin-1")
    raise FileNotFoundError(f"no {suffix} beside {path}")


def pairs(text, separator):
    found = {}
    for line in text.splitlines():
        name, sign, value = line.partition(separator)
        if sign:
            found[name.strip()] = value.strip()
    return found


def dt1(path, target):
    said = pairs(partner(path, ".hd"), "=")
    count = int(float(said["NUMBER OF PTS/TRC"]))
    record = numpy.dtype([("header", "<f4", 32), ("samples", "<i2", count)])
    traces = numpy.fromfile(path, record)
    traces["header"].astype("<f4").tofile(f"{target}.headers")
    unit = {"ft": 0.3048, "metres": 1.0, "m": 1.0}[said["POSITION UNITS"]]
    interval = float(said["TOTAL TIME WINDOW"]) / count
    gps = [struct.unpack_from("<3d", traces["header"][i].tobytes(), 32) for i in range(len(traces))]
    return traces["samples"], {
        "traceCount": len(traces),
        "sampleCount": count,
        "sampleIntervalNs": interval,
        "startTimeNs": -(float(said["TIMEZERO AT POINT"]) - 1) * interval,
        "distances": [float(header[1]) * unit for header in traces["header"]],
        "gps": gps,
    }


def dzt(path, target):
    raw = path.read_bytes()
    tag, data, count, bits = struct.unpack_from("<4H", raw, 0)
    (channels,) = struct.unpack_from("<H", raw, 52)
    (spm,) = struct.unpack_from("<f", raw, 14)
    first = 512 if data == 512 else data * 1024 if 0 < data < 1024 else channels * 1024
    kind, middle = {8: ("u1", 128), 16: ("<u2", 32768), 32: ("<i4", 0)}[bits]
    scans = numpy.frombuffer(raw[first:], kind).reshape(-1, channels, count).astype("f8")
    by_channel = scans.transpose(1, 0, 2)
    starts = [struct.unpack_from("<2f", raw, 1024 * c + 22) for c in range(channels)]
    return by_channel[:, :, 2:] - middle, {
        "traceCount": scans.shape[0],
        "sampleCount": count - 2,
        "sampleIntervalNs": [window / count for _, window in starts],
        "startTimeNs": [start + 2 * window / count for start, window in starts],
        "marks": by_channel[:, :, 1].tolist(),
        "status": by_channel[:, :, 0].tolist(),
        "distances": [i / spm for i in range(scans.shape[0])],
    }


def mala(path, target):
    said = pairs(partner(path, ".rad"), ":")
    count = int(said["SAMPLES"])
    channels = int(said.get("NUMBER_OF_CH", 1))
    words = numpy.fromfile(path, {".rd3": "<i2", ".rd7": "<i4"}[path.suffix.lower()])
    traces = words.reshape(-1, channels, count).transpose(1, 0, 2)
    step, start = float(said["DISTANCE INTERVAL"]), float(said["START POSITION"])
    return traces, {
        "traceCount": traces.shape[1],
        "sampleCount": count,
        "sampleIntervalNs": float(said["TIMEWINDOW"]) / count,
        "startTimeNs": 0,
        "distances": [start + i * step for i in range(traces.shape[1])],
    }


READERS = {".dt1": dt1, ".dzt": dzt, ".rd3": mala, ".rd7": mala}
folder = pathlib.Path(sys.argv[1])
for index, argument in enumerate(sys.argv[2:]):
    path = pathlib.Path(argument)
    samples, found = READERS[path.suffix.lower()](path, folder / str(index))
    numpy.ascontiguousarray(samples, "<f8").tofile(folder / f"{index}.samples")
    (folder / f"{index}.json").write_text(json.dumps(found))
