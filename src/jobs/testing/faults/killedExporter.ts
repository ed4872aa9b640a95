/**
 * A process that exports two runs in turn into one folder, again and again, and says after each export how many there
 * were; a test kills it and looks at what is on disk. Arguments: the line, the folders of both runs, and the target.
 */
import { exportRun } from '#jobs/export/exportRun';
import { silentContext } from '#system/job';

const [, , linePath, firstRun, secondRun, outputFolder] = process.argv;

for (let done = 0; ; done += 1) {
  const runFolder = done % 2 === 0 ? firstRun : secondRun;
  await exportRun({ linePath, runFolder, outputFolder }, silentContext(new AbortController().signal));
  process.stdout.write(`${done + 1}\n`);
}
