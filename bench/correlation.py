"""Correlation panels of windows with templates by NumPy's (or SciPy's, where it is there) transforms.

Arguments: windows, templates, traces, samples, largest lag. Prints the library and seconds as JSON.
One thread, single precision, real transforms of 64 x 64, in batches that fit the cache well.
"""
import json
import sys
import time

import numpy as np

try:
    from scipy import fft
    library = "SciPy"
except ImportError:
    from numpy import fft
    library = "NumPy"

window_count, template_count, traces, samples, lag = map(int, sys.argv[1:])
random = np.random.default_rng(1)
size = (64, 64)
lags = np.arange(-lag, lag + 1)


def prepare(count):
    values = random.standard_normal((count, traces, samples)).astype("f4")
    values -= values.mean(axis=(1, 2), keepdims=True)
    values /= np.sqrt((values**2).sum(axis=(1, 2), keepdims=True))
    return values


def spectra(values):
    return fft.rfft2(values, size).astype("c8")


def correlate(windows, templates):
    products = np.conj(spectra(windows))[:, None] * templates[None]
    return fft.irfft2(products, size).astype("f4")[..., lags[:, None], lags[None, :]]


windows, templates = prepare(window_count), spectra(prepare(template_count))
correlate(windows[:8], templates)
started = time.perf_counter()
for first in range(0, window_count, 8):
    panels = correlate(windows[first : first + 8], templates)
print(json.dumps({"library": library, "seconds": time.perf_counter() - started}))
