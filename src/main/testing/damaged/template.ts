import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_SETTINGS } from '#learning/recipe/recipe';
import { ProjectStore } from '#main/project/projectStore';
import { freshRun } from '#main/services/runs/freshRun';
import { LINE, makePick } from '#main/testing/projectFixtures';

/** Makes a sound project with picks on two lines, undone edits, classes, a run and a view, and returns its bytes. */
export function makeTemplate(folder: string): Buffer {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'template.diffrakt');
  const store = ProjectStore.create(path, LINE);
  for (let number = 0; number < 60; number += 1)
    store.applyEdit({ kind: 'add', picks: [{ ...makePick(`p${number}`, number), note: 'n'.repeat(200) }] });
  store.applyClassEdit({ kind: 'add', class: { name: 'Salt', colour: '#aa00aa' } });
  store.addLine({ ...LINE, absolutePath: '/lines/east.sgy', fileName: 'east.sgy' }, 'east');
  store.showLine(2);
  store.applyEdit({ kind: 'add', picks: [makePick('p3', 3)] });
  store.applyEdit({ kind: 'remove', picks: [makePick('p3', 3)] });
  store.undo();
  store.saveRun({ ...freshRun(DEFAULT_SETTINGS, 1, 60), status: 'done' });
  store.saveView({ json: '{"zoom":2}' });
  store.dispose();
  return readFileSync(path);
}
