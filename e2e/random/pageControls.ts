import type { Page } from '@playwright/test';

/** What can be clicked, and what can be typed in. */
const CONTROLS = 'button, a, summary, select, input, textarea, canvas, [tabindex="0"], [role="option"]';
const FIELDS = 'input:not([type="checkbox"], [type="radio"]), textarea';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where one of the elements in view is, chosen by a share of their number, 0 to 1; null where there is none. */
function boxAt(page: Page, selector: string, share: number): Promise<Box | null> {
  return page.evaluate(
    ([matching, place]) => {
      const boxes = [...document.querySelectorAll(matching)]
        .map((element) => element.getBoundingClientRect())
        .filter(
          ({ top, left, width, height }) =>
            width * height > 0 && top >= 0 && left >= 0 && top < innerHeight && left < innerWidth,
        );
      const box = boxes[Math.floor(place * boxes.length)];
      return box ? { x: box.x, y: box.y, width: box.width, height: box.height } : null;
    },
    [selector, share] as const,
  );
}

export function controlBox(page: Page, share: number): Promise<Box | null> {
  return boxAt(page, CONTROLS, share);
}

export function fieldBox(page: Page, share: number): Promise<Box | null> {
  return boxAt(page, FIELDS, share);
}

/** Sets one of the lists of choices to one of its choices, without the list of the system that would cover the page. */
export async function chooseOption(page: Page, listShare: number, optionShare: number): Promise<void> {
  await page.evaluate(
    ([which, option]) => {
      const lists = [...document.querySelectorAll('select')].filter(({ disabled }) => !disabled);
      const list = lists[Math.floor(which * lists.length)];
      if (!list) return;
      list.selectedIndex = Math.floor(option * list.options.length);
      list.dispatchEvent(new Event('change', { bubbles: true }));
    },
    [listShare, optionShare] as const,
  );
}
