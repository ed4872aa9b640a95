import { join } from 'node:path';
import { type Command, Option } from 'commander';
import {
  addOpeningOptions,
  type FileKind,
  type OpeningArguments,
  openingOf,
} from '#cli/options/openingOptions';
import { asOption, engineOption, FILE_WORDS, outOption, planeOption } from '#cli/options/options';
import { shardOption, volumeOption } from '#cli/options/volumeOptions';
import { type CommandContext, runCommand } from '#cli/shell/runCommand';
import { lineNames } from '#jobs/recipe/lineNames';
import type { VolumeDirection, VolumeShard } from '#jobs/volume/volumeShard';
import type { EngineChoice } from '#learning/network/engineName';
import { JobError } from '#system/failure';

interface ClassifyArguments extends OpeningArguments {
  readonly model?: string;
  readonly picks?: string;
  readonly plane?: string;
  readonly learner?: 'pretrained' | 'head';
  readonly volume?: VolumeDirection;
  readonly shard?: VolumeShard;
  readonly out: string;
  readonly as?: FileKind;
  readonly engine: EngineChoice;
}

const EXAMPLES = `
Examples:
  diffrakt classify line.sgy --out classified                        before any pick
  diffrakt classify line.sgy --picks picks.json --out classified     shown what the picks are like
  diffrakt classify line.sgy --picks mine.json --out classified      in classes of your own, if the picks have any
  diffrakt classify line.sgy --model model --out classified          with a net trained on picks
  diffrakt classify a.sgy b.sgy --model model --out classified       classified/a and classified/b
  diffrakt classify line.su --out classified --as segy
  diffrakt classify cube.sgy --plane inline:120 --out classified     one inline of a 3-D file
  diffrakt classify cube.sgy --volume inline --out classified        all inlines; again to go on after a stop
  diffrakt classify cube.sgy --volume inline --shard 3/20 --out classified
                                                                     a part of them, for instance one job of an array`;

/** The picks whose classes the head is to learn; null where it is not asked for. */
async function picksForHead({ picks, learner }: ClassifyArguments) {
  if (learner === 'head' && picks === undefined)
    throw new JobError('argument.invalid', 'The head learns from picks', 'Name their file with --picks.');
  if (picks === undefined || learner === 'pretrained') return null;
  const { readPicksForHead } = await import('#jobs/picks/picksFile');
  return readPicksForHead(picks, learner === 'head');
}

/** A volume, plane by plane. */
async function classifyCube(
  line: string,
  direction: VolumeDirection,
  given: ClassifyArguments,
  context: CommandContext,
): Promise<string[]> {
  const { model, picks, out, engine, shard } = given;
  if (await picksForHead(given))
    throw new JobError(
      'argument.invalid',
      'Classes of your own cannot be learned for a volume',
      'Classify its planes one by one with --plane, or give picks of the three standard classes.',
    );
  const { isPretrained } = await import('#jobs/pretrain/pretrainedFile');
  if (picks !== undefined && model !== undefined && !(await isPretrained(model))) throw takesNoPicks();
  const { readPicksFile } = await import('#jobs/picks/picksFile');
  const { classifyVolume } = await import('#jobs/volume/classifyVolume');
  const { volumeLines } = await import('#cli/words/volumeText');
  const read = picks === undefined ? undefined : await readPicksFile(picks);
  const order = { linePath: line, opening: openingOf(given), direction, outputFolder: out, engine, shard };
  const net = { modelFolder: model, picks: read, picksPath: picks };
  return volumeLines(await classifyVolume({ ...order, ...net }, context), out);
}

function takesNoPicks(): JobError {
  return new JobError(
    'argument.invalid',
    'A model that was trained on picks takes no further picks',
    'Leave out --picks, or leave out --model.',
  );
}

