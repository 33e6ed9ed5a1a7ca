import { LOST, type ReplyRule } from './reply-kinds.ts'

/** Errors of languages on reading what is not there. */
const MISSING = new RegExp(
  [
    'Cannot (?:read|destructure) propert|is not a function|is not iterable|ClassCast|NullPointer|must be of type',
    'NoneType|KeyError|has no attribute|not subscriptable|undefined method .* for nil|nil pointer|on null',
    'Undefined (?:array key|index|property)',
  ].join('|'),
)

/** What the error that a response names tells. */
export const BY_ERROR: readonly ReplyRule[] = [
  {
    // The error itself names what is missing, whatever the requests have in common.
    when: ({ page: { error = '' } }) => MISSING.test(error),
    reason: ({ reply, trait, page }) => ({
      key: 'unguarded-members',
      sentence: `answers ${reply} to ${trait?.words ?? 'incomplete bodies'}`,
      cause: `Members are read without checking that they, and what they stand in, are there: ${page.error ?? ''}`,
      fix:
        'Check each level before reading below it (optional chaining, get with a default), and skip ' +
        'what is incomplete.',
      isCertain: true,
    }),
  },
  {
    when: ({ page: { error = '' } }) => /same byte length|equal length|comparing strings with non-ASCII/i.test(error),
    reason: ({ reply, page }) => ({
      key: 'comparison-throws',
      sentence: `answers ${reply} to malformed signatures`,
      cause: `The comparison throws, and nothing catches it: ${page.error ?? ''}`,
      fix: 'Compare bytes of equal length: check the form of the header first, and refuse every deviation with 401.',
      isCertain: true,
      code: ['verify', 'raw'],
    }),
  },
  {
    when: ({ page: { error = '' } }) =>
      /locked|SQLITE_BUSY|deadlock|too many connections|pool.*(?:exhausted|timeout)/i.test(error),
    reason: ({ reply, page }) => ({
      key: 'fails-at-once',
      sentence: `answers ${reply} when deliveries arrive at the same time`,
      consequence: LOST,
      cause: `What deliveries share fails when several use it at once: ${page.error ?? ''}`,
      fix: 'Wait for a lock instead of failing, or let one worker write what the handler has queued.',
      isCertain: true,
    }),
  },
]
