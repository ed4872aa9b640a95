import type { z } from 'zod';

type Issue = z.core.$ZodRawIssue;
type Limit = Extract<Issue, { code: 'too_small' | 'too_big' }>;

/** Of a list of allowed values; the rest is told by dots. */
const MOST_SHOWN = 12;

const TYPES: Readonly<Record<string, string>> = {
  number: 'must be a number',
  int: 'must be a whole number',
  string: 'must be a text',
  boolean: 'must be true or false',
  array: 'must be a list',
  tuple: 'must be a list',
  object: 'must hold named fields',
  record: 'must hold named fields',
  null: 'must be null',
};

function listed(values: readonly unknown[]): string {
  const shown = values.slice(0, MOST_SHOWN).map(String).join(', ');
  return values.length > MOST_SHOWN ? `${shown}, …` : shown;
}

function isCounted({ origin }: Limit): boolean {
  return origin === 'array' || origin === 'set';
}

function tooSmall(issue: Extract<Limit, { code: 'too_small' }>): string {
  const { minimum, inclusive, exact, origin } = issue;
  if (minimum === 1 && !exact && (isCounted(issue) || origin === 'string')) return 'must not be empty';
  if (isCounted(issue))
    return exact ? `must have ${minimum} entries` : `must have at least ${minimum} entries`;
  if (origin === 'string') return `must have at least ${minimum} letters`;
  return inclusive ? `must be ${minimum} or more` : `must be more than ${minimum}`;
}

function tooBig(issue: Extract<Limit, { code: 'too_big' }>): string {
  const { maximum, inclusive, exact, origin } = issue;
  if (isCounted(issue))
    return exact ? `must have ${maximum} entries` : `must have at most ${maximum} entries`;
  if (origin === 'string') return `must have at most ${maximum} letters`;
  return inclusive ? `must be ${maximum} or less` : `must be less than ${maximum}`;
}

/**
 * What is wrong with a value, in words that follow the name of its field: "must be 1 or more". A schema that has a
 * text of its own tells that instead.
 */
export function findingOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? 'is missing'
        : (TYPES[issue.expected] ?? 'is of another type than it must be');
    case 'invalid_value':
      if (issue.input === undefined) return 'is missing';
      return issue.values.length === 1
        ? `must be ${listed(issue.values)}`
        : `must be one of ${listed(issue.values)}`;
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return tooBig(issue);
    case 'not_multiple_of':
      return `must be a multiple of ${issue.divisor}`;
    case 'unrecognized_keys':
      return issue.keys.length === 1
        ? `has the unknown field ${issue.keys[0]}`
        : `has the unknown fields ${listed(issue.keys)}`;
    case 'invalid_format':
      return 'is not written as it must be';
    case 'invalid_union':
      return issue.input === undefined ? 'is missing' : 'has none of the allowed forms';
    case 'invalid_key':
      return 'has a name that is not allowed';
    default:
      return 'is not allowed';
  }
}
