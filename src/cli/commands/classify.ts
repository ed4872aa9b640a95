import type { Command } from 'commander';
import {
  addOpeningOptions,
  type FileKind,
  type OpeningArguments,
  openingOf,
} from '#cli/options/openingOptions';
import { asOption, engineOption, outOption, planeOption } from '#cli/options/options';
import { type CommandContext, runCommand } from '#cli/shell/runCommand';
import type { EngineChoice } from '#learning/network/engineName';
import { JobError } from '#system/failure';

interface ClassifyArguments extends OpeningArguments {
  readonly model?: string;
  readonly picks?: string;
  readonly plane?: string;
  readonly out: string;
  readonly as?: FileKind;
  readonly engine: EngineChoice;
}

const EXAMPLES = `
Examples:
  diffrakt classify line.sgy --out classified                        before any pick
  diffrakt classify line.sgy --picks picks.json --out classified     shown what the picks are like
  diffrakt classify line.sgy --model model --out classified          with a net trained on picks
  diffrakt classify line.su --out classified --as segy
  diffrakt classify cube.sgy --plane inline:120 --out classified     one inline of a 3-D file`;

async function classify(line: string, given: ClassifyArguments, context: CommandContext) {
  const { model, picks, plane, out, engine, as } = given;
  const { isPretrained } = await import('#jobs/pretrain/pretrainedFile');
  const request = { linePath: line, opening: openingOf(given), plane, outputFolder: out, engine, kind: as };
  if (model === undefined || (await isPretrained(model))) {
    const { classifyWithPretrained } = await import('#jobs/export/classifyWithPretrained');
    const { readPicksFile } = await import('#jobs/picks/picksFile');
    const read = picks === undefined ? [] : await readPicksFile(picks);
    return classifyWithPretrained({ ...request, modelFolder: model, picks: read, picksPath: picks }, context);
  }
  if (picks !== undefined)
    throw new JobError(
      'argument.invalid',
      'A model that was trained on picks takes no further picks',
      'Leave out --picks, or leave out --model.',
    );
  const { classifyToFolder } = await import('#jobs/export/classifyToFolder');
  return classifyToFolder({ ...request, modelFolder: model }, context);
}

/** `diffrakt classify LINE [--picks FILE] [--model DIR] --out DIR` */
export function addClassify(program: Command): void {
  const command = program
    .command('classify')
    .description(
      'Classify a whole line: class.sgy (1 diffraction, 2 reflection, 0 noise), probability-diffraction.sgy, ' +
        'probability-reflection.sgy, probability-noise.sgy, section.png, report.json. Of a Seismic Unix line ' +
        'the sections are .su files.',
    )
    .argument('<line>', 'SEG-Y, Seismic Unix, radar or SEG-2 file')
    .option('--picks <file>', 'picks file (formats: docs/formats.md) that the pre-trained net is shown')
    .option('--model <folder>', 'folder that diffrakt train or diffrakt pretrain made, instead')
    .addOption(outOption('folder for the results; made where missing'))
    .addOption(
      planeOption(
        'the plane of a 3-D or pre-stack file that is classified (default: all traces in file order)',
      ),
    )
    .addOption(asOption())
    .addOption(engineOption());
  addOpeningOptions(command)
    .addHelpText('after', EXAMPLES)
    .action((line: string, options: ClassifyArguments) =>
      runCommand(program, async (context, say) => {
        const { reportLines } = await import('#cli/words/reportText');
        say(reportLines(await classify(line, options, context), options.out).join('\n'));
      }),
    );
}
