import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { putLine, startServices } from '#main/testing/startServices';
import type { SurveyPick } from '#seismic/picks/surveyPick';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'diffrakt-picks-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function pickAt(trace: number): SurveyPick {
  const size = { traces: 32, durationMs: 160, plane: 'line' };
  return { id: `at-${trace}`, class: 'noise', trace, timeMs: 800, ...size };
}

describe('a pick that is added', () => {
  it('is the user’s where it names no other author, and keeps its author when it is changed', async () => {
    const { services, end } = startServices(folder);
    services.userState.changeSettings({ author: 'anna' });
    await services.projects.openLine(putLine(folder));
    const theirs = { ...pickAt(60), author: 'ben' };
    const added = services.picks.applyEdit({ kind: 'add', picks: [pickAt(40), theirs] }).picks;
    expect(added).toEqual([{ ...pickAt(40), author: 'anna' }, theirs]);
    const after: SurveyPick = { ...theirs, class: 'reflection' };
    expect(services.picks.applyEdit({ kind: 'change', before: [theirs], after: [after] }).picks[1]).toEqual(
      after,
    );
    services.userState.changeSettings({ author: '' });
    expect(services.picks.applyEdit({ kind: 'add', picks: [pickAt(80)] }).picks[2]).toEqual(pickAt(80));
    end();
  });
});
