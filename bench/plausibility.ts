/**
 * `npm run bench -- plausibility`: the judgement of sample formats on generated files, every format stated
 * for every format true, and on the test files and lines in ../shared/data where they are there. Prints the
 * shares of wrong alarms and misses, and what the judgement costs on opening a file of 370 MB.
 */
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMemorySource, openSegy, type SegyDataset } from '../packages/segyio-wasm/src/index.js';
import { judgeSamples } from '../packages/segyio-wasm/src/judge/judgeSamples.js';
import { openSegyFile } from '../packages/segyio-wasm/src/node.js';
import {
  allSoundings,
  codesOfSameLength,
  type Sounding,
  soundingFile,
} from '../packages/segyio-wasm/test/plausibleFiles.js';
import { makeBenchFile } from './segy/file.js';

const print = (line: string) => process.stdout.write(`${line}\n`);
const nameOf = ({ formatCode, order, kind, scale }: Sounding) =>
  `format ${formatCode} ${order}, ${kind}, scale ${scale}`;

async function samplesOf(file: SegyDataset): Promise<Float32Array> {
  return file.trace.readBlock({ firstTrace: 10, traceCount: 3 });
}

interface Tally {
  files: number;
  readonly wrong: string[];
}

/** A file that states what it holds: any remedy is a wrong alarm. */
async function checkRight(sounding: Sounding, tally: Tally): Promise<void> {
  const bytes = soundingFile(sounding, sounding.formatCode, sounding.order);
  const { layout } = await openSegy(createMemorySource(bytes), { judgeSamples: true });
  tally.files++;
  if (layout.remedies.length > 0) tally.wrong.push(`${nameOf(sounding)}: ${layout.warnings.join(' ')}`);
}

/** A file that states something else: the first remedy must give the true samples. */
async function checkWrong(
  sounding: Sounding,
  stated: { readonly code: number; readonly order: 'big' | 'little' },
  tallies: { readonly missed: Tally; readonly same: Tally },
): Promise<void> {
  const bytes = soundingFile(sounding, stated.code, stated.order);
  const open = (options = {}) => openSegy(createMemorySource(bytes), { judgeSamples: true, ...options });
  const true_ = { formatCode: sounding.formatCode, sampleByteOrder: sounding.order };
  const file = await open();
  const truth = await samplesOf(await open(true_));
  if (Buffer.from((await samplesOf(file)).buffer).equals(Buffer.from(truth.buffer))) {
    tallies.same.files++;
    return;
  }
  tallies.missed.files++;
  const [first] = file.layout.remedies;
  const found = first ? await samplesOf(await open(first.options)) : new Float32Array(0);
  if (!Buffer.from(found.buffer).equals(Buffer.from(truth.buffer)))
    tallies.missed.wrong.push(
      `${nameOf(sounding)}, stated ${stated.code} ${stated.order}: ${first?.reason ?? 'no word'}`,
    );
}

async function generated(): Promise<void> {
  const alarms: Tally = { files: 0, wrong: [] };
  const missed: Tally = { files: 0, wrong: [] };
  const same: Tally = { files: 0, wrong: [] };
  for (const sounding of allSoundings()) {
    await checkRight(sounding, alarms);
    const other = sounding.order === 'big' ? ('little' as const) : ('big' as const);
    for (const code of codesOfSameLength(sounding.formatCode))
      await checkWrong(sounding, { code, order: sounding.order }, { missed, same });
    await checkWrong(sounding, { code: sounding.formatCode, order: other }, { missed, same });
  }
  const share = ({ files, wrong }: Tally) =>
    `${wrong.length} of ${files} (${((100 * wrong.length) / files).toFixed(2)} %)`;
  print(`generated, right:  wrong alarms ${share(alarms)}`);
  for (const line of alarms.wrong) print(`  ${line}`);
  print(`generated, wrong:  misses ${share(missed)}; ${same.files} more read the same either way`);
  for (const line of missed.wrong) print(`  ${line}`);
}

async function realFiles(): Promise<void> {
  for (const folder of ['lines', 'segyio-tests']) {
    const path = join('..', 'shared', 'data', folder);
    if (!existsSync(path)) {
      print(`${path} is not there; left out`);
      continue;
    }
    for (const name of readdirSync(path).filter((file) => /\.(sgy|segy|su)$/.test(file))) {
      const { layout, dispose } = await openSegyFile(join(path, name), {
        truncated: 'keep-whole',
        judgeSamples: true,
      }).then((file) => ({ layout: file.layout, dispose: () => file.dispose() }));
      await dispose();
      const [first] = layout.remedies;
      if (first) print(`  ${name}, stated ${layout.format.code}: ${first.reason}`);
    }
  }
}

/** What the judgement adds to opening a file of 370 MB, by the processor's time of a first and a later call. */
async function cost(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'plausibility-'));
  const path = join(folder, 'large.sgy');
  try {
    makeBenchFile(path, 1);
    for (const call of ['first', 'later']) {
      const { layout, source } = await openSegyFile(path, { formatCode: 1 });
      const [before, started] = [process.cpuUsage(), performance.now()];
      await judgeSamples(source, layout);
      const cpuMs = process.cpuUsage(before).user / 1000;
      const wallMs = performance.now() - started;
      print(`370 MB file, ${call} call: ${wallMs.toFixed(1)} ms (${cpuMs.toFixed(1)} ms of processor time)`);
      await source.dispose();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

await cost();
await generated();
print('real files, right and wrong: those with an alarm');
await realFiles();
