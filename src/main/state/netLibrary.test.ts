import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { NetLibrary } from '#main/state/netLibrary';

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-nets-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const net = (netId: string) => ({ netId, name: `Net ${netId}`, folder: join(scratch, netId) });

describe('pre-trained nets of the user', () => {
  it('are there at the next start, each project with its own choice', () => {
    const library = new NetLibrary(scratch);
    for (const netId of ['a', 'b']) library.add(net(netId));
    library.choose('/one.diffrakt', 'a');
    library.choose('/two.diffrakt', 'b');
    library.choose('/two.diffrakt', null);
    const again = new NetLibrary(scratch);
    expect(again.nets).toEqual([net('a'), net('b')]);
    expect(again.chosenBy('/one.diffrakt')).toEqual(net('a'));
    expect(again.chosenBy('/two.diffrakt')).toBeNull();
    again.remove('a');
    expect([again.nets, again.chosenBy('/one.diffrakt')]).toEqual([[net('b')], null]);
  });

  it('of a damaged list are none', () => {
    writeFileSync(join(scratch, 'nets.json'), '{"nets": [{"netId": "../x"}]}');
    expect(new NetLibrary(scratch).nets).toEqual([]);
  });
});
