import type { Command } from 'commander';
import { runCommand } from '#cli/shell/runCommand';
import type { TextHeaderLines } from '#jobs/tables/textHeaders';

/** The lines of each header; in front of an extended one its number and a blank line. */
export function textLines(headers: readonly TextHeaderLines[]): string[] {
  return headers.flatMap(({ kind, number, lines }) =>
    number === 0 ? lines : ['', `${kind} ${number}`, ...lines],
  );
}

/** `diffrakt text FILE` */
export function addText(program: Command): void {
  program
    .command('text')
    .description('Print the text header of a SEG-Y file, and the extended ones behind it.')
    .argument('<file>', 'SEG-Y file')
    .addHelpText('after', '\nExample:\n  diffrakt text line.sgy | head -n 40')
    .action((file: string) =>
      runCommand(program, async (context, say) => {
        const { readTextHeaders } = await import('#jobs/tables/textHeaders');
        say(textLines(await readTextHeaders(file, context)).join('\n'));
      }),
    );
}
