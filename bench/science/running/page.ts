/** docs/science.md: what was measured, as a page. */
import type { Challenge, Finding } from '../challenges/challenge';
import type { LineScore } from '../scoring/scoreFolder';
import type { SuiteName } from '../suites';
import type { MethodName } from './commands';
import { bestFilter, type LineResult } from './suite';
import { figure, lineTable, meanScore, meanTable, scoresOfMethod, table } from './tables';

export interface SuiteResults {
  readonly suite: SuiteName;
  readonly results: readonly LineResult[];
}

/** A challenge with its findings, or the reason why it could not be measured. */
export interface ChallengeResult {
  readonly challenge: Challenge;
  readonly findings: readonly Finding[] | string;
}

export interface Page {
  readonly suites: readonly SuiteResults[];
  readonly challenges: readonly ChallengeResult[];
  readonly methods: readonly MethodName[];
  /** Names of the pictures beside the page, by what they show. */
  readonly pictures: ReadonlyMap<string, string>;
  readonly machine: string;
}

const SUITE_WORDS: Readonly<Record<SuiteName, string>> = {
  dev: 'Lines by finite differences, used while methods were tuned (seeds 101 to 106)',
  test: 'Lines by finite differences, kept back (seeds 11001 to 11006)',
  foreign: 'Foreign lines by one-way waves, kept back (seeds 12101 to 12107)',
};

const GENERALITY = `## How generality was tested

Nets that are trained on simulations do well on simulations of the same kind. Two generators that share no code
and no definition with the one that nets are pre-trained on therefore make the lines of this page
(\`bench/science\`). Only random numbers, Fourier transforms and Gaussian means are common to all.

- **Finite differences** (\`differences/\`): exploding reflectors, the acoustic wave equation at half velocity,
  eighth order in space, absorbing borders; 512 traces 12.5 m apart, 750 samples of 4 ms. The wavefield is
  computed twice: with reflectors as they are (faulted, ended, rough, with points), and with the same reflectors
  smooth, continued beyond their ends and faded out over their Fresnel zone. The difference is the diffractions.
- **One-way waves** (\`born/\`): single scattering by phase shift in a velocity that grows with time; layers moved
  against each other, lenses, points, zones of random scattering. Specular is what the layers scatter when they
  have been averaged along themselves over about a Fresnel zone; diffractions are the rest. Spacings of 6.25,
  12.5 and 25 m, intervals of 2, 4 and 8 ms, 300 to 900 traces; a drifting baseline, swell, linear noise, ground
  roll, almost no noise, falling amplitudes.

A sample's class is that of the larger local energy; within 3 dB it is mixed and not scored; where noise is
stronger than both it is noise. Picks are those of a simulated interpreter, in the left third; the right two
thirds are scored, dead traces left out. AP_E: average precision of diffraction against reflection samples by
P(D) / (P(D) + P(R)). AP_A: diffraction against everything else by P(D). AP_H: diffraction samples near the apex
(own slope under 0.8 samples a trace) against reflections. ECE: expected calibration error of the likeliest
class, 15 bins. Apex F1: one to one, within 3 traces and 20 ms. Last columns: correlation with the true
diffractions of the diffraction-only section that was written, and of the section times P(D).`;

interface Target {
  readonly what: string;
  readonly least?: number;
  readonly most?: number;
  readonly of: (score: LineScore) => number | null;
}

/** What the default classification is to reach on the kept-back lines by finite differences. */
const TARGETS: Readonly<Record<'no picks' | 'default', readonly Target[]>> = {
  'no picks': [
    { what: 'no picks: AP_E', least: 0.96, of: ({ apE }) => apE },
    { what: 'no picks: AP_A', least: 0.93, of: ({ apA }) => apA },
    { what: 'no picks: AP_H', least: 0.72, of: ({ apH }) => apH },
  ],
  default: [
    { what: '10 picks a class: AP_E', least: 0.97, of: ({ apE }) => apE },
    { what: '10 picks a class: AP_A', least: 0.94, of: ({ apA }) => apA },
    { what: '10 picks a class: AP_H', least: 0.73, of: ({ apH }) => apH },
    { what: 'three-class accuracy', least: 0.92, of: ({ accuracy }) => accuracy },
    { what: 'ECE', most: 0.03, of: ({ calibrationError }) => calibrationError },
    { what: 'apex F1', least: 0.6, of: ({ apexF1 }) => apexF1 },
    {
      what: 'diffraction-only: correlation with the truth',
      least: 0.8,
      of: ({ diffractionCorrelation }) => diffractionCorrelation,
    },
  ],
};

