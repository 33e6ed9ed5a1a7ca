import { answers, isClientError, isServerError, LOST, named, of, type ReplyRule } from './reply-kinds.ts'

/** What is answered to rightly signed deliveries that have something in common. */
export const SIGNED: readonly ReplyRule[] = [
  {
    when: (part) => of('size')(part) && (isClientError(part) || isServerError(part)),
    reason: ({ trait, reply }) => ({
      key: 'body-limit',
      sentence: `${answers(reply)} ${trait?.words ?? ''}`,
      consequence: 'A delivery of many events is refused each time it comes, and all its events are lost.',
      cause: 'A limit on the size of bodies, whose error is not turned into 413.',
      fix: 'Raise the limit, for example to 5 MB, and answer 413 beyond it.',
    }),
  },
  {
    when: (part) => of('content-type')(part) && (isClientError(part) || isServerError(part)),
    reason: ({ trait, reply }) => ({
      key: 'content-type',
      sentence: `answers ${reply} to ${trait?.words ?? ''}`,
      cause:
        'The body is read for one content type alone: of any other it stays undefined, or the request ' +
        'is refused, though it is signed.',
      fix: 'Read the raw body whatever the content type is; the signature says whether it is genuine.',
      code: ['raw'],
    }),
  },
  {
    when: (part) => of('bytes')(part) && [400, 401, 403].includes(part.status),
    reason: ({ trait, reply }) => ({
      key: 'other-signature',
      sentence: `answers ${reply} to ${trait?.words ?? ''}, though it is signed`,
      consequence: LOST,
      ...(trait?.id === 'beyond-ascii'
        ? { cause: 'The body is decoded to text and encoded again in another character set before it is verified.' }
        : { cause: 'The signature is computed over the JSON written anew and not over the bytes that came.' }),
      fix: 'Verify the raw bytes of the body, before they are decoded or parsed.',
      code: ['verify', 'raw'],
    }),
  },
  {
    when: (part) => of('header-case')(part),
    reason: ({ reply }) => ({
      key: 'case-sensitive-header',
      sentence: `answers ${reply} when the name of the signature header is written in other letters`,
      cause: 'The header is looked up by its exact spelling; names of headers have no case, and proxies change it.',
      fix: 'Look headers up without regard to case, as every framework does by its own accessor.',
    }),
  },
  {
    when: named('no-operation-id', 'no-text-operation-id'),
    reason: ({ reply }) => ({
      key: 'needs-operation-id',
      sentence: `answers ${reply} to every body without operationId`,
      cause: 'operationId is taken for granted, though the documents mark it as optional.',
      fix: 'Take deliveries without it; tell events apart by interaction id and event.',
    }),
  },
  {
    when: (part) => named('known-operation-id')(part) && isClientError(part),
    reason: ({ reply }) => ({
      key: 'refuses-duplicates',
      sentence: `answers ${reply} to a delivery whose operationId it knows`,
      consequence: LOST,
      cause: 'A known operationId is answered as a conflict; the sender takes that for a failure and delivers again.',
      fix: 'Answer 200 to what was processed before.',
      code: ['response'],
    }),
  },
  {
    when: (part) => of('sequence')(part) && (isClientError(part) || isServerError(part)),
    reason: ({ reply }) => ({
      key: 'refuses-duplicates',
      sentence: `answers ${reply} to an event that it has had before`,
      consequence: 'The sender takes it for a failure and delivers again, until it gives up.',
      cause: 'A duplicate is answered as an error, such as 409 or a violated key, instead of as a success.',
      fix: 'Answer 200 to what was processed before.',
      code: ['response'],
    }),
  },
  {
    when: (part) => named('finished-without-start', 'finished')(part) && (isClientError(part) || isServerError(part)),
    reason: ({ reply, trait }) => ({
      key: 'needs-start',
      sentence: `answers ${reply} to ${trait?.words ?? ''}`,
      consequence: 'Order is not promised: an end that overtakes its start is refused and may be lost.',
      cause: 'FINISHED looks for an interaction that STARTED has stored, and fails where there is none.',
      fix: 'Store the interaction on whichever event comes first.',
    }),
  },
  {
    when: named('unknown-event', 'no-event', 'unknown-or-no-event', 'nothing-known'),
    reason: ({ reply, page }) => ({
      key: 'unknown-event',
      sentence: `answers ${reply} to an event that it does not know`,
      consequence: 'The day Genesys adds an event, deliveries fail and are repeated, with what they hold beside it.',
      cause:
        'The events are told apart by a switch or an enumeration without a branch for ' +
        `others${page.error === undefined ? '' : ` (${page.error})`}.`,
      fix: 'Ignore events that are not known, and answer 200.',
    }),
  },
  {
    when: of('enum'),
    reason: ({ reply, trait }) => ({
      key: 'closed-enum',
      sentence: `answers ${reply} to ${trait?.words ?? ''}`,
      consequence: 'The documents list more values, and may grow: whole interactions are lost.',
      cause: 'mediaType or interactionSubtype is mapped to an enumeration that lacks values.',
      fix: 'Keep values that are not known as text.',
    }),
  },
  {
    when: (part) => of('unknown-members')(part) && isClientError(part),
    reason: ({ reply }) => ({
      key: 'closed-schema',
      sentence: `answers ${reply} to a body with a member that it does not know`,
      consequence: 'The day Genesys adds a member, every delivery is refused.',
      cause: 'The schema of the body forbids additional properties.',
      fix: 'Ignore unknown members (additionalProperties: true, .passthrough(), FAIL_ON_UNKNOWN_PROPERTIES=false).',
    }),
  },
  {
    when: (part) => of('trace')(part) && (isClientError(part) || isServerError(part)),
    reason: ({ reply }) => ({
      key: 'needs-trace',
      sentence: `answers ${reply} to a delivery without or with another trace id`,
      cause: 'The trace id is required, though it is there for logs alone.',
      fix: 'Make a trace id of your own when none comes.',
    }),
  },
  {
    when: (part) => of('members')(part) && isServerError(part),
    reason: ({ reply, trait, page }) => ({
      key: 'unguarded-members',
      sentence: `${answers(reply)} ${trait?.words ?? ''}`,
      cause:
        'Members are read without checking that they, and what they stand in, are ' +
        `there${page.error === undefined ? '' : `: ${page.error}`}.`,
      fix:
        'Check each level before reading below it (optional chaining, get with a default), and skip ' +
        'what is incomplete.',
    }),
  },
  {
    when: (part) => of('members')(part) && isClientError(part),
    reason: ({ reply, trait }) => ({
      key: 'required-members',
      sentence: `answers ${reply} to ${trait?.words ?? ''}`,
      cause: 'A schema requires members that the documents mark as optional, or allows no null.',
      fix: 'Require nothing but what you cannot do without, and skip entries that lack it.',
    }),
  },
  {
    when: (part) => named('no-object')(part) && isServerError(part),
    reason: ({ reply, page }) => ({
      key: 'unguarded-members',
      sentence: `answers ${reply} to JSON that is no object`,
      cause:
        'Members are read without checking that the body is an ' +
        `object${page.error === undefined ? '' : `: ${page.error}`}.`,
      fix: 'Answer 400 to JSON that is no object.',
    }),
  },
  {
    when: (part) => named('not-json', 'empty-body')(part) && isServerError(part),
    reason: ({ reply, page }) => ({
      key: 'unparsable-json',
      sentence: `${answers(reply)} a body that is no JSON`,
      cause: `The parser throws and nothing catches it${page.error === undefined ? '' : ` (${page.error})`}.`,
      fix: 'Catch the error of the parser, and answer 400.',
    }),
  },
  {
    when: (part) => of('load')(part) && isServerError(part),
    reason: ({ reply, page }) => ({
      key: 'fails-at-once',
      sentence: `answers ${reply} when deliveries arrive at the same time`,
      consequence: LOST,
      cause:
        page.error === undefined
          ? 'What deliveries share, such as a database that locks, fails when several use it at once.'
          : `What deliveries share fails when several use it at once: ${page.error}`,
      fix: 'Wait for a lock instead of failing, or let one worker write what the handler has queued.',
    }),
  },
]
