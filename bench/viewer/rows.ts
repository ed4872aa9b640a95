/** A line of the report: seconds, beside the bare read of the same bytes. */
export function row(what: string, seconds: number, bare?: number): void {
  const beside = bare === undefined ? '' : `   bare read ${bare.toFixed(3)} s`;
  console.log(`  ${what.padEnd(34)} ${seconds.toFixed(3).padStart(8)} s${beside}`);
}
