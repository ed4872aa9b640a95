import type { Command } from 'commander';
import { type CommandContext, runCommand } from '#cli/shell';

const EXAMPLES = `
Examples:
  diffrakt engine                     what there is, and what installing the native engine takes
  diffrakt engine install
  diffrakt engine install --gpu       for NVIDIA cards
  diffrakt engine install --wheel tensorflow_cpu-2.21.0-cp311-cp311-manylinux_2_27_x86_64.whl
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
    .option(
      '--wheel <file>',
      'a wheel of TensorFlow on disk, or a folder of wheels: nothing is fetched for it',
    )
    .addHelpText('after', EXAMPLES)
    .action((options: { gpu?: true; wheel?: string }) =>
      runCommand(program, async (context, say) => {
        const { installNative } = await import('#jobs/engine/install/installNative');
        const { installedLines } = await import('#cli/commands/engineText');
        const build = options.gpu ? 'gpu' : 'cpu';
        const result = await installNative({ build, wheelPath: options.wheel }, withStages(context));
        say(installedLines(result).join('\n'));
      }),
    );
}

function addUninstall(engine: Command, program: Command): void {
  engine
    .command('uninstall')
    .description('Remove the native engine and all downloads for it.')
    .addHelpText('after', EXAMPLES)
    .action(() =>
      runCommand(program, async (_, say) => {
        const { uninstallNative } = await import('#jobs/engine/install/uninstallNative');
        const { removedLine } = await import('#cli/commands/engineText');
        say(removedLine(await uninstallNative()));
      }),
    );
}

/** `diffrakt engine [--json]`, `diffrakt engine install [--gpu] [--wheel FILE]`, `diffrakt engine uninstall` */
export function addEngine(program: Command): void {
  const engine = program
    .command('engine')
    .description('Say what computes here, and install or remove the native engine (TensorFlow).')
    .option('--json', 'print JSON')
    .addHelpText('after', EXAMPLES)
    .action((options: { json?: true }) =>
      runCommand(program, async (_, say) => {
        const { engineLines, readEngineFacts } = await import('#cli/commands/engineText');
        const facts = await readEngineFacts();
        say(options.json ? JSON.stringify(facts, null, 2) : engineLines(facts).join('\n'));
      }),
    );
  addInstall(engine, program);
  addUninstall(engine, program);
}
