import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { notices } from '#renderer/bridge/notices.svelte';
import { exportChart, inkOnPaper, paperAttributes } from '#renderer/charts/exportChart';
import { FakeBridge } from '#renderer/testing/fakeBridge';

const inks = [['rgb(230, 230, 230)', '#1a1f24']] as const;
const styleOf = (style: Record<string, string>) => ({
  getPropertyValue: (name: string) => style[name] ?? '',
});

describe('a chart on paper', () => {
  it('exchanges the colours of the theme and keeps the colours of the data', () => {
    expect(inkOnPaper('rgb(230, 230, 230)', inks)).toBe('#1a1f24');
    expect(inkOnPaper('rgb(230, 159, 0)', inks)).toBe('rgb(230, 159, 0)');
  });

  it('has the computed style as attributes: a curve has no fill, values that are not set are omitted', () => {
    const curve = styleOf({
      fill: 'none',
      stroke: 'rgb(0, 114, 178)',
      'stroke-width': '1.5px',
      opacity: '1',
    });
    expect(paperAttributes(curve, inks)).toEqual({
      fill: 'none',
      stroke: 'rgb(0, 114, 178)',
      'stroke-width': '1.5px',
      opacity: '1',
    });
    const word = styleOf({ fill: 'rgb(230, 230, 230)', stroke: 'none', 'font-size': '11px' });
    expect(paperAttributes(word, inks)).toEqual({ fill: '#1a1f24', 'font-size': '11px' });
  });
});

describe('saving a chart', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    notices.list = [];
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('saves the numbers unchanged and names the folder of the file', async () => {
    const saved = { files: ['/out/loss.csv'], folder: '/out' };
    const bridge = new FakeBridge({ 'export.chart': () => saved });
    vi.stubGlobal('window', bridge);
    const svg = {} as SVGSVGElement;
    await exportChart({ name: 'loss', svg, csv: () => 'step,loss\n0,1.1\n' }, 'csv');
    expect(bridge.askedFor('export.chart')).toEqual([
      { name: 'loss', format: 'csv', content: 'step,loss\n0,1.1\n' },
    ]);
    expect(notices.list).toMatchObject([{ remedy: '/out/loss.csv', folder: '/out' }]);
  });

  it('shows nothing if the user cancels', async () => {
    vi.stubGlobal('window', new FakeBridge({ 'export.chart': () => null }));
    await exportChart({ name: 'loss', svg: {} as SVGSVGElement, csv: () => '' }, 'csv');
    expect(notices.list).toEqual([]);
  });
});
