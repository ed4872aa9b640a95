import { type Damage, runSql } from '#main/testing/damaged/damage';

function rows(outcome: 'opens' | 'refused' | undefined, ...choices: (readonly string[])[]): Damage {
  return ({ path, random }) => {
    runSql(path, ...choices[random.integer(choices.length)]);
    return outcome ? { outcome } : {};
  };
}

const DEEP = `printf('%.*c', 2000000, '[')`;
const DEEP_OBJECT = `replace(printf('%.*c', 300000, 'x'), 'x', '{"a":')`;
const HUGE = `printf('%.*c', 6000000, 'x')`;
const UP = '../'.repeat(40);

/** Rows that do not fit, however sound the database is. */
export const ROWS: Readonly<Record<string, Damage>> = {
  'huge fields': rows(
    'refused',
    [`UPDATE picks SET note = ${HUGE} WHERE position = 1`],
    [`UPDATE views SET json = ${HUGE}`],
    [`UPDATE lines SET fileName = ${HUGE}`],
    ['UPDATE views SET json = zeroblob(30000000)'],
    [`UPDATE runs SET run = ${HUGE}`],
  ),
  'deep JSON': rows(
    'refused',
    [`UPDATE runs SET run = ${DEEP}`],
    [`UPDATE runs SET run = ${DEEP_OBJECT}`],
    [`UPDATE lines SET opening = ${DEEP}`],
  ),
  'paths that climb out': rows(
    undefined,
    [`UPDATE lines SET relativePath = '${UP}etc/passwd', absolutePath = '/etc/passwd'`],
    [`UPDATE lines SET absolutePath = '/dev/zero', relativePath = '${UP}dev/zero'`],
    [`UPDATE lines SET absolutePath = char(0) || '/x', fileName = '../../../x'`],
    [String.raw`UPDATE lines SET absolutePath = '\\server\share\x.sgy'`],
  ),
  'a run that climbs out': rows('refused', [
    `UPDATE runs SET run = json_set(run, '$.runId', '../../../../tmp')`,
  ]),
  'wrong types': rows(
    'refused',
    ["UPDATE picks SET traces = 'many' WHERE position = 2"],
    ['UPDATE picks SET timeMs = 9e999'],
    ["UPDATE picks SET class = x'00ff'"],
    ["UPDATE meta SET value = 'x'"],
    ['UPDATE meta SET value = 9223372036854775807'],
    ["UPDATE runs SET run = '{}'"],
    ['UPDATE picks SET trace = -1'],
    ['UPDATE picks SET trace = NULL'],
  ),
  'false lines': rows(
    undefined,
    ["UPDATE meta SET value = 77 WHERE key = 'shownLine'"],
    ["UPDATE meta SET value = 0 WHERE key = 'lastLine'"],
    ['UPDATE picks SET line = -3 WHERE position > 50'],
    ['UPDATE lines SET id = 9223372036854775807 WHERE id = 2'],
    ["UPDATE lines SET name = 'east'"],
    ['UPDATE edits SET line = 12'],
  ),
  'missing rows': rows('refused', ['DELETE FROM meta'], ['DELETE FROM lines']),
  'a false history': rows(
    undefined,
    ['DELETE FROM edits WHERE number % 2'],
    ["UPDATE meta SET value = 1000000 WHERE key = 'appliedEdits'"],
    ["UPDATE meta SET value = -5 WHERE key = 'appliedEdits'"],
    ["UPDATE edits SET edit = '[]', inverse = 'null'"],
    [`UPDATE edits SET edit = ${DEEP}, inverse = ${DEEP}`],
    ['DELETE FROM picks'],
  ),
};
