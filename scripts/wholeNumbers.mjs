import { parseArgs } from 'node:util';

/** Options of `npm run fuzz` as "--seed 5", by their defaults. Ends the process with 2 where one is no whole number. */
export function wholeNumbers(args, defaults) {
  const options = Object.fromEntries(
    Object.entries(defaults).map(([name, number]) => [name, { type: 'string', default: String(number) }]),
  );
  const { values } = parseArgs({ args, options });
  const wrong = Object.values(values).find((text) => !/^\d{1,15}$/.test(text));
  if (wrong !== undefined) {
    process.stderr.write(`fuzz: "${wrong}" is not a whole number of at most 15 digits\n`);
    process.exit(2);
  }
  return Object.fromEntries(Object.entries(values).map(([name, text]) => [name, Number(text)]));
}
