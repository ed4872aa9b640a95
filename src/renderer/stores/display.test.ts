import { beforeEach, describe, expect, it } from 'vitest';
import { display } from '#renderer/stores/display.svelte';
import { layout } from '#renderer/stores/layout.svelte';
import { usualProcess } from '#seismic/process/radarDefaults';
import { AS_RECORDED } from '#seismic/process/traceProcess';

const atFirst = display.kept;
beforeEach(() => display.restore(atFirst));

describe('settings of the display', () => {
  it('come back as they were kept', () => {
    display.drawnAs = 'both';
    display.isReversed = true;
    display.wiggleFill = 'negative';
    display.changeProcess({ bandPassHz: [5, 10, 60, 80], balance: 'trace' });
    display.clipValue = 12.5;
    display.toggle('picks');
    const kept = JSON.stringify({ display: display.kept });
    layout.restore(JSON.stringify({ display: atFirst }));
    expect([display.drawnAs, display.clipValue, display.isReversed]).toEqual(['density', null, false]);
    layout.restore(kept);
    expect(JSON.stringify({ display: display.kept })).toBe(kept);
    expect(display.drawing).toMatchObject({ drawnAs: 'both', polarity: -1, fill: 'negative' });
  });

  it('that fit no longer are left as they are, except a clip by value', () => {
    display.drawnAs = 'wiggle';
    for (const json of [null, '{"display":{"drawing":7}}', '{', 'null', '{"display":{}}']) {
      display.clipValue = 3;
      layout.restore(json);
      expect([display.drawnAs, display.clipValue]).toEqual(['wiggle', null]);
    }
  });

  it('of radar are those that radar is drawn with at first, until the user or another line changes them', () => {
    const radar = usualProcess({ domain: 'radar' }, 100);
    layout.restore(null, radar);
    expect(display.process).toEqual(radar);
    display.changeProcess({ agcWindowMs: 40 });
    layout.restore(null, radar);
    expect(display.process.agcWindowMs).toBe(40);
    layout.restore(null, AS_RECORDED);
    expect(display.process).toEqual(AS_RECORDED);
  });

  it('kept before units and velocities existed are taken with the usual ones', () => {
    const { sampleAxisUnit: _unit, velocityMps: _velocity, givenSpacingM: _spacing, ...older } = atFirst;
    display.velocityMps = 2000;
    layout.restore(JSON.stringify({ display: { ...older, colourTable: 'grey' } }));
    expect([display.colourTable, display.sampleAxisUnit, display.velocityMps]).toEqual([
      'grey',
      'usual',
      null,
    ]);
  });
});
