import { LOST, type ReplyRule } from './reply-kinds.ts'

/** Errors that languages raise on reading a missing value. */
const MISSING = new RegExp(
  [
    'Cannot (?:read|destructure) propert|is not a function|is not iterable|ClassCast|NullPointer|must be of type',
    'NoneType|KeyError|has no attribute|not subscriptable|undefined method .* for nil|nil pointer|on null',
    'Undefined (?:array key|index|property)',
  ].join('|'),
)

/** Rules for the error that a response names. */
export const BY_ERROR: readonly ReplyRule[] = [
  {
    // The error itself names what is missing, whatever the requests have in common.
    when: ({ page: { error = '' } }) => MISSING.test(error),
    reason: ({ reply, trait, page }) => ({
      key: 'unguarded-fields',
      sentence: `responds with ${reply} to ${trait?.words ?? 'incomplete bodies'}`,
      cause: `Nested fields are read without checking that their parent exists: ${page.error ?? ''}`,
      fix:
        'Check each level before reading below it (optional chaining, get with a default), and skip incomplete ' +
        'entries.',
      isCertain: true,
    }),
  },
  {
    when: ({ page: { error = '' } }) => /same byte length|equal length|comparing strings with non-ASCII/i.test(error),
    reason: ({ reply, page }) => ({
      key: 'comparison-throws',
      sentence: `responds with ${reply} to malformed signatures`,
      cause: `The comparison throws, and the error is not caught: ${page.error ?? ''}`,
      fix:
        'Compare bytes of equal length: check the format of the header first, and respond with 401 if it does not ' +
        'match.',
      isCertain: true,
      code: ['verify', 'raw'],
    }),
  },
  {
    when: ({ page: { error = '' } }) =>
      /locked|SQLITE_BUSY|deadlock|too many connections|pool.*(?:exhausted|timeout)/i.test(error),
    reason: ({ reply, page }) => ({
      key: 'fails-at-once',
      sentence: `responds with ${reply} when deliveries arrive at the same time`,
      consequence: LOST,
      cause: `A resource that deliveries share fails when used concurrently: ${page.error ?? ''}`,
      fix: 'Wait for the lock instead of failing, or queue events and let a single worker write them.',
      isCertain: true,
    }),
  },
]
