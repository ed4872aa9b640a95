import { type Command, InvalidArgumentError, Option } from 'commander';
import { addOpeningOptions, type OpeningArguments, openingOf } from '#cli/options/openingOptions';
import { outFileOption } from '#cli/options/options';
import { runCommand } from '#cli/shell/runCommand';
import { alignColumns } from '#cli/words/reportText';
import { USUAL_WINDOW } from '#jobs/picks/usualWindow';
import type { PointConversion } from '#jobs/points/convertPoints';
import { JobError } from '#system/failure';
import type { JobContext } from '#system/job';

const EXAMPLES = `
Examples:
  diffrakt picks picks.csv --out picks.json
  diffrakt picks picks.json --line line.sgy --out checked.csv
  diffrakt picks picks.json --line line.sgy --out opendtect.pck
  diffrakt picks opendtect.pck --line line.sgy --class diffraction --out picks.json
  diffrakt picks points.txt --line line.sgy --class reflection --columns x=2,y=3,z=5 --z-factor -1 --out picks.json

With --class the file holds points of another program: an OpendTect pick set, Petrel points with attributes,
Charisma, IESX, or columns of numbers. Each point becomes the centre of a window. .pck, .petrel and .xyz write
picks as points with the coordinates of the line's headers.

Nothing is written where a pick is wrong or lies outside the line. docs/formats.md describes the files.`;

type LineFile = PointConversion['line'];
type PointReading = NonNullable<PointConversion['reading']>;

interface PicksArguments extends OpeningArguments {
  readonly line?: string;
  readonly out: string;
  readonly class?: string;
  readonly window: { readonly traces: number; readonly durationMs: number };
  readonly columns?: PointReading['columns'];
  readonly zFactor?: number;
}

function parseWindow(text: string): PicksArguments['window'] {
  const match = /^(\d+)x(\d+(?:\.\d+)?)$/.exec(text);
  if (!match) throw new InvalidArgumentError('Give traces and ms, as 32x160.');
  return { traces: Number(match[1]), durationMs: Number(match[2]) };
}

/** "x=1,y=2,z=3": columns are counted from 1. */
function parseColumns(text: string): PointReading['columns'] {
  const entries = text.split(',').map((part): [string, number] => {
    const match = /^(x|y|inline|crossline|trace|z|line)=([1-9]\d?)$/.exec(part.trim());
    if (!match)
      throw new InvalidArgumentError(
        'Name columns as x=1,y=2,z=3 or inline=1,crossline=2,z=3 or trace=1,z=2.',
      );
    return [match[1], Number(match[2]) - 1];
  });
  return Object.fromEntries(entries);
}

function lineNeeded(line: LineFile | null, why: string): LineFile {
  if (line) return line;
  throw new JobError('argument.invalid', `${why} needs the line.`, 'Name it with --line.');
}

type Say = (text: string) => void;
type Given = PicksArguments & { readonly picksPath: string; readonly lineFile: LineFile | null };

/** Points of another program to picks. */
async function readPoints(given: Given & { readonly class: string }, context: JobContext, say: Say) {
  const { convertPoints } = await import('#jobs/points/convertPoints');
  const { columns, zFactor, out: outputPath } = given;
  if ((columns === undefined) !== (zFactor === undefined))
    throw new JobError('argument.invalid', '--columns and --z-factor go together.', 'Give both or neither.');
  const reading = columns && zFactor !== undefined ? { columns, zFactor } : null;
  const counts = await convertPoints(
    {
      ...{ path: given.picksPath, reading, outputPath, line: lineNeeded(given.lineFile, 'A file of points') },
      window: { class: given.class, ...given.window },
    },
    context,
  );
  const { pickCount, outsideCount, atEdgeCount } = counts;
  if (outsideCount > 0) context.warn(`${outsideCount} points are outside the line; they are left out.`);
  if (atEdgeCount > 0)
    context.warn(`${atEdgeCount} points are too near an edge for a window; they are left out.`);
  say(`${pickCount} picks: ${outputPath}`);
}

async function convert(given: Given, context: JobContext, say: Say): Promise<void> {
  const { picksPath, lineFile, out: outputPath } = given;
  const { convertPicksToPoints, pointFileOfEnding } = await import('#jobs/points/convertPoints');
  const format = pointFileOfEnding(outputPath);
  if (format) {
    const line = lineNeeded(lineFile, `Writing .${format}`);
    const count = await convertPicksToPoints({ picksPath, line, outputPath, format }, context);
    say(`${count} points: ${outputPath}`);
    return;
  }
  const { convertPicks } = await import('#jobs/picks/convertPicks');
  const counts = await convertPicks({ picksPath, line: lineFile, outputPath }, context);
  const sum = counts.reduce((total, { pickCount }) => total + pickCount, 0);
  const rows = counts.map(({ name, pickCount }) => [name, String(pickCount)]);
  say([...alignColumns([...rows, ['all', String(sum)]]), `${sum} picks: ${outputPath}`].join('\n'));
}

/** `diffrakt picks FILE [--line LINE] [--class NAME] --out FILE` */
export function addPicks(program: Command): void {
  const command = program
    .command('picks')
    .description(
      'Check a picks file, or points of another program, and write it in the format that --out names.',
    )
    .argument('<file>', 'picks file (JSON, CSV), or with --class a file of points')
    .addOption(new Option('--line <file>', 'SEG-Y or Seismic Unix file that all picks must lie on'))
    .addOption(new Option('--class <name>', 'the file holds points; they become picks of this class'))
    .addOption(
      new Option('--window <traces>x<ms>', 'window of the picks of points')
        .argParser(parseWindow)
        .default(USUAL_WINDOW, `${USUAL_WINDOW.traces}x${USUAL_WINDOW.durationMs}`),
    )
    .addOption(
      new Option(
        '--columns <list>',
        'columns of points, as x=1,y=2,z=3 (default: what fits the line)',
      ).argParser(parseColumns),
    )
    .addOption(
      new Option('--z-factor <number>', 'z times this is ms (m, ns): 1000 for s, negative for z upwards')
        .choices(['1', '1000', '-1', '-1000'])
        .argParser(Number),
    )
    .addOption(outFileOption('.json, .csv, .pck, .petrel or .xyz file; replaced where it is there'));
  addOpeningOptions(command)
    .addHelpText('after', EXAMPLES)
    .action((picksPath: string, options: PicksArguments) =>
      runCommand(program, async (context, say) => {
        const { line: linePath, class: name } = options;
        const lineFile = linePath === undefined ? null : { linePath, opening: openingOf(options) };
        const given = { ...options, picksPath, lineFile };
        if (name === undefined) await convert(given, context, say);
        else await readPoints({ ...given, class: name }, context, say);
      }),
    );
}
