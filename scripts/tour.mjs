/**
 * The demo without a display: runs the real window under Xvfb and does by mouse and keys what a person would
 * do on the demo line, to the exported SEG-Y. Prints the paths of the results and the scores.
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from '@playwright/test';
import { startDisplay } from './display.mjs';
import { root } from './electron.mjs';

const BAR_WIDTH = 24;
const WINDOW = { width: 1440, height: 900 };
const PICTURES = [
  'window.png',
  'window-training.png',
  'window-panels.png',
  'window-pretrained.png',
  'section.png',
  'view.png',
  'view.svg',
];
/** The answer of the pre-trained net that the picks adapt is exported to this folder. */
const PRETRAINED = 'pretrained';
const STAGE_TIMEOUT_MS = 180_000;

const say = (line) => process.stdout.write(`${line}\n`);

/** A bar over itself on a terminal; elsewhere one line a stage. */
class Bar {
  stage = '';

  show(stage, share) {
    if (process.stdout.isTTY) {
      const filled = Math.round(share * BAR_WIDTH);
      const bar = `${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)}`;
      process.stdout.write(`\r\u001b[2K${stage}  ${bar} ${Math.floor(share * 100)} %`);
    } else if (stage !== this.stage) say(`${stage}…`);
    this.stage = stage;
  }

  end() {
    if (process.stdout.isTTY) process.stdout.write('\r\u001b[2K');
  }
}

/** Follows the progress of the status bar until the run has ended; fails where the run failed. */
async function followRun(page, bar) {
  const deadline = Date.now() + STAGE_TIMEOUT_MS;
  for (;;) {
    const [stage, share, status] = await page.evaluate(async () => {
      const job = document.querySelector('footer .job');
      const state = await window.diffrakt.ask('app.state', null);
      const run = state.value.runs[0];
      return [job?.querySelector('span')?.textContent ?? '', job?.querySelector('progress')?.value ?? 0, run];
    });
    if (status?.status === 'done') return status;
    if (status?.status === 'failed') throw new Error(`${status.failure.message} ${status.failure.remedy}`);
    if (Date.now() > deadline) throw new Error('The run did not end in time.');
    if (stage) bar.show(stage, share);
    await page.waitForTimeout(200);
  }
}

/** Lets the file dialogs answer, as if the user had chosen. */
async function answerDialogs(app, path) {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: chosen });
  }, path);
}

async function exportAll(app, page, folder) {
  const exports = [
    ['Classified SEG-Y…', folder],
    ['View as PNG…', join(folder, 'view.png')],
    ['View as SVG…', join(folder, 'view.svg')],
    ['Picks as JSON…', join(folder, 'picks.json')],
  ];
  for (const [button, target] of exports) {
    await answerDialogs(app, target);
    await page.getByRole('button', { name: button }).click();
    await page.getByText(/saved:/).waitFor({ timeout: STAGE_TIMEOUT_MS });
    await page.getByRole('button', { name: 'Dismiss' }).click();
  }
}

/** Puts the pre-trained net, adapted to the picks, over the section, and exports what it says. */
async function exportPretrained(app, page, folder) {
  await page.getByRole('button', { name: 'Learner' }).click();
  await page.getByRole('radio', { name: /adapted to the picks/ }).check();
  await page.keyboard.press('Escape');
  const answer = page.getByRole('region', { name: 'Section classified without training' });
  await answer.getByRole('img', { name: 'Share of each class' }).waitFor({ timeout: STAGE_TIMEOUT_MS });
  await answer.getByText('to be refined').waitFor({ state: 'hidden', timeout: STAGE_TIMEOUT_MS });
  await page.screenshot({ path: join(folder, 'window-pretrained.png') });
  mkdirSync(join(folder, PRETRAINED));
  await answerDialogs(app, join(folder, PRETRAINED));
  await page.getByRole('button', { name: 'Classified SEG-Y…' }).click();
  await page.getByText(/saved:/).waitFor({ timeout: STAGE_TIMEOUT_MS });
}

