import { type Command, Option } from 'commander';
import { addOpeningOptions, type OpeningArguments, openingOf } from '#cli/options/openingOptions';
import { runCommand } from '#cli/shell/runCommand';
import { alignColumns } from '#cli/words/reportText';
import type { comparePicks } from '#jobs/picks/comparePicks';

type PickAgreement = Awaited<ReturnType<typeof comparePicks>>;

const EXAMPLES = `
Examples:
  diffrakt agreement anna.json ben.json --line line.sgy
  diffrakt agreement anna.json ben.csv --line line.sgy --json

Windows of one plane that overlap by 30 % or more of both together are the same thing. Kappa is Cohen's,
with its 95 % interval; picks without a counterpart are counted apart.`;

function linesOf(agreement: PickAgreement, words: string): string[] {
  const { classes, counts, count, kappa, low, high, observed, differing, onlyFirst, onlySecond } = agreement;
  const table = [
    ['first \\ second', ...classes],
    ...classes.map((name, i) => [name, ...counts[i].map(String)]),
  ];
  const share = count === 0 ? '' : `, ${Math.round(observed * 100)} % with the same class`;
  const interval = Number.isNaN(kappa) ? '' : ` (95 % interval ${low.toFixed(2)} to ${high.toFixed(2)})`;
  const figure = Number.isNaN(kappa) ? 'not defined' : `${kappa.toFixed(2)}${interval}, ${words}`;
  return [
    ...alignColumns(table),
    `${count} windows picked by both${share}`,
    `Cohen's kappa ${figure}`,
    ...differing.map(({ first, second }) => `  ${first.id} ${first.class}, ${second.id} ${second.class}`),
    `${onlyFirst.length} picks of the first file alone, ${onlySecond.length} of the second alone`,
  ];
}

/** `diffrakt agreement FIRST SECOND --line LINE [--json]` */
export function addAgreement(program: Command): void {
  const command = program
    .command('agreement')
    .description("Compare two people's picks of one line: Cohen's kappa, and where they differ.")
    .argument('<first>', 'picks file of the first person')
    .argument('<second>', 'picks file of the second person')
    .addOption(new Option('--line <file>', 'the line that both picked').makeOptionMandatory())
    .option('--json', 'print JSON');
  addOpeningOptions(command)
    .addHelpText('after', EXAMPLES)
    .action(
      (firstPath: string, secondPath: string, options: OpeningArguments & { line: string; json?: true }) =>
        runCommand(
          program,
          async (context, say) => {
            const { comparePicks, kappaInWords } = await import('#jobs/picks/comparePicks');
            const line = { linePath: options.line, opening: openingOf(options) };
            const agreement = await comparePicks({ firstPath, secondPath, line }, context);
            const text = linesOf(agreement, kappaInWords(agreement.kappa)).join('\n');
            say(options.json ? JSON.stringify(agreement, null, 2) : text);
          },
          options.json,
        ),
    );
}
