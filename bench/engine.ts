/**
 * All engines beside each other, with the net that Diffrakt trains by default, a larger one and a U-Net:
 * training steps and predictions, each engine variant in a process of its own, in turns, so that a busy machine
 * hits all alike. Medians of the rounds; ratios are taken within a round. Keras runs in graph mode on the
 * TensorFlow that the native engine is made of, in whichever of its ways is fastest.
 *
 * `--rounds=9` for more rounds, `--milliseconds=500` for longer ones, `--only=native` for those engine variants
 * alone whose names have the word in them, `--net=U-Net` for those nets alone; several with commas.
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { CASES } from './engine/cases';
import type { Ask } from './engine/protocol';
import { runVariant } from './engine/runVariant';
import { type CaseRates, caseText, machineText, variantsText } from './engine/tables';
import { type Entered, oneThreadText, startVariants, type VariantName } from './engine/variants';

const WHAT = ['train', 'predict'] as const;
/** Plain JavaScript takes seconds a step: it is measured once, and with the small batches only. */
const SLOW: VariantName = 'plain JS';

type OpenRates = Record<Ask['what'], Map<VariantName, (number | null)[]>>;

interface Round {
  readonly round: number;
  readonly entered: readonly Entered[];
  readonly rates: readonly OpenRates[];
  readonly milliseconds: number;
  readonly isWanted: (net: string) => boolean;
}

async function measureRound({ round, entered, rates, milliseconds, isWanted }: Round): Promise<void> {
  for (const [caseIndex, { isJudged, name: net }] of CASES.entries()) {
    if (!isWanted(net)) continue;
    for (const what of WHAT) {
      for (const { name, child } of entered) {
        if (!child || (name === SLOW && (round > 0 || !isJudged))) continue;
        const rate = await child.measure({ caseIndex, what, milliseconds });
        const ofAll = rates[caseIndex][what];
        ofAll.set(name, [...(ofAll.get(name) ?? []), rate]);
      }
    }
  }
}

interface Comparison {
  readonly rounds: number;
  readonly milliseconds: number;
  /** Parts of the names of engine variants and of nets. */
  readonly words: readonly string[];
  readonly nets: readonly string[];
}

async function compare({ rounds, milliseconds, words, nets }: Comparison): Promise<void> {
  const isWanted = (net: string) => nets.some((word) => net.includes(word));
  console.log(machineText());
  const entered = await startVariants(fileURLToPath(import.meta.url), (name) =>
    words.some((word) => name.includes(word)),
  );
  console.log(variantsText(entered));
  console.log(oneThreadText());
  const rates: OpenRates[] = CASES.map(() => ({ train: new Map(), predict: new Map() }));
  for (let round = 0; round < rounds; round++)
    await measureRound({ round, entered, rates, milliseconds, isWanted });
  for (const { child } of entered) child?.stop();
  for (const [caseIndex, { name }] of CASES.entries())
    if (isWanted(name)) console.log(caseText(caseIndex, entered, rates[caseIndex] satisfies CaseRates));
}

const { values } = parseArgs({
  strict: false,
  options: {
    variant: { type: 'string' },
    rounds: { type: 'string' },
    milliseconds: { type: 'string' },
    only: { type: 'string' },
    net: { type: 'string' },
  },
});
if (typeof values.variant === 'string') await runVariant(values.variant);
else
  await compare({
    rounds: Number(values.rounds ?? 7),
    milliseconds: Number(values.milliseconds ?? 400),
    words: `${values.only ?? ''}`.split(','),
    nets: `${values.net ?? ''}`.split(','),
  });
