"""Keras beside Diffrakt's engines: trains and predicts with the nets that its first argument tells of.

First argument: a JSON list of {spec, batchSize, classCount}; second: threads, 0 for as many as there are.
One JSON value a line: asks come in, answers go out (bench/engine/protocol.ts). Each net is timed in the
ways in which Keras can do it, and the fastest is kept.
"""

import json
import os
import sys
import time

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ["KERAS_BACKEND"] = "tensorflow"

import numpy as np
import tensorflow as tf
import keras

BATCHES = 4


def layer_of(layer):
    kind, activation = layer["kind"], layer.get("activation")
    activation = None if activation == "none" else activation
    if kind == "convolution":
        return keras.layers.Conv2D(
            layer["filters"],
            layer["kernel"],
            strides=layer["stride"],
            padding=layer["padding"],
            activation=activation,
        )
    if kind == "maxPool":
        return keras.layers.MaxPooling2D(layer["size"])
    if kind == "separableConvolution":
        return keras.layers.SeparableConv2D(
            layer["filters"],
            layer["kernel"],
            strides=layer["stride"],
            padding=layer["padding"],
            activation=activation,
        )
    if kind == "flatten":
        return keras.layers.Flatten()
    if kind == "upsample":
        return keras.layers.UpSampling2D(2, interpolation="bilinear")
    if kind == "concatenate":
        return keras.layers.Concatenate()
    if kind == "add":
        return keras.layers.Add()
    return keras.layers.Dense(layer["units"], activation=activation)


def model_of(spec):
    outputs = {"input": keras.layers.Input(spec["inputShape"])}
    last = "input"
    for layer in spec["layers"]:
        taken = [outputs[name] for name in layer.get("inputs", [last])]
        last = layer["name"]
        outputs[last] = layer_of(layer)(taken if len(taken) > 1 else taken[0])
    return keras.Model(outputs["input"], outputs[last])


def batches_of(case):
    random = np.random.default_rng(1)
    spec = case["spec"]
    shape = [case["batchSize"]] + spec["inputShape"]
    # Keras's own shapes: one class an example, or one at every sample.
    labels = [case["batchSize"], *model_of(spec).output_shape[1:-1]]
    return [
        (
            random.standard_normal(shape, dtype=np.float32),
            random.integers(0, case["classCount"], labels, dtype=np.int32),
        )
        for _ in range(BATCHES)
    ]


def own_step(model, jit):
    """A training step written by hand, as one graph."""
    loss_of = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    optimiser = keras.optimizers.Adam(1e-4)
    optimiser.build(model.trainable_variables)

    @tf.function(jit_compile=jit)
    def step(x, labels):
        with tf.GradientTape() as tape:
            loss = loss_of(labels, model(x, training=True))
        gradients = tape.gradient(loss, model.trainable_variables)
        optimiser.apply(gradients, model.trainable_variables)
        return loss

    return lambda x, labels: float(step(tf.constant(x), tf.constant(labels)))


def compiled_step(model, jit):
    model.compile(
        optimizer=keras.optimizers.Adam(1e-4),
        loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
        jit_compile=jit,
    )
    return lambda x, labels: model.train_on_batch(x, labels)


def own_prediction(model, jit):
    predict = tf.function(lambda x: model(x, training=False), jit_compile=jit)
    return lambda x, _: predict(tf.constant(x)).numpy()


TRAINERS = {
    "tf.function": lambda spec: own_step(model_of(spec), False),
    "tf.function with XLA": lambda spec: own_step(model_of(spec), True),
    "train_on_batch": lambda spec: compiled_step(model_of(spec), False),
}
PREDICTORS = {
    "tf.function": lambda spec: own_prediction(model_of(spec), False),
    "tf.function with XLA": lambda spec: own_prediction(model_of(spec), True),
    "predict_on_batch": lambda spec: (
        lambda model: lambda x, _: model.predict_on_batch(x)
    )(model_of(spec)),
}


def rate_of(call, batches, milliseconds):
    call(*batches[0])
    started, calls = time.perf_counter(), 0
    while calls == 0 or time.perf_counter() - started < milliseconds / 1000:
        call(*batches[calls % len(batches)])
        calls += 1
    return calls * len(batches[0][1]) / (time.perf_counter() - started)


def seconds_of(call, batch):
    started = time.perf_counter()
    call(*batch)
    return time.perf_counter() - started


def fastest_of(ways, case, batches):
    """The call that is fastest and its name: by the shortest of many calls, in turns, so that a busy
    machine does not choose."""
    calls = {name: make(case["spec"]) for name, make in ways.items()}
    for call in calls.values():
        call(*batches[0])
    shortest = {name: float("inf") for name in calls}
    for turn in range(25):
        for name, call in calls.items():
            shortest[name] = min(shortest[name], seconds_of(call, batches[turn % len(batches)]))
    best = min(shortest, key=shortest.get)
    return best, calls[best]


def main():
    threads = int(sys.argv[2])
    if threads > 0:
        tf.config.threading.set_intra_op_parallelism_threads(threads)
        tf.config.threading.set_inter_op_parallelism_threads(threads)
    measured = []
    names = []
    for case in json.loads(sys.argv[1]):
        batches = batches_of(case)
        train_name, train = fastest_of(TRAINERS, case, batches)
        predict_name, predict = fastest_of(PREDICTORS, case, batches)
        measured.append({"train": train, "predict": predict, "batches": batches})
        names.append(f"{train_name} and {predict_name}")
    ways = "; ".join(names)
    print(
        json.dumps({"description": f"Keras {keras.__version__} on TensorFlow {tf.__version__}: {ways}"}),
        flush=True,
    )
    for line in sys.stdin:
        ask = json.loads(line)
        case = measured[ask["caseIndex"]]
        rate = rate_of(case[ask["what"]], case["batches"], ask["milliseconds"])
        print(json.dumps({"examplesPerSecond": rate}), flush=True)


main()
