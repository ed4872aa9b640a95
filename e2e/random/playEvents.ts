import type { Random } from '#seismic/numerics/random';
import type { FaultWatch } from './faultWatch';
import { nextEvent } from './randomEvents';
import type { RandomEvent, Stage } from './stage';

/** Longest time for an action and for the frame after it, in ms; shorter stretches are for the watch to judge. */
const HANG_MS = 30_000;
/** Faults of main are asked for after this many events; those of the page arrive by themselves. */
const CHECK_EVERY = 20;
const LAST_EVENTS = 20;

async function within(work: Promise<unknown>, what: string): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} within ${HANG_MS} ms`)), HANG_MS);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** Makes an action and waits for the frame after it. */
async function make(event: RandomEvent, stage: Stage): Promise<void> {
  await within(event.act(stage), 'the window took no input');
  await within(
    stage.page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => drawn(null)))),
    'the window drew no frame',
  );
}

export interface Play {
  readonly stage: Stage;
  readonly watch: FaultWatch;
  readonly random: Random;
  readonly seed: number;
  readonly eventCount: number;
  /** Called after each event with its number, from 1. */
  readonly told: (number: number) => void;
}

/** Makes random events one after the other. @throws Error with seed, number and the last events at the first fault */
export async function playEvents({ stage, watch, random, seed, eventCount, told }: Play): Promise<void> {
  const last: string[] = [];
  for (let number = 1; number <= eventCount; number += 1) {
    const event = nextEvent(random, stage.files);
    last.push(`${number} ${event.words}`);
    if (last.length > LAST_EVENTS) last.shift();
    const failure = await make(event, stage).then(() => null, String);
    const isAsked = number % CHECK_EVERY === 0 || number === eventCount || failure !== null;
    const faults = [...(failure ? [failure] : []), ...(isAsked ? await watch.faults() : watch.pageFaults)];
    if (faults.length > 0) throw new Error(reportOf(faults, { seed, number, last }));
    told(number);
  }
}

interface Place {
  readonly seed: number;
  readonly number: number;
  readonly last: readonly string[];
}

function reportOf(faults: readonly string[], { seed, number, last }: Place): string {
  const again = `npm run fuzz -- window --seed ${seed} --events ${number}`;
  return [`seed ${seed}, event ${number}: ${faults.join('\n')}`, 'The last events:', ...last, again].join(
    '\n',
  );
}
