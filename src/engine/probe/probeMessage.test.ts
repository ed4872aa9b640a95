import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { type ProbeProcess, resultOfProbe } from '#engine/probe/probeMessage';

const SOUND = {
  ok: true,
  description: { name: 'wasm', version: '4.22.0', hardware: 'processor', threadCount: 2 },
  examplesPerSecond: 3,
  predictionsPerSecond: 9,
} as const;

/** A process that behaves as the test defines. */
function fakeProcess() {
  const events = new EventEmitter();
  const kill = vi.fn();
  const child: ProbeProcess = {
    onMessage: (listener) => void events.on('message', listener),
    onStderr: (listener) => void events.on('stderr', listener),
    onEnd: (listener) => void events.on('end', listener),
    kill,
  };
  return { events, child, kill };
}

describe('a process that tries an engine', () => {
  it('gives its result, and is ended', async () => {
    const { events, child, kill } = fakeProcess();
    const result = resultOfProbe(child);
    events.emit('message', SOUND);
    expect(await result).toEqual(SOUND);
    expect(kill).toHaveBeenCalledOnce();
  });

  it('that crashes is a failure with its last message, not the banner of TensorFlow', async () => {
    const { events, child } = fakeProcess();
    const result = resultOfProbe(child);
    events.emit('stderr', 'libtensorflow.so: cannot open shared object\n====\n');
    events.emit('end');
    expect(await result).toEqual({
      ok: false,
      failure: { code: 'ended', detail: 'libtensorflow.so: cannot open shared object' },
    });
  });

  it('that never began gives the reason', async () => {
    const { events, child } = fakeProcess();
    const result = resultOfProbe(child);
    events.emit('end', 'spawn EACCES');
    expect(await result).toEqual({ ok: false, failure: { code: 'ended', detail: 'spawn EACCES' } });
  });

  it('that hangs is ended after the time limit', async () => {
    const { child, kill } = fakeProcess();
    expect(await resultOfProbe(child, 5)).toEqual({ ok: false, failure: { code: 'hung', detail: '' } });
    expect(kill).toHaveBeenCalledOnce();
  });

  it.each([
    null,
    7,
    { ok: true },
    { ...SOUND, description: 'WebAssembly' },
    { ...SOUND, description: { ...SOUND.description, threadCount: 0 } },
    { ...SOUND, examplesPerSecond: Number.NaN },
    { ...SOUND, examplesPerSecond: -1 },
  ])('that sends %o gives an invalid answer', async (message) => {
    const { events, child } = fakeProcess();
    const result = resultOfProbe(child);
    events.emit('message', message);
    expect(await result).toEqual({ ok: false, failure: { code: 'invalid answer', detail: '' } });
  });
});
