import type { Command } from 'commander';
import { addOpeningOptions, type OpeningArguments, openingOf } from '#cli/options/openingOptions';
import { FILE_WORDS, outOption, parseWhole, pickedPlaneOption, picksOption } from '#cli/options/options';
import { runCommand } from '#cli/shell/runCommand';

interface PanelOptions extends OpeningArguments {
  readonly picks: string;
  readonly plane?: string;
  readonly out: string;
  readonly traceLag: number;
  readonly sampleLag: number;
}

/** `diffrakt panels LINE --picks PICKS.json --out DIR` */
export function addPanels(program: Command): void {
  const parseLag = parseWhole(0, 200);
  const command = program
    .command('panels')
    .description(
      'Correlate every pair of picks: panels.npy [N, N, trace lags, time lags], panels.json, panels.png.',
    )
    .argument('<line>', FILE_WORDS)
    .addOption(picksOption())
    .addOption(pickedPlaneOption())
    .addOption(outOption('folder for panels.npy, panels.json and panels.png; made where missing'))
    .option('--trace-lag <traces>', 'largest lag across traces, both ways', parseLag, 20)
    .option('--sample-lag <samples>', 'largest lag in time, both ways', parseLag, 20);
  addOpeningOptions(command)
    .addHelpText('after', '\nExample:\n  diffrakt panels line.sgy --picks picks.json --out panels')
    .action((line: string, options: PanelOptions) =>
      runCommand(program, async (context, say) => {
        const { exportPanels } = await import('#jobs/panels/exportPanels');
        const { pickCount, files } = await exportPanels(
          {
            linePath: line,
            opening: openingOf(options),
            plane: options.plane,
            picksPath: options.picks,
            outputFolder: options.out,
            maximumTraceLag: options.traceLag,
            maximumSampleLag: options.sampleLag,
          },
          context,
        );
        say(`${pickCount * pickCount} panels of ${pickCount} picks: ${files.join(', ')}`);
      }),
    );
}
