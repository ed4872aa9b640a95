import type { Command } from 'commander';
import { runCommand } from '#cli/shell/runCommand';

/** `diffrakt model FOLDER [--json]` */
export function addModel(program: Command): void {
  program
    .command('model')
    .description('Describe a model: layers, parameters, recipe, hashes of data and picks, metrics.')
    .argument('<folder>', 'folder of a trained model')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  diffrakt model model\n  diffrakt model model --json > model-info.json',
    )
    .action((folder: string, options: { json?: true }) =>
      runCommand(program, async (_context, say) => {
        const { describeModel } = await import('#jobs/model/describeModel');
        const { modelLines } = await import('#cli/words/modelText');
        const model = await describeModel(folder);
        say(options.json ? JSON.stringify(model, null, 2) : modelLines(model).join('\n'));
      }),
    );
}
