import type { Command } from 'commander';
import { outOption } from '#cli/options/options';
import { runCommand } from '#cli/shell/runCommand';

const NOTES = `
Example:
  diffrakt export model --out exported

tf.loadLayersModel('file://exported/model.json') opens it. Its input is a batch of correlation panels, its
last layer the softmax over D-D, R-R, D-R and other. docs/formats.md has the way to Keras. ONNX is not written:
no maintained npm library does so.`;

/** `diffrakt export MODEL --out DIR` */
export function addExport(program: Command): void {
  program
    .command('export')
    .description('Write a model as TensorFlow.js layers read it: model.json and weights.bin.')
    .argument('<model>', 'folder of a trained model')
    .addOption(outOption('folder for the files; made where missing, and never that of a model'))
    .addHelpText('after', NOTES)
    .action((modelFolder: string, options: { out: string }) =>
      runCommand(program, async (_context, say) => {
        const { exportLayersModel } = await import('#jobs/model/exportLayersModel');
        const files = await exportLayersModel({ modelFolder, outputFolder: options.out });
        say(`TensorFlow.js layers model in ${options.out}: ${files.join(', ')}`);
      }),
    );
}
