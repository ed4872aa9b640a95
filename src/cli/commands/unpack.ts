import { type Command, Option } from 'commander';
import { runCommand } from '#cli/shell/runCommand';

const EXAMPLES = `
Examples:
  diffrakt unpack west.diffrakt.zip --out .
  diffrakt unpack west.diffrakt.zip --out projects --json

Makes a new folder of the project's name with the project, its data, runs and models. Every file has the
SHA-256 that was packed, or nothing is unpacked. Packages are saved in the window: File, Save package with data.`;

/** `diffrakt unpack PACKAGE --out FOLDER [--json]` */
export function addUnpack(program: Command): void {
  program
    .command('unpack')
    .description('Unpack a package: a project with its data, runs and models.')
    .argument('<package>', 'the package (.diffrakt.zip)')
    .addOption(
      new Option('--out <folder>', 'the folder to make the project’s folder in').makeOptionMandatory(),
    )
    .option('--json', 'print JSON')
    .addHelpText('after', EXAMPLES)
    .action((packagePath: string, options: { out: string; json?: true }) =>
      runCommand(
        program,
        async (context, say) => {
          const { unpackPackage } = await import('#jobs/package/unpackPackage');
          const unpacked = await unpackPackage({ packagePath, outputFolder: options.out }, context);
          say(options.json ? JSON.stringify(unpacked, null, 2) : `Unpacked ${unpacked.projectPath}`);
        },
        options.json,
      ),
    );
}
