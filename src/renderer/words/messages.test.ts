import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { GERMAN } from '#contract/catalogue/german';
import { messageIn } from '#contract/catalogue/messageIn';
import { GERMAN_MESSAGES } from '#contract/catalogue/messages';
import { findings } from '#contract/catalogue/messages/findings';
import { pieces } from '#contract/catalogue/messages/pieces';
import { messagesInCode } from '#renderer/testing/messagesInCode';

const ROOT = join(import.meta.dirname, '../../..');
const ROOMS = ['system', 'seismic', 'learning', 'engine', 'jobs', 'contract', 'main', 'gpu'];
const FOLDERS = [...ROOMS.map((room) => join('src', room)), 'packages/segyio-wasm/src'];

/** Tests and generated code; statements of SQL and policies; figures, tables, text headers and reports, which are
 *  files in English; simulated earth; and the parts of the SEG-Y library that the app does not call. */
const APART_FILES =
  /\.test\.ts$|testing\/|generated\/|catalogue\/|main\/electron\/(security|appProtocol)|project\/schema|guard\/knownTables|jobs\/(figures|eventLog)\/|jobs\/tables\/(npy|info)|engine\/diagnosis\/|seismic\/(simulate|numerics)\/|display\/colourTables|segyio-wasm\/src\/write\/|dataset\/headerIndex|gpr\/gprSegyFields|header\/suFields/;

/** Files whose range errors a user is told: numbers and names that came from a file or a form. */
const TOLD_RANGE_ERRORS = /seismic\/(survey|hyperbola)\/|learning\/(layers|model|tasks)\/|picks\/classEdit/;

/** Names between processes, tags of event files, keywords of formats, and text that is written into files. */
const APART_TEXTS = [
  /^[^\p{Ll}]*$/u,
  /^(SELECT|INSERT|CREATE|ALTER) |^dTect|^# |^Demo line /,
  /^\{\s/,
  /^(accuracy|optimiser|speed)\/|^SQLite format|^version https|^rh_|^UTF-16, \w+-endian$|^C\d\d |^TIMES: /,
  /^(SIMULATED|MADE BY|ZERO OFFSET|CDP IN|CLASS OF|THE [SD]|3 MIXED|\{\} TRACES)/,
  /^(Class of each sample|Probability of \{\}, 0|Diffractions: the|RMS velocity in|\{\} By Diffrakt)/,
  /^(Net|model) \{\}, Diffrakt \{\}$|^(likeliest class|middles of windows by cluster)$|\[example\]/,
  /^(asked for|choice failed|invalid answer|wrong numbers|graphics card in use|native in use|install native)$/,
  /^(install the build for NVIDIA|embedded engine is faster|remove the blockers of native)$/,
];

const withoutNames = (text: string) => text.trim().replace(/\{[\w]*\}/g, '{}');
const placeholdersOf = (text: string) => text.match(/\{\w+\}/g) ?? [];

const messages = FOLDERS.flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => path.endsWith('.ts') && !APART_FILES.test(path))
    .flatMap((path) =>
      messagesInCode(readFileSync(join(ROOT, path), 'utf8'), {
        rangeErrorsAreTold: TOLD_RANGE_ERRORS.test(path),
      }).map((text) => ({ path, text: text.trim() })),
    ),
);

describe('messages that code makes', () => {
  it.each([
    ["fail('No line is open.');", ['No line is open.']],
    [`fail(\`There is no line $${'{name}'}.\`);`, ['There is no line {}.']],
    ["fail('No line ' + name + ' is open.');", ['No line {} is open.']],
    [
      `fail(\`It is $${"{isOpen ? 'still open' : 'closed now'}"}, so wait.\`);`,
      ['It is {}, so wait.', 'still open', 'closed now'],
    ],
    ["throw new Error('The kernel was called without shapes');", []],
    ["import { one } from 'two words';", []],
    ["const name = 'samples';", []],
  ])('are found in %s', (source, found) => {
    expect(messagesInCode(source, { rangeErrorsAreTold: false })).toEqual(found);
  });

  it('have their German', () => {
    const known = new Set([...Object.keys(GERMAN), ...Object.keys(GERMAN_MESSAGES)].map(withoutNames));
    const missing = messages.filter(
      ({ text }) => !known.has(withoutNames(text)) && !APART_TEXTS.some((pattern) => pattern.test(text)),
    );
    expect(missing.map(({ path, text }) => `${path}: ${text}`)).toEqual([]);
  });

  it('are all of the catalogue but for the pieces', () => {
    const made = new Set(messages.map(({ text }) => withoutNames(text)));
    const unused = Object.keys(GERMAN_MESSAGES).filter(
      (text) => !Object.hasOwn(pieces, text) && !made.has(withoutNames(text)),
    );
    expect(unused).toEqual([]);
  });
});

