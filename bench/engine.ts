/**
 * All engines beside each other, with the net that Diffrakt trains by default and with a larger one:
 * training steps and predictions, each contestant in a process of its own, in turns, so that a busy machine
 * hits all alike. Medians of the rounds; ratios are taken within a round. Keras runs in graph mode on the
 * TensorFlow that the native engine is made of, in whichever of its ways is fastest.
 *
 * `--rounds=9` for more rounds, `--milliseconds=500` for longer ones, `--only=native` for those contestants
 * alone whose names have the word in them; several with commas.
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { CASES } from './engine/cases';
import { runContestant } from './engine/contestantProcess';
import type { Ask } from './engine/protocol';
import { type Entered, enterRivals, oneThreadText, type RivalName } from './engine/rivals';
import { type CaseRates, caseText, contestantsText, machineText } from './engine/tables';

const WHAT = ['train', 'predict'] as const;
/** Plain JavaScript takes seconds a step: it is measured once, and with the small batches only. */
const SLOW: RivalName = 'plain JS';

type OpenRates = Record<Ask['what'], Map<RivalName, (number | null)[]>>;

async function measureRound(
  round: number,
  entered: readonly Entered[],
  rates: readonly OpenRates[],
  milliseconds: number,
) {
  for (const [caseIndex, { isJudged }] of CASES.entries()) {
    for (const what of WHAT) {
      for (const { name, rival } of entered) {
        if (!rival || (name === SLOW && (round > 0 || !isJudged))) continue;
        const rate = await rival.measure({ caseIndex, what, milliseconds });
        const ofAll = rates[caseIndex][what];
        ofAll.set(name, [...(ofAll.get(name) ?? []), rate]);
      }
    }
  }
}

async function compare(rounds: number, milliseconds: number, words: readonly string[]): Promise<void> {
  console.log(machineText());
  const entered = await enterRivals(fileURLToPath(import.meta.url), (name) =>
    words.some((word) => name.includes(word)),
  );
  console.log(contestantsText(entered));
  console.log(oneThreadText());
  const rates: OpenRates[] = CASES.map(() => ({ train: new Map(), predict: new Map() }));
  for (let round = 0; round < rounds; round++) await measureRound(round, entered, rates, milliseconds);
  for (const { rival } of entered) rival?.stop();
  for (const caseIndex of CASES.keys())
    console.log(caseText(caseIndex, entered, rates[caseIndex] satisfies CaseRates));
}

const { values } = parseArgs({
  strict: false,
  options: {
    contestant: { type: 'string' },
    rounds: { type: 'string' },
    milliseconds: { type: 'string' },
    only: { type: 'string' },
  },
});
if (typeof values.contestant === 'string') await runContestant(values.contestant);
else
  await compare(
    Number(values.rounds ?? 7),
    Number(values.milliseconds ?? 400),
    `${values.only ?? ''}`.split(','),
  );
