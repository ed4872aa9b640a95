"""The channels once more, with NumPy and SciPy in double precision, from their definitions.

Standard input: the section, float32 [trace][sample]. Argument: JSON with traces, samples, firstSample (working
samples from time zero to the first sample) and picks {class: [[trace, working sample], ...]}. Standard output:
float64, the channels in the order of PROTOTYPE_CHANNELS in prototype.ts, each [trace][working sample], for a step of 2.
"""
import json
import sys

import numpy as np
from scipy import fft, ndimage, signal

ENERGY = (2, 2.5)
ORDER = (
    "A res10 res16 lsnr fk.3 fk.5 semb aslope llr llrs hypR spread hypA line Dmax Dtop3 Dmean Rmax Rtop3 Rmean"
    " LDmax LDtop3 LDmean LRmax LRtop3 LRmean rDmax rDtop3"
).split()


def filled(section):
    size = np.abs(section).sum(axis=1)
    live = np.flatnonzero(size >= 1e-6 * np.median(size))
    out = section.copy()
    for trace in np.setdiff1d(np.arange(len(section)), live):
        before, after = live[live < trace], live[live > trace]
        pair = [before[-1] if len(before) else after[0], after[0] if len(after) else before[-1]]
        out[trace] = section[pair].mean(axis=0)
    return out


def halved(section):
    taps = signal.firwin(15, 0.46)
    padded = np.pad(section, ((0, 0), (7, 7)), mode="edge")
    windows = np.lib.stride_tricks.sliding_window_view(padded, 15, axis=1)
    return (windows @ taps)[:, ::2]


def smooth(values, sigma):
    return ndimage.gaussian_filter(values, sigma)


def balanced(values):
    rms = np.sqrt(smooth(values**2, (6, 30)))
    return np.clip(values / (rms + 0.2 * np.median(rms[rms > 0])), -6, 6)


def interpolated(values, times):
    """Linear values of each row at times; NaN where a time is not between the first and the last sample."""
    whole = np.floor(times).astype(int)
    inside = (whole >= 0) & (whole < values.shape[1] - 1)
    safe = np.broadcast_to(np.where(inside, whole, 0), values.shape)
    before, after = (np.take_along_axis(values, safe + i, axis=1) for i in (0, 1))
    share = times - whole
    return np.where(inside, before * (1 - share) + after * share, np.nan)


def shifted(values, by):
    """Row x holds row x + by, NaN beyond the section."""
    out = np.full_like(values, np.nan)
    if abs(by) < len(values):
        if by >= 0:
            out[: len(values) - by] = values[by:]
        else:
            out[-by:] = values[:by]
    return out


def residual(values, sigma, reach):
    samples = values.shape[1]
    gentle = smooth(values, (0.7, 0.6))
    across, along = np.gradient(gentle)
    power = smooth(along * along, sigma)
    slope = np.clip(-smooth(across * along, sigma) / (power + 1e-3 * np.median(power)), -3, 3)
    times = np.arange(samples)
    stack = [interpolated(shifted(values, h), times + slope * h) for h in range(-reach, reach + 1)]
    counts = (~np.isnan(stack)).sum(axis=0)
    return values - np.nansum(stack, axis=0) / np.maximum(counts, 1)


def semblances(values, slopes, reach, step):
    times = np.arange(values.shape[1])
    distances = range(-reach * step, reach * step + 1, step)
    out = []
    for slope in slopes:
        parts = np.nan_to_num([interpolated(shifted(values, h), times + slope * h) for h in distances])
        out.append((parts.sum(axis=0) ** 2, (parts**2).sum(axis=0) * (2 * reach + 1)))
    top, bottom = (ndimage.gaussian_filter1d(np.array(part), 2, axis=2) for part in zip(*out))
    return top / (bottom + 1e-3 * np.median(bottom))


def steep_shares(values, energy, limits):
    traces, samples = values.shape
    size = (traces + 128, samples + 50)
    spectrum = fft.fft2(values, size)
    slope = np.abs(fft.fftfreq(size[0]))[:, None] / (np.abs(fft.fftfreq(size[1]))[None] + 1e-6)
    for limit in limits:
        weight = 1 / (1 + np.exp(-np.clip((slope - limit) / 0.04, -60, 60)))
        passed = fft.ifft2(spectrum * weight).real[:traces, :samples]
        yield np.clip(np.log10(smooth(passed**2, ENERGY) / energy + 1e-3) + 1.5, -1.5, 1.6)


def curvatures(values, first, reach=36):
    apex = np.arange(values.shape[1]) + first
    best, best_curvature = np.zeros_like(values), np.zeros_like(values)
    for slope in np.linspace(0.35, 1.4, 7):
        left, right, power, count = (np.zeros_like(values) for _ in range(4))
        for distance in range(1, reach + 1):
            times = np.sqrt(apex**2 + (slope * distance) ** 2) - first
            along = interpolated(values, times)
            for total, by in ((left, -distance), (right, distance)):
                side = shifted(along, by)
                count += ~np.isnan(side)
                power += np.nan_to_num(side) ** 2
                total += np.nan_to_num(side)
        enough = count > reach // 2
        window = np.ones((1, 5))
        top = ndimage.correlate(np.where(enough, 2 * np.abs(left * right), 0), window, mode="constant")
        bottom = ndimage.correlate(np.where(enough, power * count / 2, 0), window, mode="constant")
        split = top / (bottom + 2e-3 * reach**2)
        better = split > best
        best[better], best_curvature[better] = split[better], slope**2
    return best, best_curvature


