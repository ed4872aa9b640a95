/**
 * A process under `failingWrites`: runs each job that writes with every write call failing in turn, and prints what
 * went otherwise than promised, one line each, then the number of calls that were tried. Arguments: a scratch folder,
 * numbers of errors, and the part of the calls to try, "2/5" for every fifth from the second on.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { prepareJobs, type WritingJob } from '#jobs/testing/faults/writingJobs';
import { JobError } from '#system/failure';
import { withFailingCall } from '#system/testing/writeOrder';

const [, , root, errnos, part] = process.argv;
const [first, step] = part.split('/').map(Number);
/** No job makes so many calls: none fails. */
const NO_CALL = 2 ** 31 - 1;
const OLD = 'what an earlier job left here';

type Files = ReadonlyMap<string, Buffer>;

/** All files under a folder by their paths in it. */
function filesUnder(folder: string): Files {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => statSync(join(folder, name)).isFile());
  return new Map(files.map((name) => [name, readFileSync(join(folder, name))]));
}

/** Files of runs whose names or contents tell the time: only that they can be read is checked. */
const isTimed = (name: string): boolean => /^(events\/|.*(report|model)\.json$)/.test(name);

function isComplete(name: string, content: Buffer, good: Files): boolean {
  if (good.get(name)?.equals(content)) return true;
  if (!isTimed(name)) return false;
  if (!name.endsWith('.json')) return true;
  const parsed: unknown = JSON.parse(content.toString('utf8'));
  return parsed !== null && typeof parsed === 'object';
}

/** What is wrong with the files that a failed job left. */
function faultsOfFiles(after: Files, good: Files): string[] {
  return [...after].flatMap(([name, content]) => {
    if (name.endsWith('.part')) return [`leaves ${name}`];
    const isOld = content.toString('utf8') === OLD;
    const isOfLater = !good.has(name) && /^(unfinished\/|complete\/|checkpoint\.bin)/.test(name);
    return isOld || isOfLater || isComplete(name, content, good) ? [] : [`${name} is half written`];
  });
}

/** What is wrong with how it told its failure. */
function faultsOfError(error: unknown, folder: string, errno: string): string[] {
  if (!(error instanceof JobError)) return [`fails with ${error instanceof Error ? error.stack : error}`];
  const { code, message, remedy } = error;
  const isCode = code === (errno === '28' ? 'disk.full' : 'file.write');
  return isCode && message.includes(folder) && remedy !== '' ? [] : [`says ${code}: ${message} ${remedy}`];
}

function makeFolder(folder: string, good: Files, isNew: boolean): void {
  mkdirSync(folder, { recursive: true });
  if (isNew) return;
  for (const name of good.keys()) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), OLD);
  }
}

/** A job begun anew in the folder of one that failed ends as if nothing had been. */
async function faultsOfSecondTry(job: WritingJob, folder: string, good: Files): Promise<string[]> {
  const error = await job.run(folder).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error !== null) return [`cannot be done again: ${error}`];
  const after = filesUnder(folder);
  const isWhole = [...good.keys()].every(
    (name) => isTimed(name) || after.get(name)?.equals(good.get(name) ?? Buffer.alloc(0)),
  );
  return isWhole ? [] : ['does not end the same when it is done again'];
}

/** Lets the call of a number fail, over files of an earlier job; returns how many calls the job made. */
async function tryCall(job: WritingJob, good: Files, call: number, errno: string): Promise<number> {
  const folder = join(root, `${job.name.replaceAll(' ', '-')}-${call}-${errno}`);
  makeFolder(folder, good, job.name === 'run');
  const order = { folder, call, errno: Number(errno) };
  const { error, callCount } = await withFailingCall(order, () => job.run(folder));
  const after = filesUnder(folder);
  const faults = faultsOfFiles(after, good);
  if (error !== null) faults.push(...faultsOfError(error, folder, errno));
  else if ([...after.values()].some((content) => content.toString('utf8') === OLD))
    faults.push('says nothing, and a file is not written');
  if (callCount > call) faults.push(...(await faultsOfSecondTry(job, folder, good)));
  for (const fault of faults)
    process.stdout.write(`${job.name}, write call ${call} with errno ${errno}: ${fault}\n`);
  rmSync(folder, { recursive: true });
  return callCount;
}

let tried = 0;
for (const job of await prepareJobs(join(root, 'made'))) {
  const reference = join(root, 'reference');
  mkdirSync(reference);
  await job.run(reference);
  const good = filesUnder(reference);
  rmSync(reference, { recursive: true });
  const numbers = errnos.split(',');
  const callCount = await tryCall(job, good, NO_CALL, numbers[0]);
  for (const errno of numbers)
    for (let call = first; call < callCount; call += step) {
      await tryCall(job, good, call, errno);
      tried += 1;
    }
}
process.stdout.write(`${tried} calls\n`);
process.exit(0);
