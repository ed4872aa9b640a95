import { parse } from 'node:path';
import type { Command } from 'commander';
import { addFigureOptions, type FigureArguments, lookOf } from '#cli/options/figureOptions';
import { addOpeningOptions, type OpeningArguments, openingOf } from '#cli/options/openingOptions';
import { FILE_WORDS, outFileOption, planeOption } from '#cli/options/options';
import { runCommand } from '#cli/shell/runCommand';
import { fileNameOf } from '#system/address';
import { JobError } from '#system/failure';

interface Options extends OpeningArguments, FigureArguments {
  readonly out: string;
  readonly plane?: string;
}

const NOTES = `
Examples:
  diffrakt figure line.sgy --out line.pdf --width 16 --height 10 --dpi 300
  diffrakt figure *.sgy --out figures/{name}.png --draw both --agc 500
  diffrakt figure line.sgy --out line.svg --band-pass 5,10,60,80 --clip-value 2500`;

/** The file of each line: {name} stands for the line's name without its ending. */
function outputsOf(lines: readonly string[], out: string): string[] {
  const outputs = lines.map((line) => out.replaceAll('{name}', parse(fileNameOf(line)).name));
  const twice = outputs.find((path, i) => outputs.indexOf(path) !== i);
  if (twice === undefined) return outputs;
  const message = `Two figures would be written to ${twice}.`;
  throw new JobError(
    'argument.invalid',
    message,
    'Put {name} into --out, which stands for the name of each line.',
  );
}

/** `diffrakt figure LINE… --out FILE.{png,svg,pdf}` */
export function addFigure(program: Command): void {
  const command = program
    .command('figure')
    .description('Draw lines as figures with axes, colour bar, scale and provenance.')
    .argument('<line...>', FILE_WORDS)
    .addOption(
      outFileOption('figure, its kind by the ending: .png, .svg, .pdf (a picture); {name}: name of the line'),
    )
    .addOption(planeOption('draw this plane of the file (default: all traces in file order)'));
  addFigureOptions(command);
  addOpeningOptions(command)
    .addHelpText('after', NOTES)
    .action((lines: string[], options: Options) =>
      runCommand(program, async (context, say) => {
        const { drawLineFigure } = await import('#jobs/figures/lineFigure');
        const outputs = outputsOf(lines, options.out);
        const look = lookOf(options);
        const { plane } = options;
        for (const [i, linePath] of lines.entries()) {
          await drawLineFigure({ linePath, opening: openingOf(options), plane }, outputs[i], look, context);
          say(`${linePath}: ${outputs[i]}`);
        }
      }),
    );
}