function verdict(isMet: boolean | null): string {
  return isMet === null ? '' : isMet ? 'met' : '**missed**';
}

function targetRow(
  { what, least, most, of }: Target,
  scores: readonly (readonly LineScore[])[] | null,
): string[] {
  const value = scores && meanScore(scores, of);
  const isMet = value !== null && value >= (least ?? -1) && value <= (most ?? 1);
  return [what, figure(value), least === undefined ? `≤ ${most}` : `≥ ${least}`, verdict(isMet)];
}

/** Lines on which the default is further below the better filter than allowed. */
function belowFilter(results: readonly LineResult[], allowed: number, of: 'apE' | 'apA'): string[] {
  return results.flatMap((result) => {
    const found = result.methods.get('default');
    if (found === undefined || typeof found === 'string') return [`${result.line} (not measured)`];
    const value = found.reduce((sum, score) => sum + score[of], 0) / found.length;
    const filter = bestFilter(result)[of];
    return value < filter - allowed ? [`${result.line} (${figure(value)} against ${figure(filter)})`] : [];
  });
}

function belowRow(results: readonly LineResult[], allowed: number, of: 'apE' | 'apA'): string[] {
  const below = belowFilter(results, allowed, of);
  const name = of === 'apE' ? 'AP_E' : 'AP_A';
  const what =
    allowed > 0
      ? `lines more than ${allowed} below the better filter on ${name}`
      : `lines below the better filter on ${name}`;
  return [what, below.length === 0 ? 'none' : below.join(', '), 'none', verdict(below.length === 0)];
}

function targetsOf({ suite, results }: SuiteResults): string {
  const head = ['target', 'result', 'wanted', ''];
  if (suite === 'foreign') return table(head, [belowRow(results, 0, 'apE'), belowRow(results, 0, 'apA')]);
  const rows = (['no picks', 'default'] as const).flatMap((method) =>
    TARGETS[method].map((target) => targetRow(target, scoresOfMethod(results, method))),
  );
  return table(head, [...rows, belowRow(results, 0.01, 'apA')]);
}

function suiteSection(page: Page, one: SuiteResults): string {
  const picture = page.pictures.get(one.suite);
  return [
    `## ${SUITE_WORDS[one.suite]}`,
    meanTable(one.results, page.methods),
    'By line:',
    lineTable(one.results, page.methods),
    targetsOf(one),
    ...(picture ? [`![Section, true classes, likeliest classes and P(D) of one line](${picture})`] : []),
  ].join('\n\n');
}

function challengeSection({ challenge, findings }: ChallengeResult): string {
  const { number, title, data, metric } = challenge;
  const head = `### ${number}. ${title}\n\nData: ${data}. Metric: ${metric}.`;
  if (typeof findings === 'string') return `${head}\n\nNot measured: ${findings}. **Missed.**`;
  const rows = findings.map(({ what, value, target, isMet }) => [what, value, target, verdict(isMet)]);
  return `${head}\n\n${table(['', 'result', 'target', ''], rows)}`;
}

/** How many of the challenges' targets were met. */
function countTargets(challenges: readonly ChallengeResult[]): {
  readonly met: number;
  readonly of: number;
} {
  const judged = challenges.flatMap(({ findings }) =>
    typeof findings === 'string' ? [false] : findings.flatMap(({ isMet }) => (isMet === null ? [] : [isMet])),
  );
  return { met: judged.filter(Boolean).length, of: judged.length };
}

/** The page in Markdown. */
export function pageOf(page: Page): string {
  const { met, of } = countTargets(page.challenges);
  return `${[
    '# Science: what the classification reaches',
    `Made by \`npm run bench -- science\` through the command line that users have; every figure is of that run (${page.machine}). What misses its target says so.`,
    ...page.suites.map((one) => suiteSection(page, one)),
    GENERALITY,
    ...(page.challenges.length === 0
      ? []
      : [
          `## Nine challenges\n\nThe list is that of Karpatne et al., 2017 (arXiv 1711.04708). ${met} of ${of} targets were met.`,
          ...page.challenges.map(challengeSection),
        ]),
  ].join('\n\n')}\n`;
}
