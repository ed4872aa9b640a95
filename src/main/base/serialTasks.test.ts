import { expect, it } from 'vitest';
import { SerialTasks } from '#main/base/serialTasks';

it('runs tasks one after the other in the order of the calls, whether earlier ones failed or not', async () => {
  const tasks = new SerialTasks();
  const told: string[] = [];
  const work = (name: string, waitMs: number, fails = false) =>
    tasks.run(async () => {
      told.push(`${name} begins`);
      await new Promise((done) => setTimeout(done, waitMs));
      told.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    });
  const answers = await Promise.allSettled([work('slow', 20), work('failing', 5, true), work('quick', 0)]);
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(told).toEqual([
    'slow begins',
    'slow ends',
    'failing begins',
    'failing ends',
    'quick begins',
    'quick ends',
  ]);
});
