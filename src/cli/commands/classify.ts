import type { Command } from 'commander';
import { engineOption, outOption } from '#cli/options/options';
import { runCommand } from '#cli/shell/runCommand';
import type { EngineChoice } from '#learning/network/engineName';

/** `diffrakt classify LINE --model DIR --out DIR` */
export function addClassify(program: Command): void {
  program
    .command('classify')
    .description(
      'Classify a whole line: class.sgy (1 diffraction, 2 reflection, 0 noise), probability-diffraction.sgy, ' +
        'probability-reflection.sgy, probability-noise.sgy, section.png, report.json.',
    )
    .argument('<line>', 'SEG-Y file')
    .requiredOption('--model <folder>', 'folder that diffrakt train made')
    .addOption(outOption('folder for the results; made where missing'))
    .addOption(engineOption())
    .addHelpText('after', '\nExample:\n  diffrakt classify line.sgy --model model --out classified')
    .action((line: string, options: { model: string; out: string; engine: EngineChoice }) =>
      runCommand(program, async (context, say) => {
        const { classifyToFolder } = await import('#jobs/export/classifyToFolder');
        const { reportLines } = await import('#cli/words/reportText');
        const { model: modelFolder, out: outputFolder, engine } = options;
        const request = { linePath: line, modelFolder, outputFolder, engine };
        const report = await classifyToFolder(request, context);
        say(reportLines(report, options.out).join('\n'));
      }),
    );
}
