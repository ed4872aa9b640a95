import { parse } from 'node:path';
import { type Command, Option } from 'commander';
import { addFigureOptions, type FigureArguments, lookOf } from '#cli/options/figureOptions';
import { addOpeningOptions, type OpeningArguments, openingOf } from '#cli/options/openingOptions';
import { FILE_WORDS, outFileOption, planeOption } from '#cli/options/options';
import { runCommand } from '#cli/shell/runCommand';
import type { ComparedFiles } from '#jobs/figures/comparedFiles';
import { fileNameOf } from '#system/address';
import { JobError } from '#system/failure';

interface Options extends OpeningArguments, FigureArguments {
  readonly out: string;
  readonly plane?: string;
  readonly compare?: string[];
}

const NOTES = `
Examples:
  diffrakt figure line.sgy --out line.pdf --width 16 --height 10 --dpi 300
  diffrakt figure *.sgy --out figures/{name}.png --draw both --agc 500
  diffrakt figure line.sgy --out line.svg --band-pass 5,10,60,80 --clip-value 2500
  diffrakt figure line.sgy --compare a/class.sgy b/class.sgy --out compared.pdf

With --compare a figure has three plots: the line under result A, under result B, and their difference.`;

function nameInto(path: string, line: string): string {
  return path.replaceAll('{name}', parse(fileNameOf(line)).name);
}

/** The file of each line: {name} stands for the line's name without its ending. */
function outputsOf(lines: readonly string[], out: string): string[] {
  const outputs = lines.map((line) => nameInto(out, line));
  const twice = outputs.find((path, i) => outputs.indexOf(path) !== i);
  if (twice === undefined) return outputs;
  const message = `Two figures would be written to ${twice}.`;
  throw new JobError(
    'argument.invalid',
    message,
    'Put {name} into --out, which stands for the name of each line.',
  );
}

/** The two results of a line; nothing where none are compared. @throws JobError 'argument.invalid' */
function comparedOf(compare: readonly string[] | undefined, linePath: string): ComparedFiles | undefined {
  if (!compare) return undefined;
  const [first, second, ...others] = compare.map((path) => nameInto(path, linePath));
  if (second !== undefined && others.length === 0) return { first, second };
  const message = `--compare names ${compare.length} files, not two.`;
  throw new JobError(
    'argument.invalid',
    message,
    'Name the lines first, then --compare with two results, then --out.',
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
  command.addOption(
    new Option(
      '--compare <results...>',
      'two class or probability sections of the line, drawn with their difference; {name} as in --out',
    ),
  );
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
          const results = comparedOf(options.compare, linePath);
          const line = { linePath, opening: openingOf(options), plane };
          await drawLineFigure(line, outputs[i], { ...look, results }, context);
          say(`${linePath}: ${outputs[i]}`);
        }
      }),
    );
}
