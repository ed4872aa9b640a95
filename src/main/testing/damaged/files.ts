import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Damage, Place } from '#main/testing/damaged/damage';

/** A file that is none of Diffrakt's, and must stay. */
function makeVictim({ folder }: Place): string {
  const victim = join(folder, 'thesis.txt');
  writeFileSync(victim, 'five years of work\n');
  return victim;
}

function randomBytes({ random }: Place, count: number): Buffer {
  return Buffer.from(Array.from({ length: count }, () => random.integer(256)));
}

/** Interrupts a write after it reached the file: the journal lies beside it. */
function leaveJournal({ path }: Place): void {
  const working = `${path}.working`;
  copyFileSync(path, working);
  const database = new Database(working);
  database.pragma('journal_mode = DELETE');
  database.pragma('cache_size = 5');
  database.pragma('cache_spill = ON');
  database.exec(
    "BEGIN; UPDATE picks SET note = note || 'more', trace = trace + 1; UPDATE edits SET words = 'x'",
  );
  copyFileSync(working, path);
  copyFileSync(`${working}-journal`, `${path}-journal`);
  database.exec('ROLLBACK');
  database.close();
  rmSync(working);
}

const journal: Damage = (place) => {
  leaveJournal(place);
  return { outcome: 'opens' };
};

const randomJournal: Damage = (place) => {
  const head = Buffer.from('d9d505f920a163d7', 'hex');
  writeFileSync(`${place.path}-journal`, Buffer.concat([head, randomBytes(place, 2_000)]));
  return {};
};

/** A journal that names a file, which SQLite deletes when it has taken the write back. */
const superJournal: Damage = (place) => {
  const name = Buffer.from(makeVictim(place));
  leaveJournal(place);
  const sum = name.reduce((total, byte) => total + (byte > 127 ? byte - 256 : byte), 0);
  const tail = Buffer.alloc(16);
  tail.writeUInt32BE(name.length, 0);
  tail.writeUInt32BE(sum >>> 0, 4);
  Buffer.from('d9d505f920a163d7', 'hex').copy(tail, 8);
  const database = Buffer.alloc(4);
  database.writeUInt32BE(Math.floor(0x40000000 / 4096) + 1, 0);
  writeFileSync(`${place.path}-journal`, Buffer.concat([database, name, tail]), { flag: 'a' });
  return { outcome: 'refused' };
};

/** Writes of another program that are not in the file yet. */
const walLog: Damage = ({ path }) => {
  const working = `${path}.working`;
  renameSync(path, working);
  const database = new Database(working);
  database.pragma('journal_mode = WAL');
  database.exec('UPDATE picks SET trace = trace + 1');
  copyFileSync(working, path);
  copyFileSync(`${working}-wal`, `${path}-wal`);
  database.close();
  rmSync(working);
  return { outcome: 'refused' };
};

const walMode: Damage = ({ path }) => {
  const database = new Database(path);
  database.pragma('journal_mode = WAL');
  database.close();
  return { outcome: 'refused' };
};

function instead(make: (place: Place) => void, outcome: 'opens' | 'refused' = 'refused'): Damage {
  return (place) => {
    rmSync(place.path);
    make(place);
    return { outcome };
  };
}

function beside(ending: string, make: (path: string, place: Place) => void): Damage {
  return (place) => {
    make(place.path + ending, place);
    return { outcome: 'refused' };
  };
}

const makePipe = (path: string): void => void execFileSync('mkfifo', [path]);

/** Files that are no projects, and what may lie beside one. Pipes need mkfifo, which Windows lacks. */
export const FILES: Readonly<Record<string, Damage>> = {
  'as it was': () => ({ outcome: 'opens' }),
  'a left-over journal': journal,
  'a random journal': randomJournal,
  'a journal that names a file': superJournal,
  'a left-over write-ahead log': walLog,
  'write-ahead mode': walMode,
  'a pipe for a journal': beside('-journal', makePipe),
  'a folder for a journal': beside('-journal', (path) => void mkdirSync(path)),
  'a pipe for a lock': beside('-lock', makePipe),
  'a database for a lock': beside('-lock', (path, place) => copyFileSync(place.path, path)),
  'read-only': ({ path }) => {
    chmodSync(path, 0o400);
    return { outcome: 'opens' };
  },
  'a folder': instead(({ path }) => void mkdirSync(path)),
  'a pipe': instead(({ path }) => makePipe(path)),
  'an empty file': instead(({ path }) => writeFileSync(path, '')),
  'no file': instead(() => undefined),
  'a page': instead(({ path }) => writeFileSync(path, '<!doctype html><title>West</title>'.repeat(50))),
  'random bytes': instead((place) => writeFileSync(place.path, randomBytes(place, 20_000))),
  'SQLite’s mark and random bytes': instead((place) =>
    writeFileSync(
      place.path,
      Buffer.concat([Buffer.from('SQLite format 3\0', 'latin1'), randomBytes(place, 20_000)]),
    ),
  ),
  'a link to itself': instead(({ path }) => symlinkSync(path, path)),
  'a link to a device': instead(({ path }) => symlinkSync('/dev/zero', path)),
};
