import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { RestTimer } from '#main/process/restTimer';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('lets work in the background wait until nothing has been done for a while', async () => {
  const told: string[] = [];
  const timer = new RestTimer(400, () => told.push('rest'));
  await timer.rests();
  timer.note();
  void timer.rests().then(() => told.push('background'));
  await vi.advanceTimersByTimeAsync(300);
  timer.note();
  await vi.advanceTimersByTimeAsync(399);
  expect(told).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(told).toEqual(['rest', 'background']);
  await timer.rests();
  timer.note();
  await vi.advanceTimersByTimeAsync(400);
  expect(told).toEqual(['rest', 'background', 'rest']);
});
