import type { Command } from 'commander';
import { type CommandContext, runCommand } from '#cli/shell/runCommand';
import { throwIfCancelled } from '#system/failure';
import { ProgressMeter } from '#system/progressMeter';

const EXAMPLES = `
Examples:
  diffrakt engine                     the engines, and the size of an installation of native
  diffrakt engine install
  diffrakt engine install --gpu       for NVIDIA cards
  diffrakt engine install --wheel tensorflow_cpu-2.21.0-cp311-cp311-manylinux_2_27_x86_64.whl
  diffrakt engine measure             try all engines again
  diffrakt engine uninstall`;

/** Without a terminal there is no progress line; each stage is a line of its own then. */
function withStages(context: CommandContext): CommandContext {
  if (process.stderr.isTTY) return context;
  let last = '';
  const progress: CommandContext['progress'] = (news) => {
    if (news.stage !== last) process.stderr.write(`${news.stage}\n`);
    last = news.stage;
    context.progress(news);
  };
  return { ...context, progress };
}

function addInstall(engine: Command, program: Command): void {
  engine
    .command('install')
    .description('Fetch TensorFlow and compile its binding for this machine (Linux x64).')
    .option('--gpu', 'the build for NVIDIA cards, with CUDA and cuDNN')
    .option('--wheel <file>', 'a wheel of TensorFlow on disk, or a folder of wheels, in place of a download')
    .addHelpText('after', EXAMPLES)
    .action((options: { gpu?: true; wheel?: string }) =>
      runCommand(program, async (context, say) => {
        const { installNative } = await import('#engine/install/installNative');
        const { installedLines } = await import('#cli/words/engineText');
        const build = options.gpu ? 'gpu' : 'cpu';
        const result = await installNative({ build, wheelPath: options.wheel }, withStages(context));
        say(installedLines(result).join('\n'));
        await measure(context, say);
      }),
    );
}

async function sayDiagnosis(say: (text: string) => void, asJson = false): Promise<void> {
  const { diagnoseEngines } = await import('#engine/diagnosis/diagnose');
  const { diagnosisLines } = await import('#engine/diagnosis/diagnosisText');
  const diagnosis = await diagnoseEngines();
  say(asJson ? JSON.stringify(diagnosis, null, 2) : diagnosisLines(diagnosis).join('\n'));
}

/** A few training steps on every engine of this machine, each in its own process. */
async function measure(context: CommandContext, say: (text: string) => void): Promise<void> {
  const { measureEngines } = await import('#engine/choose/chooseEngine');
  const { engineTable } = await import('#engine/diagnosis/diagnosisText');
  const { measurableEngines } = await import('#engine/choose/findEngines');
  const { forkProbe } = await import('#engine/probe/forkProbe');
  const names = await measurableEngines();
  const meter = new ProgressMeter(context, {
    stage: 'Trying the engines',
    total: names.length,
    unit: 'engines',
  });
  const report = await measureEngines(names, (name) => {
    throwIfCancelled(context.signal);
    meter.tell(names.indexOf(name), `Training with ${name}`);
    return forkProbe(name);
  });
  say(engineTable(report).join('\n'));
}

function addMeasure(engine: Command, program: Command): void {
  engine
    .command('measure')
    .description('Try every engine again with a few training steps and print the chosen one.')
    .action(() => runCommand(program, measure));
}

function addUninstall(engine: Command, program: Command): void {
  engine
    .command('uninstall')
    .description('Remove the native engine and all downloads for it.')
    .addHelpText('after', EXAMPLES)
    .action(() =>
      runCommand(program, async (_, say) => {
        const { uninstallNative } = await import('#engine/install/uninstallNative');
        const { removedLine } = await import('#cli/words/engineText');
        say(removedLine(await uninstallNative()));
      }),
    );
}

/** `diffrakt engine [--json]`, `… install [--gpu] [--wheel FILE]`, `… measure`, `… uninstall` */
export function addEngine(program: Command): void {
  const engine = program
    .command('engine')
    .description('Show the engines of this machine, and install or remove the native engine (TensorFlow).')
    .option('--json', 'print JSON')
    .addHelpText('after', EXAMPLES)
    .action((options: { json?: true }) =>
      runCommand(program, async (_, say) => {
        const { previewEngine } = await import('#engine/choose/chooseEngine');
        await previewEngine('auto');
        await sayDiagnosis(say, options.json);
      }),
    );
  addInstall(engine, program);
  addMeasure(engine, program);
  addUninstall(engine, program);
}
