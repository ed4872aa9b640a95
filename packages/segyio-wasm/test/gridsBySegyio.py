"""Writes how PyPI segyio lays files out and reads them: lines, offsets, and all samples in four ways.

    python gridsBySegyio.py FOLDER ENDIAN:FILE...

FOLDER/0.json and 0.samples (float32) for the first file, and so on. The samples are, one behind the other:
every inline of every offset [offset][inline][crossline][sample], every crossline of every offset
[offset][crossline][inline][sample], every depth slice of every offset [offset][sample][inline][crossline],
every gather [inline][crossline][offset][sample]. {"error": "..."} where segyio finds no geometry.
"""

import json
import math
import pathlib
import sys

import numpy
import segyio


def depth_slice(file, sample, offset):
    # segyio gives the slices of the first offset only: those of others are cut from its inlines.
    if offset != file.offsets[0]:
        return numpy.stack([file.iline[line, offset][:, sample] for line in file.ilines])
    found = file.depth_slice[sample]
    return found.T if file.sorting == segyio.TraceSortingFormat.CROSSLINE_SORTING else found


def gather(file, inline, crossline, offsets):
    # segyio takes an offset of 0 for "all", and sorts "all" by offset whatever the order of the file.
    if 0 in offsets:
        return file.gather[inline, crossline, :]
    return numpy.stack([file.gather[inline, crossline, offset] for offset in offsets])


def dump(path, target, endian):
    with segyio.open(path, endian=endian) as file:
        offsets, samples = [int(x) for x in file.offsets], range(len(file.samples))
        parts = [file.iline[line, offset] for offset in offsets for line in file.ilines]
        parts += [file.xline[line, offset] for offset in offsets for line in file.xlines]
        parts += [depth_slice(file, sample, offset) for offset in offsets for sample in samples]
        parts += [gather(file, int(i), int(x), offsets) for i in file.ilines for x in file.xlines]
        numpy.concatenate([numpy.asarray(part, "<f4").ravel() for part in parts]).tofile(f"{target}.samples")
        return {
            "inlines": [int(x) for x in file.ilines],
            "crosslines": [int(x) for x in file.xlines],
            "offsets": offsets,
            "sorting": "inline" if file.sorting == segyio.TraceSortingFormat.INLINE_SORTING else "crossline",
            "rotationDegrees": math.degrees(segyio.tools.rotation(file)[0]),
        }


folder = pathlib.Path(sys.argv[1])
for index, argument in enumerate(sys.argv[2:]):
    endian, _, path = argument.partition(":")
    try:
        found = dump(path, folder / str(index), endian)
    except Exception as error:
        found = {"error": f"{type(error).__name__}: {error}"}
    (folder / f"{index}.json").write_text(json.dumps(found))
