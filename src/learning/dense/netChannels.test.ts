import { describe, expect, it } from 'vitest';
import { NET_CHANNELS, netMaps } from '#learning/dense/netChannels';
import { FREE_CHANNELS, PICK_CHANNELS } from '#seismic/channels/channelNames';

/** A map that holds its own number: free ones from 1, those with picks from 101. */
const free = FREE_CHANNELS.map((_, i) => Float32Array.of(1 + i));
const ofPicks = PICK_CHANNELS.map((_, i) => Float32Array.of(101 + i));

function valueIn(name: string, maps: readonly Float32Array[]): number {
  return maps[NET_CHANNELS.indexOf(name)][0];
}

describe('the maps of the net', () => {
  it('without picks are those without picks, and zero for all others', () => {
    const maps = netMaps(free, null);
    FREE_CHANNELS.forEach((name, i) => {
      expect(valueIn(name, maps)).toBe(1 + i);
    });
    expect(valueIn('Dmax', maps)).toBe(0);
    expect(maps.filter(([value]) => value !== 0)).toHaveLength(FREE_CHANNELS.length);
  });

  it('with picks take what comes with these, in the place of free maps of the same name too', () => {
    const maps = netMaps(free, ofPicks);
    PICK_CHANNELS.forEach((name, i) => {
      expect(valueIn(name, maps)).toBe(101 + i);
    });
    const kept = NET_CHANNELS.filter((name) => valueIn(name, maps) < 100);
    expect(kept).toEqual(FREE_CHANNELS.filter((name) => name !== 'lsnr'));
    expect(new Set(NET_CHANNELS).size).toBe(NET_CHANNELS.length);
  });
});
