import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** A message of the validator's own begins so; those of our schemas do not. */
const ofValidator = /^(?:Invalid|Too big|Too small|Unrecognized)/;
/** Their values are told to nobody. */
const isSecret = (name: string): boolean => /KEY|URL/.test(name);

/** What is wrong with a setting, and what would be right. */
export function settingWords(issue: Issue, environment: Readonly<Record<string, string | undefined>>): string {
  const name = issue.path.map(String).join('.');
  const value = environment[name] ?? '';
  if (!ofValidator.test(issue.message)) return `${name}: ${issue.message}`;
  return `${name}: ${isSecret(name) ? 'its value' : `"${value.slice(0, 60)}"`} ${wordsOf(issue)}`;
}

function wordsOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `is no ${issue.expected === 'int' ? 'whole number' : issue.expected}; ${example}`;
    case 'too_small':
      return issue.origin === 'string'
        ? `is too short; it needs ${issue.minimum} characters`
        : `is too little; give ${issue.minimum} or more`;
    case 'too_big':
      return issue.origin === 'string'
        ? `is too long; it has at most ${issue.maximum} characters`
        : `is too much; give ${issue.maximum} or less`;
    case 'invalid_value':
      return `is none of ${issue.values.map(String).join(', ')}; give one of them`;
    case 'invalid_format':
      return issue.format === 'url' ? `is no address of the kind that is needed; ${example}` : `is not written as it has to be; ${example}`;
    default:
      return `does not fit; ${example}`;
  }
}

const example = '.env.example shows what may stand there';