describe('the German of a message', () => {
  it('has no value that the English one has not', () => {
    for (const [english, german] of Object.entries(GERMAN_MESSAGES))
      for (const value of placeholdersOf(german))
        expect([english, ...placeholdersOf(english)]).toContain(value);
  });

  it('names each value once, so that the values of a message can be told apart', () => {
    for (const english of Object.keys(GERMAN_MESSAGES))
      expect(new Set(placeholdersOf(english)).size, english).toBe(placeholdersOf(english).length);
  });

  it('is that of the window where both have a text', () => {
    const both = Object.entries(GERMAN).filter(([text]) => Object.hasOwn(GERMAN_MESSAGES, text));
    expect(both.map(([text]) => GERMAN_MESSAGES[text])).toEqual(both.map(([, german]) => german));
  });

  it.each([
    ['There is no such file: /data/no picks/line.sgy', 'Es gibt keine solche Datei: /data/no picks/line.sgy'],
    ['add diffraction at trace 238', 'Diffraktion an Spur 238 hinzufügen'],
    ['remove 3 picks on east', '3 Picks entfernen, auf east'],
    ['remove line west with 1 pick', 'Profil west mit 1 Pick entfernen'],
    ['change noise at trace 3 to reflection', 'Rauschen an Spur 3 ändern in Reflexion'],
    [
      'The file ends inside trace 12: 300 of its 6240 bytes are there; the 12 whole traces are read.',
      'Die Datei endet in Spur 12: 300 ihrer 6240 Bytes sind da; die 12 ganzen Spuren werden gelesen.',
    ],
    [
      'Samples per trace: 500 in the binary header (bytes 3221-3222), 600 in the first trace header (bytes 115-116); 500 taken.',
      'Abtastwerte je Spur: 500 im Binärheader (Bytes 3221-3222), 600 im ersten Spurheader (Bytes 115-116); 500 genommen.',
    ],
    [
      '30 inlines (bytes 189-192) and 1 crossline (bytes 193-196): each place filled. Inlines fall in steps of 2; 5 traces share a place with another.',
      '30 Inlines (Bytes 189-192) und 1 Crossline (Bytes 193-196): jede Stelle gefüllt. Inlines fallen in Schritten von 2; 5 Spuren an derselben Stelle wie eine andere.',
    ],
    [
      'Outside the section (traces 0 to 300, 0 to 1500 ms): pick 1 (noise, traces 3 to 5, 20 to 40 ms); pick 4 (noise, traces 3 to 5, 20 to 40 ms) and 4 more in picks.json',
      'Außerhalb des Schnitts (Spuren 0 bis 300, 0 bis 1500 ms): Pick 1 (Rauschen, Spuren 3 bis 5, 20 bis 40 ms); Pick 4 (Rauschen, Spuren 3 bis 5, 20 bis 40 ms) und 4 weitere in picks.json',
    ],
    ['pick 3, field traces: found "x"', 'Pick 3, Feld traces: gefunden "x"'],
    ['3 points are outside the line.', '3 Punkte liegen außerhalb des Profils.'],
    [
      'The project cannot be written (The disk is full; nothing was changed): /a/b.diffrakt',
      'Das Projekt kann nicht geschrieben werden (Die Platte ist voll; nichts wurde geändert): /a/b.diffrakt',
    ],
    [
      'Not a usable model: model.json, layers.2: units must be a whole number from 1 to 4096, in /x/y',
      'Nicht verwendbar (model): model.json, layers.2: units muss eine ganze Zahl von 1 bis 4096 sein, in /x/y',
    ],
    [
      'It did not start: No graphics card that WebGPU can use was found: its driver may be missing or too old. On Linux, starting Diffrakt with --enable-unsafe-webgpu --enable-features=Vulkan may make the card available.',
      'Es startete nicht: Es wurde keine Grafikkarte gefunden, die WebGPU benutzen kann: ihr Treiber fehlt vielleicht oder ist zu alt. Unter Linux kann der Start von Diffrakt mit --enable-unsafe-webgpu --enable-features=Vulkan die Karte verfügbar machen.',
    ],
    [
      'held-out picks right after 50 steps: two layers (chosen) 6 of 10 = 0.60 (0.31 to 0.83), logistic 5 of 10 = 0.50 (0.24 to 0.76)',
      'zurückgehaltene Picks richtig nach 50 Schritten: zwei Schichten (gewählt) 6 von 10 = 0.60 (0.31 bis 0.83), logistisch 5 von 10 = 0.50 (0.24 bis 0.76)',
    ],
    ['A message that nobody wrote.', 'A message that nobody wrote.'],
  ])('of "%s" is found with its values', (english, german) => {
    expect(messageIn('de', english)).toBe(german);
    expect(messageIn('en', english)).toBe(english);
  });
});

describe('what a schema finds wrong', () => {
  const filled = (text: string): string =>
    text.replace('{choices}', 'linear, noise, all').replace('{number}', '12').replace('{field}', 'noise');

  it.each([
    ['Training option filters.0: {}', 'Trainingseinstellung filters.0: {}'],
    [
      'Not a recipe: picks.0.traces: {}, in /x/recipe.json',
      'Kein Rezept: picks.0.traces: {}, in /x/recipe.json',
    ],
    ['Not a recipe: the file: {}, in /x/y', 'Kein Rezept: die Datei: {}, in /x/y'],
    [
      'Not a usable model: model.json, data: {}, in /x/y',
      'Nicht verwendbar (model): model.json, data: {}, in /x/y',
    ],
    [
      'This is not a package of Diffrakt, or it is damaged (package.json, files.0: {}): /x/west.zip',
      'Das ist kein Paket von Diffrakt, oder es ist beschädigt (package.json, files.0: {}): /x/west.zip',
    ],
    ['The field "Samples a trace" {}.', 'Das Feld „Abtastwerte je Spur“ {}.'],
  ])('is German in "%s"', (english, german) => {
    for (const [finding, inGerman] of Object.entries(findings))
      expect(messageIn('de', english.replace('{}', filled(finding)))).toBe(
        german.replace('{}', filled(inGerman)),
      );
  });
});