/** Simulate, pick, train, classify, export, through the window. Answers the run. */
async function driveDemo(app, page, folder, bar) {
  bar.show('Simulating the demo line', 0);
  await page.getByRole('button', { name: /demo line$/ }).click();
  await page
    .getByRole('button', { name: /from the truth/ })
    .first()
    .click({ timeout: 60_000 });
  await page.getByRole('application', { name: /Matrix/ }).waitFor({ timeout: 60_000 });
  await page.screenshot({ path: join(folder, 'window-panels.png') });
  await page.keyboard.press('t');
  const run = await followRun(page, bar);
  await page.screenshot({ path: join(folder, 'window-training.png') });
  await page.keyboard.press('F6');
  await page.getByRole('region', { name: 'Score against the truth' }).waitFor({ timeout: 60_000 });
  await page.screenshot({ path: join(folder, 'window.png') });
  bar.show('Exporting', 1);
  await exportAll(app, page, folder);
  bar.show('Classifying with the pre-trained net', 1);
  await exportPretrained(app, page, folder);
  return run;
}

/** Columns: the net of today, the one trained on the picks, the filter and chance. */
function scoreTable(pretrained, trained) {
  const rows = [
    ['', 'pre-trained net', 'trained just now', 'f-k slope ratio', 'chance'],
    ['macro-F1, three classes', pretrained.macroF1, trained.macroF1, null, trained.chanceMacroF1],
    ...[
      ['AP_E  diffraction against reflection', 'againstReflection'],
      ['AP_A  diffraction against reflection and noise', 'againstAll'],
      ['AP_H  diffraction near its apex against reflection', 'apexAgainstReflection'],
    ].map(([title, name]) => [
      title,
      ...[pretrained[name].averagePrecision, trained[name].averagePrecision],
      ...[trained[name].baselineAveragePrecision, trained[name].prevalence],
    ]),
  ];
  const cell = (value) => (typeof value === 'number' ? value.toFixed(3) : (value ?? '–')).padStart(18);
  return rows.map(([title, ...values]) => title.padEnd(50) + values.map(cell).join(''));
}

function tellResults(folder) {
  const reportIn = (name) => JSON.parse(readFileSync(join(folder, name, 'report.json'), 'utf8'));
  const [trained, pretrained] = [reportIn('.'), reportIn(PRETRAINED)];
  const sections = ({ files }) => files.filter((name) => name.endsWith('.sgy')).join(', ');
  say(`Pre-trained net   ${sections(pretrained)} in ${PRETRAINED}`);
  say(`Trained just now  ${sections(trained)}`);
  say(`Pictures          ${PICTURES.join(', ')}`);
  say('Event files       events (tensorboard --logdir events)');
  say('Report            report.json; and picks.json, recipe.json, model');
  say(`All in            ${folder}`);
  say('');
  const { firstTrace, endTrace } = trained.score;
  say(`Score against the truth on traces ${firstTrace} to ${endTrace - 1}, picks in the left third:`);
  for (const line of scoreTable(pretrained.score, trained.score)) say(line);
  say('');
  say('The pre-trained net is what classifies a line by default, here adapted to the picks. The other is');
  say('the small one that was trained on pairs of the same picks, to see how a net learns.');
}

/** Runs the tour; answers the exit code. */
export async function runTour({ dist, flags, outputFolder }) {
  const userData = mkdtempSync(join(tmpdir(), 'diffrakt-tour-'));
  const display = await startDisplay();
  const bar = new Bar();
  rmSync(outputFolder, { recursive: true, force: true });
  mkdirSync(outputFolder, { recursive: true });
  Object.assign(process.env, display.environment, { ELECTRON_OVERRIDE_DIST_PATH: dist });
  say('No display: the window runs under Xvfb and goes through the demo by itself.');
  const args = [...flags, root, `--user-data-dir=${userData}`];
  const app = await _electron.launch({ cwd: root, args, colorScheme: 'dark', timeout: 60_000 });
  try {
    const page = await app.firstWindow();
    await app.evaluate(
      ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0].setContentSize(size.width, size.height),
      WINDOW,
    );
    const run = await driveDemo(app, page, outputFolder, bar);
    for (const part of ['events', 'model', 'recipe.json'])
      cpSync(join(run.folder, part), join(outputFolder, part), { recursive: true });
    bar.end();
    tellResults(outputFolder);
    return 0;
  } finally {
    await app.close();
    display.stop();
    rmSync(userData, { recursive: true, force: true, maxRetries: 5 });
  }
}
