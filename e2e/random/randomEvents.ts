import { COMMANDS, type Command } from '#contract/commands';
import type { Random } from '#seismic/numerics/random';
import { chooseInMenu } from '../launchApp';
import { answerWith, type FilePool } from './dialogAnswers';
import { choose, click, clickControl, drag, keyPress, one, type, wheel } from './randomInput';
import type { RandomEvent } from './stage';

/** Commands that end the open line or compute for minutes; they come less often. */
const RARE: readonly Command[] = ['close', 'pretrain', 'preflight', 'newProject', 'open', 'tour'];

function menuCommand(random: Random): RandomEvent {
  const drawn = one(random, COMMANDS);
  const command = RARE.includes(drawn) && random.uniform() < 0.8 ? 'train' : drawn;
  return { words: `command ${command}`, act: ({ app }) => chooseInMenu(app, command) };
}

/** Opens the palette, types some letters and takes what it finds first. */
function paletteCommand(random: Random): RandomEvent {
  const letters = Array.from({ length: 1 + random.integer(3) }, () =>
    one(random, [...'abcdefghilmnoprstuwz']),
  );
  return {
    words: `palette "${letters.join('')}"`,
    act: async ({ page }) => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type(letters.join(''));
      await page.keyboard.press('Enter');
    },
  };
}

function resize(random: Random): RandomEvent {
  const [width, height] = [900 + random.integer(900), 600 + random.integer(500)];
  return {
    words: `resize to ${width} x ${height}`,
    act: async (stage) => {
      [stage.width, stage.height] = [width, height];
      await stage.app.evaluate(
        ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0].setContentSize(size[0], size[1]),
        [width, height] as const,
      );
    },
  };
}

function changeAnswers(random: Random, files: FilePool): RandomEvent {
  const answers = files.draw(random);
  return {
    words: answers ? `dialogs answer ${answers.file} or ${answers.target}` : 'dialogs are cancelled',
    act: ({ app }) => answerWith(app, answers),
  };
}

/** Opens the demo line and picks by its truth where no line is open. */
function backToDemo(): RandomEvent {
  return {
    words: 'back to the demo line, if none is open',
    act: async ({ app, page }) => {
      const isOpen = await page.evaluate(() => document.querySelector('main [role="application"]') !== null);
      if (isOpen) return;
      await chooseInMenu(app, 'demo');
      await chooseInMenu(app, 'picksFromTruth');
    },
  };
}

const CHOICES: readonly (readonly [
  weight: number,
  draw: (random: Random, files: FilePool) => RandomEvent,
])[] = [
  [24, keyPress],
  [14, click],
  [18, clickControl],
  [12, drag],
  [8, wheel],
  [6, type],
  [3, choose],
  [6, menuCommand],
  [3, paletteCommand],
  [1, resize],
  [3, changeAnswers],
  [2, backToDemo],
];

/** The next action of a sequence. */
export function nextEvent(random: Random, files: FilePool): RandomEvent {
  let left = random.integer(CHOICES.reduce((sum, [weight]) => sum + weight, 0));
  const [, draw] =
    CHOICES.find(([weight]) => {
      left -= weight;
      return left < 0;
    }) ?? CHOICES[0];
  return draw(random, files);
}
