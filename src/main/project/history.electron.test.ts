import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { ProjectStore } from '#main/project/projectStore';
import { codeOf, LINE, makePick } from '#main/testing/projectFixtures';
import { createRandom } from '#seismic/numerics/random';

/** DIFFRAKT_ACTIONS=10000 makes more. */
const ACTIONS = Number(process.env.DIFFRAKT_ACTIONS ?? 300);

// In memory where there is such a folder: each action waits for the disk.
const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'diffrakt-history-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The lines with their picks, the classes' names: what a step may change. */
const stateOf = (store: ProjectStore): string =>
  JSON.stringify([
    store.lines.map(({ id, name }) => [id, name, store.picksOf(id)]),
    store.pickState.classes.map(({ name }) => name),
  ]);

/** A line comes, gets another name, goes, or is shown. */
function actOnLines(store: ProjectStore, number: number, random: ReturnType<typeof createRandom>): void {
  const { lines } = store;
  const { id } = lines[random.integer(lines.length)];
  if (lines.length === 1 || random.integer(4) === 0)
    store.addLine({ ...LINE, absolutePath: `/lines/${number}.sgy` }, `line ${number}`);
  else if (random.integer(3) === 0) store.removeLine(id);
  else store.renameLine(id, `name ${number}`);
  store.showLine(store.lines[random.integer(store.lines.length)].id);
}

/** One random action: picks are added, moved or removed, or a class or a line comes, is renamed or goes. */
function act(store: ProjectStore, number: number, random: ReturnType<typeof createRandom>): void {
  const { picks, classes } = store.pickState;
  const pick = picks[random.integer(Math.max(1, picks.length))];
  const kind = random.integer(picks.length > 60 ? 2 : 7);
  const own = classes[3];
  if (kind === 6) actOnLines(store, number, random);
  else if (pick && kind === 0) store.applyEdit({ kind: 'remove', picks: [pick] });
  else if (pick && kind === 1)
    store.applyEdit({ kind: 'change', before: [pick], after: [{ ...pick, timeMs: number + 0.5 }] });
  else if (kind === 2 && !own)
    store.applyClassEdit({ kind: 'add', class: { name: `C${number}`, colour: '#aa00aa' } });
  else if (kind === 3 && own) {
    const to = { name: `C${number}`, colour: '#00aa00' };
    store.applyClassEdit({ kind: 'change', name: own.name, to });
  } else if (kind === 4 && own) store.applyClassEdit({ kind: 'remove', name: own.name });
  else {
    const added = { ...makePick(`p${number}`, random.integer(400)), class: own?.name ?? 'noise' };
    store.applyEdit({ kind: 'add', picks: [added] });
  }
}

it(`${ACTIONS} random actions: jumps lead to the states that were there, all undone is the start, all redone the end`, () => {
  const path = join(folder, 'line.diffrakt');
  const random = createRandom(8);
  let store = ProjectStore.create(path, LINE);
  const states = [stateOf(store)];
  for (let number = 1; number <= ACTIONS; number += 1) {
    act(store, number, random);
    states.push(stateOf(store));
  }
  for (let jump = 0; jump < 40; jump += 1) {
    const step = random.integer(ACTIONS + 1);
    store.jumpTo(step);
    expect(stateOf(store)).toBe(states[step]);
    expect(store.history.applied).toBe(step);
    if (jump % 10 !== 9) continue;
    store.dispose();
    store = ProjectStore.open(path);
    expect(stateOf(store)).toBe(states[step]);
  }
  while (store.pickState.undo !== null) store.undo();
  expect(stateOf(store)).toBe(states[0]);
  while (store.pickState.redo !== null) store.redo();
  expect(stateOf(store)).toBe(states[ACTIONS]);
  const { steps } = store.history;
  expect(steps.at(-1)?.number).toBe(ACTIONS);
  expect(`Undo ${steps.at(-1)?.words}`).toBe(store.pickState.undo);
  expect(codeOf(() => store.jumpTo(ACTIONS + 1))).toBe('picks.invalid');
  expect(codeOf(() => store.jumpTo(-1))).toBe('picks.invalid');
  expect(stateOf(store)).toBe(states[ACTIONS]);
  store.dispose();
}, 600_000);
