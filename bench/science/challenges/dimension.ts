import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { MODEL_FILES } from '#system/fileNames';
import { recordLine, shoot } from '../differences/simulate';
import { interpret } from '../knownLineFolder';
import { scoreProbabilities } from '../scoring/scoreFolder';
import { atLeast, atMost, type Challenge, type Finding, shown } from './challenge';
import { classifyByComponents } from './principalComponents';

const TASKS = ['pairs', 'samples'] as const;

/** Parameters of a stored net: its weights are float32 numbers and nothing else. */
async function parameterCountOf(model: string): Promise<number> {
  return (await stat(join(model, MODEL_FILES.weights))).size / 4;
}

export const dimension: Challenge = {
  number: 3,
  title: 'High dimension',
  data: 'rugose top, finite differences, seed 503; 10 picks a class',
  metric:
    'parameters of nets that are trained from scratch; macro-F1 against principal components with logistic regression',
  measure: async (lab) => {
    const line = await lab.line('rugose-503', () => recordLine(shoot('rugose', 503)));
    const picks = interpret(line, 1);
    const simple = scoreProbabilities(line, classifyByComponents(line.section, picks)).macroF1;
    const found = scoreProbabilities(line, await lab.classify(line, picks)).macroF1;
    const findings: Finding[] = [
      shown('picks', String(picks.length)),
      shown('macro-F1 of 20 principal components with logistic regression', simple.toFixed(3)),
      atLeast(`default: macro-F1 (${found.toFixed(3)}) above that`, found - simple, 0.05),
    ];
    for (const task of TASKS) {
      const model = await lab.train(line, picks, { task });
      findings.push(atMost(`${task}: parameters`, await parameterCountOf(model), 50_000, 0));
      const score = scoreProbabilities(line, await lab.classifyWith(model, line)).macroF1;
      findings.push(
        atLeast(`${task}: macro-F1 (${score.toFixed(3)}) above the simple model's`, score - simple, 0.05),
      );
    }
    return findings;
  },
};
