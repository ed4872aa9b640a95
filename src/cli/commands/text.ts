import type { Command } from 'commander';
import { addOpeningOptions, type OpeningArguments, openingOf } from '#cli/options/openingOptions';
import { runCommand } from '#cli/shell/runCommand';
import type { TextHeaderLines } from '#jobs/headers/textHeaders';

/** The lines of each header; in front of an extended one its number and a blank line. */
export function textLines(headers: readonly TextHeaderLines[]): string[] {
  return headers.flatMap(({ kind, number, lines }) =>
    number === 0 ? lines : ['', `${kind} ${number}`, ...lines],
  );
}

/** `diffrakt text FILE` */
export function addText(program: Command): void {
  const command = program
    .command('text')
    .description('Print the text header of a SEG-Y file, and the extended ones behind it.')
    .argument('<file>', 'SEG-Y file; one of Seismic Unix has no text header');
  addOpeningOptions(command)
    .addHelpText('after', '\nExample:\n  diffrakt text line.sgy | head -n 40')
    .action((file: string, options: OpeningArguments) =>
      runCommand(program, async (context, say) => {
        const { readTextHeaders } = await import('#jobs/headers/textHeaders');
        const headers = await readTextHeaders(file, context, openingOf(options));
        if (headers.length > 0) say(textLines(headers).join('\n'));
      }),
    );
}
