import { z } from 'zod';

/** Position and size of the window in device-independent pixels. */
export interface WindowPlace {
  readonly x?: number;
  readonly y?: number;
  readonly width: number;
  readonly height: number;
  readonly isMaximised: boolean;
}

export const WINDOW_PLACE_SCHEMA: z.ZodType<WindowPlace> = z.object({
  x: z.int().optional(),
  y: z.int().optional(),
  width: z.int().min(1).max(32_767),
  height: z.int().min(1).max(32_767),
  isMaximised: z.boolean(),
});

export const MINIMUM_WIDTH = 1024;
export const MINIMUM_HEIGHT = 640;
export const FIRST_PLACE: WindowPlace = { width: 1440, height: 900, isMaximised: false };

/** A screen's usable area. */
export interface ScreenArea {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Pixels of the title bar that must be on a screen, so that the window can be moved. */
const GRIP = 64;

function isReachable(place: WindowPlace, area: ScreenArea): boolean {
  if (place.x === undefined || place.y === undefined) return false;
  return (
    place.x + place.width >= area.x + GRIP &&
    place.x <= area.x + area.width - GRIP &&
    place.y >= area.y &&
    place.y <= area.y + area.height - GRIP
  );
}

/**
 * The place at which to open: the last one, but not smaller than the minimum size, and without a position
 * if its screen is no longer connected.
 */
export function fitPlace(place: WindowPlace, areas: readonly ScreenArea[]): WindowPlace {
  const { x, y, isMaximised } = place;
  const width = Math.max(MINIMUM_WIDTH, place.width);
  const height = Math.max(MINIMUM_HEIGHT, place.height);
  const isKept = areas.some((area) => isReachable(place, area));
  return isKept ? { x, y, width, height, isMaximised } : { width, height, isMaximised };
}
