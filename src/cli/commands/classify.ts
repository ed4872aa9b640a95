import type { Command } from 'commander';
import {
  addOpeningOptions,
  type FileKind,
  type OpeningArguments,
  openingOf,
} from '#cli/options/openingOptions';
import { asOption, engineOption, outOption } from '#cli/options/options';
import { runCommand } from '#cli/shell/runCommand';
import type { EngineChoice } from '#learning/network/engineName';

interface ClassifyArguments extends OpeningArguments {
  readonly model: string;
  readonly out: string;
  readonly as?: FileKind;
  readonly engine: EngineChoice;
}

/** `diffrakt classify LINE --model DIR --out DIR` */
export function addClassify(program: Command): void {
  const command = program
    .command('classify')
    .description(
      'Classify a whole line: class.sgy (1 diffraction, 2 reflection, 0 noise), probability-diffraction.sgy, ' +
        'probability-reflection.sgy, probability-noise.sgy, section.png, report.json. Of a Seismic Unix line ' +
        'the sections are .su files.',
    )
    .argument('<line>', 'SEG-Y or Seismic Unix file')
    .requiredOption('--model <folder>', 'folder that diffrakt train made')
    .addOption(outOption('folder for the results; made where missing'))
    .addOption(asOption())
    .addOption(engineOption());
  addOpeningOptions(command)
    .addHelpText(
      'after',
      '\nExamples:\n  diffrakt classify line.sgy --model model --out classified\n' +
        '  diffrakt classify line.su --model model --out classified --as segy',
    )
    .action((line: string, options: ClassifyArguments) =>
      runCommand(program, async (context, say) => {
        const { classifyToFolder } = await import('#jobs/export/classifyToFolder');
        const { reportLines } = await import('#cli/words/reportText');
        const { model: modelFolder, out: outputFolder, engine } = options;
        const request = {
          ...{ linePath: line, opening: openingOf(options), modelFolder, outputFolder, engine },
          kind: options.as,
        };
        const report = await classifyToFolder(request, context);
        say(reportLines(report, options.out).join('\n'));
      }),
    );
}