def spread(best, curvature, first, reach=60):
    out = np.zeros_like(best)
    peaks = (best == ndimage.maximum_filter(best, (5, 7))) & (best > 0.05)
    for x, t in zip(*np.where(peaks)):
        distances = np.arange(max(-reach, -x), min(reach, len(best) - 1 - x) + 1)
        middles = np.rint(np.sqrt((t + first) ** 2 + curvature[x, t] * distances**2) - first).astype(int)
        for distance, middle in zip(distances, middles):
            for off in range(-3, 4):
                if 0 <= middle + off < best.shape[1]:
                    value = best[x, t] * (1 - 0.5 * (distance / reach) ** 2) * (1 - 0.08 * off * off)
                    out[x + distance, middle + off] = max(out[x + distance, middle + off], value)
    return out


def histogram(shares, places):
    if not places:
        return np.full(len(shares), 1 / len(shares))
    parts = [shares[:, max(x - 2, 0) : x + 3, max(t - 2, 0) : t + 3].mean(axis=(1, 2)) for x, t in places]
    return np.mean(parts, axis=0)


def likelihood(shares, diffraction, reflection):
    weight = np.log((diffraction + 0.01) / (reflection + 0.01))
    return np.clip(np.einsum("s,sxt->xt", weight, shares), -4, 4) / 2


def envelopes(values, places, reach):
    """Envelope of the normalised correlation with each window and its mirror image."""
    traces, samples = values.shape
    height, length = 2 * reach[0], 2 * reach[1]
    local = ndimage.uniform_filter(values**2, (height, length)) * height * length
    norm = np.sqrt(np.maximum(local, 0) + 0.02 * np.median(local))
    padded = np.pad(values, ((reach[0],) * 2, (reach[1],) * 2))
    size = fft.next_fast_len(samples + length)
    for x, t in places:
        window = padded[x : x + height, t : t + length]
        for template in (window, window[::-1]):
            unit = template / np.linalg.norm(template)
            whole = signal.correlate(values, unit, mode="full", method="fft")
            analytic = signal.hilbert(whole, size, axis=1)
            part = analytic[height - 1 - reach[0] :, length - 1 - reach[1] :][:traces, :samples]
            yield np.minimum(np.abs(part) / norm, 1.5)


def summary(values, places, reach):
    if not places:
        return (np.zeros_like(values),) * 3
    maps = np.sort(list(envelopes(values, places, reach)), axis=0)
    return maps[-1], maps[-3:].mean(axis=0), maps.mean(axis=0)


def channels(section, first, picks):
    working = halved(filled(section))
    values = balanced(working)
    o = {"A": values, "res10": residual(values, (20, 10), 10), "res16": residual(values, (40, 20), 16)}
    energy = smooth(working**2, ENERGY)
    noise = [energy[x, t] for x, t in picks["noise"]]
    level = np.median(noise) if noise else np.percentile(energy, 10)
    o["lsnr"] = np.clip(np.log10(energy / level + 1e-3), -1, 3) / 1.5
    local = smooth(values**2, ENERGY)
    o["fk.3"], o["fk.5"] = steep_shares(values, local + 1e-4 * np.median(local), (0.3, 0.5))
    slopes = np.linspace(-2, 2, 17)
    short = semblances(values, slopes, 4, 1)
    o["semb"], o["aslope"] = short.max(axis=0), np.abs(slopes[short.argmax(axis=0)])
    o["line"] = semblances(values, np.linspace(-1, 1, 17), 8, 2).max(axis=0)
    shares = short**2 / ((short**2).sum(axis=0) + 1e-6)
    steep, flat = (histogram(shares, picks[name]) for name in ("diffraction", "reflection"))
    steep = (steep + steep[::-1]) / 2
    o["llr"] = likelihood(shares, steep, flat)
    o["llrs"] = likelihood(shares, steep, (flat + flat[::-1]) / 2)
    o["hypR"], curvature = curvatures(o["res16"], first)
    o["spread"] = spread(o["hypR"], curvature, first)
    o["hypA"], _ = curvatures(values, first)
    for tag, source, reach in (("", "A", (16, 8)), ("L", "A", (32, 16)), ("r", "res16", (32, 16))):
        for letter, name in (("D", "diffraction"), ("R", "reflection")):
            maps = summary(o[source], picks[name], reach)
            for kind, part in zip(("max", "top3", "mean"), maps):
                o[tag + letter + kind] = part
    return [o[name] for name in ORDER]


if __name__ == "__main__":
    given = json.loads(sys.argv[1])
    raw = np.frombuffer(sys.stdin.buffer.read(), "<f4").astype("f8")
    result = channels(raw.reshape(given["traces"], given["samples"]), given["firstSample"], given["picks"])
    sys.stdout.buffer.write(np.array(result).astype("<f8").tobytes())