async function classify(line: string, given: ClassifyArguments, context: CommandContext): Promise<string[]> {
  const { model, picks, plane, out, engine, as, volume, shard } = given;
  if (volume) return classifyCube(line, volume, given, context);
  if (shard)
    throw new JobError(
      'argument.invalid',
      '--shard is a part of a volume',
      'Add --volume inline, or leave it out.',
    );
  const { isPretrained } = await import('#jobs/pretrain/pretrainedFile');
  const request = { linePath: line, opening: openingOf(given), plane, outputFolder: out, engine, kind: as };
  const { classesReportLines, reportLines } = await import('#cli/words/reportText');
  const classed = await picksForHead(given);
  const isDense = model === undefined || (await isPretrained(model));
  if (classed && isDense) {
    const { classifyWithHead } = await import('#jobs/export/classifyWithHead');
    const order = { ...request, modelFolder: model, picks: classed, picksPath: picks };
    return classesReportLines(await classifyWithHead(order, context), out);
  }
  if (isDense) {
    const { classifyWithPretrained } = await import('#jobs/export/classifyWithPretrained');
    const { readPicksFile } = await import('#jobs/picks/picksFile');
    const read = picks === undefined ? [] : await readPicksFile(picks);
    const order = { ...request, modelFolder: model, picks: read, picksPath: picks };
    return reportLines(await classifyWithPretrained(order, context), out);
  }
  if (picks !== undefined) throw takesNoPicks();
  const { classifyToFolder } = await import('#jobs/export/classifyToFolder');
  return reportLines(await classifyToFolder({ ...request, modelFolder: model }, context), out);
}

/** The folder of each line's results: of several lines one each, by the file's name. */
function foldersOf(lines: readonly string[], out: string): string[] {
  if (lines.length === 1) return [out];
  return lineNames(lines).map((name) => join(out, name));
}

/** Lines one after the other; what is done of them stays where one fails. */
async function classifyAll(
  lines: readonly string[],
  given: ClassifyArguments,
  context: CommandContext,
  say: (text: string) => void,
): Promise<void> {
  if (lines.length > 1 && given.picks !== undefined)
    throw new JobError(
      'argument.invalid',
      'Picks are of one line, and several lines are named',
      'Train a net on the picks and give --model, leave out --picks, or classify the lines one by one.',
    );
  const folders = foldersOf(lines, given.out);
  for (const [i, line] of lines.entries())
    say((await classify(line, { ...given, out: folders[i] }, context)).join('\n'));
}

/** `diffrakt classify LINE… [--picks FILE] [--model DIR] --out DIR` */
export function addClassify(program: Command): void {
  const command = program
    .command('classify')
    .description(
      'Classify a whole line: class.sgy (1 diffraction, 2 reflection, 0 noise), probability-diffraction.sgy, ' +
        'probability-reflection.sgy, probability-noise.sgy, section.png, report.json. Of a Seismic Unix line ' +
        'the sections are .su files.',
    )
    .argument('<lines...>', `${FILE_WORDS}; results of several go to a folder each, by the file's name`)
    .option('--picks <file>', 'picks file (formats: docs/formats.md) that the pre-trained net is shown')
    .addOption(
      new Option(
        '--learner <name>',
        'pretrained, the net shown the picks, or head, which learns any two or more classes of the picks and ' +
          'writes one probability section a class; head where the picks have classes of your own',
      ).choices(['pretrained', 'head']),
    )
    .option('--model <folder>', 'folder that diffrakt train or diffrakt pretrain made, instead')
    .addOption(outOption('folder for the results; made where missing'))
    .addOption(
      planeOption(
        'the plane of a 3-D or pre-stack file that is classified (default: all traces in file order)',
      ),
    )
    .addOption(volumeOption())
    .addOption(shardOption())
    .addOption(asOption())
    .addOption(engineOption());
  addOpeningOptions(command)
    .addHelpText('after', EXAMPLES)
    .action((lines: string[], options: ClassifyArguments) =>
      runCommand(program, (context, say) => classifyAll(lines, options, context, say)),
    );
}
