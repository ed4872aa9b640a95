import { alignColumns } from '#cli/words/reportText';
import {
  PREFLIGHT_TIPS,
  type PreflightCheck,
  type PreflightColour,
  type PreflightReport,
} from '#learning/preflight/preflightReport';

const MARKS: Readonly<Record<PreflightColour, string>> = { green: '✓', amber: '!', red: '✗' };

function checkLines({ colour, title, finding, advice, table }: PreflightCheck): string[] {
  const rows = table ? alignColumns([table.heads, ...table.rows]).map((row) => `      ${row.trimEnd()}`) : [];
  return [`  ${MARKS[colour]} ${title}: ${finding}`, `    ${advice}`, ...rows];
}

function summaryOf({ checks, complete, engine, seconds }: PreflightReport): string {
  const count = (colour: PreflightColour): number => checks.filter((check) => check.colour === colour).length;
  const counts = `${count('green')} ✓  ${count('amber')} !  ${count('red')} ✗`;
  const by = engine === '' ? '' : `, ${engine}`;
  return `${counts}  in ${seconds.toFixed(1)} s${by}${complete ? '' : '; stopped before the last check'}`;
}

/** The checks under the five tips, then the count of each colour. */
export function preflightLines(report: PreflightReport): string[] {
  const groups = PREFLIGHT_TIPS.flatMap((tip, i) => {
    const checks = report.checks.filter((check) => check.tip === tip);
    return checks.length === 0 ? [] : [`${i + 1}. ${tip}`, ...checks.flatMap(checkLines), ''];
  });
  return [...groups, summaryOf(report)];
}
