import { expect, it } from 'vitest';
import { PanelRoom } from '#learning/dense/panelRoom';

it('is the same memory for passes one after the other, also where one fails', async () => {
  const room = new PanelRoom();
  const buffers: ArrayBufferLike[] = [];
  for (const length of [100, 60, 100])
    await room.use(length, async (values) => {
      expect(values).toHaveLength(length);
      buffers.push(values.buffer);
    });
  await expect(room.use(80, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await room.use(100, async ({ buffer }) => buffers.push(buffer));
  expect(new Set(buffers).size).toBe(1);
});

it('is no other pass’s while one is in it', async () => {
  const room = new PanelRoom();
  const pass = (value: number) =>
    room.use(50, async (values) => {
      values.fill(value);
      await new Promise((resolve) => setTimeout(resolve, 2 * value));
      return values.every((one) => one === value);
    });
  expect(await Promise.all([pass(1), pass(3), pass(2)])).toEqual([true, true, true]);
});
