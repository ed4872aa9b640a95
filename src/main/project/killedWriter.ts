/**
 * A process that adds picks in pairs to the project named as its argument and says after each pair how
 * many there are: the crash test starts it, kills it, and looks at what is on disk.
 */
import { ProjectStore } from '#main/project/projectStore';

const [, , path] = process.argv;
const store = ProjectStore.open(path);
const place = {
  class: 'noise',
  trace: 100,
  timeMs: 400,
  traces: 32,
  durationMs: 160,
  plane: 'line',
} as const;

for (let pair = store.pickState.picks.length / 2; ; pair += 1) {
  const picks = [
    { ...place, id: `${pair}-left` },
    { ...place, id: `${pair}-right` },
  ];
  store.applyEdit({ kind: 'add', picks });
  process.stdout.write(`${pair + 1}\n`);
}
