"""Probabilities of an exported model by NumPy alone, from its model.json and weights.bin.

    python layersModelByNumpy.py FOLDER PANELS.npy

Prints a JSON list [example][class].
"""

import json
import sys

import numpy


def read_weights(folder, manifest):
    """Tensors by name, in the order of the manifest."""
    data = numpy.concatenate([numpy.fromfile(f"{folder}/{path}", dtype="<f4") for path in manifest["paths"]])
    tensors, at = {}, 0
    for entry in manifest["weights"]:
        size = int(numpy.prod(entry["shape"]))
        tensors[entry["name"]] = data[at : at + size].reshape(entry["shape"]).astype(numpy.float64)
        at += size
    assert at == len(data)
    return tensors


def activate(values, name):
    if name == "relu":
        return numpy.maximum(values, 0)
    if name == "softmax":
        powers = numpy.exp(values - values.max(axis=-1, keepdims=True))
        return powers / powers.sum(axis=-1, keepdims=True)
    assert name == "linear", name
    return values


def convolve(values, kernel, config):
    assert config["padding"] == "valid", config["padding"]
    size, stride = config["kernel_size"], config["strides"]
    windows = numpy.lib.stride_tricks.sliding_window_view(values, size, axis=(1, 2))
    return numpy.einsum("nyxcij,ijcf->nyxf", windows[:, :: stride[0], :: stride[1]], kernel)


def apply(layer, values, tensors):
    kind, config = layer["class_name"], layer["config"]
    name = config["name"]
    if kind == "InputLayer":
        return values
    if kind == "Flatten":
        return values.reshape(len(values), -1)
    if kind == "Activation":
        return activate(values, config["activation"])
    kernel = tensors[f"{name}/kernel"]
    product = convolve(values, kernel, config) if kind == "Conv2D" else values @ kernel
    return activate(product + tensors[f"{name}/bias"], config["activation"])


folder, panels = sys.argv[1:]
with open(f"{folder}/model.json") as file:
    model = json.load(file)
tensors = read_weights(folder, model["weightsManifest"][0])
values = numpy.load(panels).astype(numpy.float64)
topology = model["modelTopology"]
for layer in topology.get("model_config", topology)["config"]["layers"]:
    values = apply(layer, values, tensors)
print(json.dumps(values.tolist()))
