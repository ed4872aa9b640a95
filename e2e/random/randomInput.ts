import type { Page } from '@playwright/test';
import type { Random } from '#seismic/numerics/random';
import { chooseOption, controlBox, fieldBox } from './pageControls';
import type { RandomEvent, Stage } from './stage';

/** A place by shares of the window's width and height. */
interface Place {
  readonly across: number;
  readonly down: number;
}

const KEYS = [
  ...'0123456789abcdefghijklmnopqrstuvwxyzNZX?+-[],. ',
  ...['Enter', 'Escape', 'Tab', 'Shift+Tab', 'Delete', 'Backspace', 'Home', 'End', 'PageUp', 'PageDown'],
  ...['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Shift+ArrowLeft', 'Shift+ArrowDown'],
  ...['F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7', 'F8', 'F9'],
  ...['Control+z', 'Control+Shift+z', 'Control+y', 'Control+a', 'Control+d', 'Control+k', 'Control+e'],
  ...['Control+o', 'Control+Shift+o', 'Control+Shift+s', 'Control+Enter', 'Control+.', 'Control+Alt+z'],
];

const TEXTS = [
  ...['', '0', '-1', '1', '7.5', '1e9', '-1e308', 'NaN', '0x10', '2,5', '  3 ', '99999999999999999999'],
  ...['diffraction', '<b>bold</b><script>', '../../etc/passwd', 'ä€𝄞 \u202e', 'null', '%s%n', '.'],
  ...['a'.repeat(400), 'https://127.0.0.1:9/line.sgy'],
];

const MODIFIERS = [[], [], [], ['Shift'], ['Control'], ['Alt']] as const;
const BUTTONS = ['left', 'left', 'left', 'left', 'right', 'middle'] as const;

export function one<Item>(random: Random, items: readonly Item[]): Item {
  return items[random.integer(items.length)];
}

/** Half of the places are in the middle of the window, where the section is. */
function placeIn(random: Random): Place {
  const [across, down] = [random.uniform(), random.uniform()];
  return random.uniform() < 0.5 ? { across: 0.25 + 0.4 * across, down: 0.2 + 0.6 * down } : { across, down };
}

const shown = ({ across, down }: Place): string => `${across.toFixed(3)} ${down.toFixed(3)}`;

const pixelsOf = ({ width, height }: Stage, { across, down }: Place): [number, number] => [
  across * width,
  down * height,
];

async function holding(page: Page, keys: readonly string[], act: () => Promise<void>): Promise<void> {
  for (const key of keys) await page.keyboard.down(key);
  await act();
  for (const key of keys) await page.keyboard.up(key);
}

export function keyPress(random: Random): RandomEvent {
  const key = one(random, KEYS);
  return { words: `key ${key}`, act: ({ page }) => page.keyboard.press(key) };
}

export function click(random: Random): RandomEvent {
  const [place, keys, button] = [placeIn(random), one(random, MODIFIERS), one(random, BUTTONS)];
  const clickCount = random.uniform() < 0.2 ? 2 : 1;
  return {
    words: `${clickCount === 2 ? 'double ' : ''}click ${button} ${keys} at ${shown(place)}`,
    act: (stage) =>
      holding(stage.page, keys, () =>
        stage.page.mouse.click(...pixelsOf(stage, place), { button, clickCount }),
      ),
  };
}

/** Clicks one of the controls in view, anywhere on it. */
export function clickControl(random: Random): RandomEvent {
  const [share, place] = [random.uniform(), { across: random.uniform(), down: random.uniform() }];
  return {
    words: `click control ${share.toFixed(4)} at ${shown(place)}`,
    act: async ({ page }) => {
      const box = await controlBox(page, share);
      if (box) await page.mouse.click(box.x + place.across * box.width, box.y + place.down * box.height);
    },
  };
}

export function drag(random: Random): RandomEvent {
  const [from, to, keys] = [placeIn(random), placeIn(random), one(random, MODIFIERS)];
  const [button, steps] = [one(random, BUTTONS), 1 + random.integer(6)];
  return {
    words: `drag ${button} ${keys} from ${shown(from)} to ${shown(to)}`,
    act: (stage) =>
      holding(stage.page, keys, async () => {
        const { mouse } = stage.page;
        await mouse.move(...pixelsOf(stage, from));
        await mouse.down({ button });
        await mouse.move(...pixelsOf(stage, to), { steps });
        await mouse.up({ button });
      }),
  };
}

export function wheel(random: Random): RandomEvent {
  const [place, keys] = [placeIn(random), one(random, MODIFIERS)];
  const [x, y] = [random.between(-400, 400), random.between(-1200, 1200)];
  return {
    words: `wheel ${keys} ${x.toFixed(0)} ${y.toFixed(0)} at ${shown(place)}`,
    act: (stage) =>
      holding(stage.page, keys, async () => {
        await stage.page.mouse.move(...pixelsOf(stage, place));
        await stage.page.mouse.wheel(x, y);
      }),
  };
}

/** Replaces the text of one of the fields in view. */
export function type(random: Random): RandomEvent {
  const [share, text] = [random.uniform(), one(random, TEXTS)];
  const end = one(random, ['Enter', 'Tab', 'Escape']);
  return {
    words: `type ${JSON.stringify(text.slice(0, 30))} and ${end} in field ${share.toFixed(4)}`,
    act: async ({ page }) => {
      const box = await fieldBox(page, share);
      if (!box) return;
      await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
      await page.keyboard.press('Control+a');
      await page.keyboard.insertText(text);
      await page.keyboard.press(end);
    },
  };
}

export function choose(random: Random): RandomEvent {
  const [list, option] = [random.uniform(), random.uniform()];
  return {
    words: `choose ${option.toFixed(3)} of list ${list.toFixed(3)}`,
    act: ({ page }) => chooseOption(page, list, option),
  };
}
