import type { Command } from 'commander';
import { addOpeningOptions, type OpeningArguments, openingOf } from '#cli/options/openingOptions';
import { FILE_WORDS, pickedPlaneOption } from '#cli/options/options';
import { addTrainingOptions, settingsOf, type TrainingArguments } from '#cli/options/trainingOptions';
import { type CommandContext, runCommand } from '#cli/shell/runCommand';
import type { PreflightReport } from '#learning/preflight/preflightReport';
import { JobError } from '#system/failure';

interface PreflightArguments extends TrainingArguments, OpeningArguments {
  readonly picks?: string;
  readonly plane?: string;
  readonly demo?: true;
  readonly json?: true;
}

const EXAMPLES = `
Examples:
  diffrakt preflight line.sgy --picks picks.json
  diffrakt preflight line.sgy --picks picks.json --filters 8 --json > preflight.json
  diffrakt preflight --demo            on a simulated line, picked by its truth

✓ nothing to do, ! see the advice, ✗ do not train yet. Exit code 1 where a check is ✗.
docs/preflight.md says what each check measures.`;

function missing(what: string, remedy: string): JobError {
  return new JobError('argument.invalid', `preflight needs ${what}`, remedy);
}

/** Sets the exit code of a report that has a red check. */
function failureOf({ checks, complete }: PreflightReport): JobError | null {
  if (!complete)
    return new JobError('cancelled', 'Stopped before the last check.', 'Start it again when ready.');
  const red = checks.filter(({ colour }) => colour === 'red').map(({ id }) => id);
  if (red.length === 0) return null;
  return new JobError('preflight.red', `Do not train yet: ${red.join(', ')}`, 'Do what the checks advise.');
}

/** `diffrakt preflight LINE --picks FILE`, `diffrakt preflight --demo` */
export function addPreflight(program: Command): void {
  const command = program
    .command('preflight')
    .description('Check before training: parameters, gradients, losses, inputs, and a ladder of nets.')
    .argument('[line]', FILE_WORDS)
    .option('--picks <file>', 'picks file (formats: docs/formats.md)')
    .addOption(pickedPlaneOption())
    .option('--demo', 'check on a simulated line instead')
    .option('--json', 'print JSON');
  addOpeningOptions(addTrainingOptions(command))
    .addHelpText('after', EXAMPLES)
    .action((line: string | undefined, given: PreflightArguments) =>
      runCommand(
        program,
        async (shell, say) => {
          const context = { ...shell, engines: { threads: given.threads } };
          const { preflightLines } = await import('#cli/words/preflightText');
          const report = await reportOn(line, given, context);
          say(given.json ? JSON.stringify(report, null, 2) : preflightLines(report).join('\n'));
          const failure = failureOf(report);
          if (failure) throw failure;
        },
        given.json,
      ),
    );
}

async function reportOn(
  linePath: string | undefined,
  given: PreflightArguments,
  context: CommandContext,
): Promise<PreflightReport> {
  const settings = settingsOf(given);
  if (given.demo) {
    if (linePath !== undefined || given.picks !== undefined)
      throw missing('a line with its picks, or --demo, not both', 'Leave one of them out.');
    const { preflightDemo } = await import('#jobs/demo/preflightDemo');
    return preflightDemo(settings, context);
  }
  if (linePath === undefined) throw missing('a line', 'Name a SEG-Y file, or give --demo.');
  if (given.picks === undefined) throw missing('picks', 'Give --picks FILE, or --demo.');
  const { readPicksFile } = await import('#jobs/picks/picksFile');
  const { runPreflight } = await import('#jobs/preflight/runPreflight');
  const { createRecipe } = await import('#jobs/recipe/recipe');
  const picks = await readPicksFile(given.picks);
  const recipe = createRecipe({ linePath, opening: openingOf(given), picks }, settings);
  return runPreflight({ recipe, onlyPlane: given.plane, picksPaths: [given.picks] }, context);
}
