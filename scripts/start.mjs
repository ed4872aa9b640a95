/**
 * `npm start`: opens the workstation. Without a display it runs the same window under Xvfb, drives the demo
 * recipe through it to the end and prints the paths of the results (`scripts/tour.mjs`). Arguments after `--`
 * are passed to the app: `npm start -- line.sgy`.
 */
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import {
  binaryIn,
  developmentFlags,
  ensureElectron,
  ensureLibraries,
  hasDisplay,
  root,
} from './electron.mjs';

async function main() {
  const built = spawnSync(process.execPath, [join(root, 'scripts/build.mjs'), '--all'], { stdio: 'inherit' });
  if (built.status !== 0) throw new Error('The build failed; its messages are above.');
  const dist = await ensureElectron();
  ensureLibraries(dist);
  const flags = developmentFlags();
  if (!hasDisplay()) {
    const { runTour } = await import('./tour.mjs');
    return runTour({ dist, flags, outputFolder: join(root, 'demo-out') });
  }
  const child = spawn(binaryIn(dist), [...flags, root, ...process.argv.slice(2)], { stdio: 'inherit' });
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}

main().then(
  (code) => process.exit(code),
  (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  },
);
