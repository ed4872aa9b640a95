/** The value of `--name=value` on the command line of a benchmark; undefined where it is not given. */
export function optionOf(name: string): string | undefined {
  const start = `--${name}=`;
  return process.argv.find((word) => word.startsWith(start))?.slice(start.length);
}
