import type { Command } from 'commander';
import { addOpeningOptions, type OpeningArguments, openingOf } from '#cli/options/openingOptions';
import { engineOption, FILE_WORDS, outOption, parseWhole, planeOption } from '#cli/options/options';
import { runCommand } from '#cli/shell/runCommand';
import { USUAL_WINDOW } from '#jobs/picks/usualWindow';
import { CLUSTER_LIMITS } from '#learning/embedding/embedWindows';
import type { EngineChoice } from '#learning/network/engineName';

interface ClustersArguments extends OpeningArguments {
  readonly out: string;
  readonly count?: number;
  readonly traces: number;
  readonly duration: number;
  readonly plane?: string;
  readonly model?: string;
  readonly engine: EngineChoice;
}

const EXAMPLES = `
Examples:
  diffrakt clusters line.sgy --out clusters
  diffrakt clusters line.sgy --out clusters --count 6 --traces 24 --duration 120
  diffrakt classify line.sgy --picks clusters/clusters.picks.json --out classified    the line in these clusters`;

/** `diffrakt clusters LINE --out DIR` */
export function addClusters(program: Command): void {
  const { least, most, fewestTried, mostTried } = CLUSTER_LIMITS;
  const command = program
    .command('clusters')
    .description(
      'Group windows of a line by what they look like, without picks: clusters.csv, clusters.picks.json (the ' +
        'windows as picks, a class a cluster), clusters.png.',
    )
    .argument('<line>', FILE_WORDS)
    .addOption(outOption('folder for the results; made where missing'))
    .option(
      '--count <number>',
      `number of clusters, ${least} to ${most} (default: ${fewestTried} to ${mostTried}, by the best silhouette)`,
      parseWhole(least, most),
    )
    .option('--traces <number>', 'width of the windows in traces', parseWhole(1, 10_000), USUAL_WINDOW.traces)
    .option(
      '--duration <number>',
      'height of the windows, in ms (of depth: m)',
      parseWhole(1, 100_000),
      USUAL_WINDOW.durationMs,
    )
    .option('--model <folder>', 'folder that diffrakt pretrain made, instead of the net of the program')
    .addOption(planeOption('the plane of a 3-D or pre-stack file (default: all traces in file order)'))
    .addOption(engineOption());
  addOpeningOptions(command)
    .addHelpText('after', EXAMPLES)
    .action((linePath: string, given: ClustersArguments) =>
      runCommand(program, async (context, say) => {
        const { clusterLine } = await import('#jobs/export/clusterLine');
        const { clustersLines } = await import('#cli/words/clustersText');
        const { out, count, traces, duration, plane, model, engine } = given;
        const line = { linePath, opening: openingOf(given), plane };
        const wish = { traces, durationMs: duration, clusterCount: count ?? null };
        const order = { ...line, ...wish, outputFolder: out, modelFolder: model, engine };
        say(clustersLines(await clusterLine(order, context), out).join('\n'));
      }),
    );
}
