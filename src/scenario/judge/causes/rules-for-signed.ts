import { respondsTo, isClientError, isServerError, LOST, named, of, withError, type ReplyRule } from './reply-kinds.ts'

/** Rules for replies to correctly signed deliveries that have a trait in common. */
export const SIGNED: readonly ReplyRule[] = [
  {
    when: (part) => of('size')(part) && (isClientError(part) || isServerError(part)),
    reason: ({ trait, reply }) => ({
      key: 'body-limit',
      sentence: `${respondsTo(reply)} ${trait?.words ?? ''}`,
      consequence: 'A delivery with many events is rejected on every attempt, and all its events are lost.',
      cause: 'The body parser has a size limit, and its error is not turned into a 413.',
      fix: 'Raise the limit, for example to 5 MB, and respond with 413 to larger bodies.',
    }),
  },
  {
    when: (part) => of('content-type')(part) && (isClientError(part) || isServerError(part)),
    reason: ({ trait, reply }) => ({
      key: 'content-type',
      sentence: `responds with ${reply} to ${trait?.words ?? ''}`,
      cause:
        'The body is parsed for one content type only; for any other, the body is undefined or the request is ' +
        'rejected.',
      fix: 'Read the raw body whatever its content type; the signature shows whether the delivery is genuine.',
      code: ['raw'],
    }),
  },
  {
    when: (part) => of('bytes')(part) && [400, 401, 403].includes(part.status),
    reason: ({ trait, reply }) => ({
      key: 'other-signature',
      sentence: `responds with ${reply} to ${trait?.words ?? ''}, although it is correctly signed`,
      consequence: LOST,
      ...(trait?.id === 'beyond-ascii'
        ? { cause: 'The body is decoded and re-encoded in another character set before it is verified.' }
        : { cause: 'The signature is computed over re-serialized JSON instead of the bytes received.' }),
      fix: 'Verify the raw bytes of the body before they are decoded or parsed.',
      code: ['verify', 'raw'],
    }),
  },
  {
    when: (part) => of('header-case')(part),
    reason: ({ reply }) => ({
      key: 'case-sensitive-header',
      sentence: `responds with ${reply} when the name of the signature header has different letter case`,
      cause:
        'The header is looked up case-sensitively, but header names are case-insensitive and proxies change their ' +
        'case.',
      fix: 'Look up headers case-insensitively, for example with the accessor of your framework.',
    }),
  },
  {
    when: named('no-operation-id', 'no-text-operation-id'),
    reason: ({ reply }) => ({
      key: 'needs-operation-id',
      consequence: LOST,
      sentence: `responds with ${reply} to every body without operationId`,
      cause: 'operationId is treated as required, but the documents mark it as optional.',
      fix: 'Accept deliveries without it; identify events by interaction ID and event.',
    }),
  },
  {
    when: (part) => named('known-operation-id')(part) && isClientError(part),
    reason: ({ reply }) => ({
      key: 'refuses-duplicates',
      sentence: `responds with ${reply} to a delivery with a known operationId`,
      consequence: LOST,
      cause: 'A known operationId is reported as a conflict, which the sender treats as a failure and retries.',
      fix: 'Respond with 200 to events that were processed before.',
      code: ['response'],
    }),
  },
  {
    when: (part) => of('sequence')(part) && (isClientError(part) || isServerError(part)),
    reason: ({ reply }) => ({
      key: 'refuses-duplicates',
      sentence: `responds with ${reply} to a duplicate`,
      consequence: 'The sender treats it as a failure and retries until it gives up.',
      cause: 'A duplicate is reported as an error, such as 409 or a violated unique key, instead of a success.',
      fix: 'Respond with 200 to events that were processed before.',
      code: ['response'],
    }),
  },
  {
    when: (part) => named('finished-without-start', 'finished')(part) && (isClientError(part) || isServerError(part)),
    reason: ({ reply, trait }) => ({
      key: 'needs-start',
      sentence: `responds with ${reply} to ${trait?.words ?? ''}`,
      consequence: 'Order is not guaranteed: a FINISHED that arrives before its STARTED is rejected and may be lost.',
      cause: 'The handler of FINISHED looks up the interaction that STARTED stored, and fails if there is none.',
      fix: 'Store the interaction on whichever event arrives first.',
      // What is stored is the receiver's own matter: code that parses bodies would mislead.
      code: [],
    }),
  },
  {
    when: named('unknown-event', 'no-event', 'unknown-or-no-event', 'nothing-known'),
    reason: ({ reply, page }) => ({
      key: 'unknown-event',
      sentence: `responds with ${reply} to an unknown event`,
      consequence:
        'As soon as Genesys adds an event, every delivery that contains it fails and is retried, along with the ' +
        'other events ' +
        'in them.',
      cause: withError('A switch or enum of events has no default branch', page),
      fix: 'Ignore unknown events, and respond with 200.',
    }),
  },
  {
    when: of('enum'),
    reason: ({ reply, trait }) => ({
      key: 'closed-enum',
      sentence: `responds with ${reply} to ${trait?.words ?? ''}`,
      consequence: 'The documents list more values and may add others: whole interactions are lost.',
      cause: 'mediaType or interactionSubtype is mapped to an enum that is missing some values.',
      fix: 'Store unknown values as text.',
    }),
  },
  {
    when: (part) => of('unknown-members')(part) && isClientError(part),
    reason: ({ reply }) => ({
      key: 'closed-schema',
      sentence: `responds with ${reply} to a body with an unknown field`,
      consequence: 'As soon as Genesys adds a field, every delivery is rejected.',
      cause: 'The schema of the body forbids additional properties.',
      fix: 'Ignore unknown fields (additionalProperties: true, .passthrough(), FAIL_ON_UNKNOWN_PROPERTIES=false).',
    }),
  },
  {
    when: (part) => of('trace')(part) && (isClientError(part) || isServerError(part)),
    reason: ({ reply }) => ({
      key: 'needs-trace',
      sentence: `responds with ${reply} to a delivery with a missing or unusual trace ID`,
      cause: 'The trace ID is required, although it is only meant for logs.',
      fix: 'Generate a trace ID when a delivery has none.',
    }),
  },
  {
    when: (part) => of('members')(part) && isServerError(part),
    reason: ({ reply, trait, page }) => ({
      key: 'unguarded-fields',
      sentence: `${respondsTo(reply)} ${trait?.words ?? ''}`,
      cause: withError('Nested fields are read without checking that their parent exists', page),
      fix:
        'Check each level before reading below it (optional chaining, get with a default), and skip incomplete ' +
        'entries.',
    }),
  },
  {
    when: (part) => of('members')(part) && isClientError(part),
    reason: ({ reply, trait }) => ({
      key: 'required-members',
      sentence: `responds with ${reply} to ${trait?.words ?? ''}`,
      cause: 'The schema requires fields that the documents mark as optional, or does not allow null.',
      fix: 'Require only the fields you need, and skip entries without them.',
    }),
  },
  {
    when: (part) => named('no-object')(part) && isServerError(part),
    reason: ({ reply, page }) => ({
      key: 'unguarded-fields',
      sentence: `responds with ${reply} to JSON that is not an object`,
      cause: withError('Fields are read without checking that the body is an object', page),
      fix: 'Respond with 400 to JSON that is not an object.',
    }),
  },
  {
    when: (part) => named('not-json', 'empty-body')(part) && isServerError(part),
    reason: ({ reply, page }) => ({
      key: 'unparsable-json',
      sentence: `${respondsTo(reply)} a body that is not JSON`,
      cause: withError('The parser throws, and the error is not caught', page),
      fix: "Catch the parser's error, and respond with 400.",
    }),
  },
  {
    when: (part) => of('load')(part) && isServerError(part),
    reason: ({ reply, page }) => ({
      key: 'fails-at-once',
      sentence: `responds with ${reply} when deliveries arrive at the same time`,
      consequence: LOST,
      cause:
        page.error === undefined
          ? 'A resource that deliveries share, such as a database that locks, fails when used concurrently.'
          : `A resource that deliveries share fails when used concurrently: ${page.error}`,
      fix: 'Wait for the lock instead of failing, or queue events and let a single worker write them.',
    }),
  },
]
