import { isOrdinary } from './request-traits.ts'
import { describeMs } from '../../../kit/span-words.ts'
import type { Told } from './experiments.ts'
import type { Reason, ReplyPart, Rule } from './reply-part.ts'

type ReplyRule = Rule<ReplyPart>

const of =
  (...families: readonly string[]) =>
  ({ trait }: ReplyPart): boolean =>
    trait !== undefined && families.includes(trait.family)
const named =
  (...ids: readonly string[]) =>
  ({ trait }: ReplyPart): boolean =>
    trait !== undefined && ids.includes(trait.id)
const isClientError = ({ status }: ReplyPart): boolean => status >= 400 && status < 500
const isServerError = ({ status, reply }: ReplyPart): boolean => status >= 500 || reply === 'closed'

/** Errors of languages on reading what is not there. */
const MISSING =
  /Cannot (?:read|destructure) propert|ClassCast|has no attribute|must be of type|is not a function|is not iterable|NoneType|KeyError|NullPointer|undefined method .* for nil|nil pointer|on null|Undefined (?:array key|index|property)|not subscriptable/

const LOST = 'The sender takes it for a failure, delivers again, and gives up after its last attempt: events are lost.'
const FORGED = 'Anyone who knows the URL can make it process events that Genesys never sent.'

/** What the answer alone tells, whatever was sent. */
const BY_ANSWER: readonly ReplyRule[] = [
  {
    when: ({ status }) => status === 429,
    reason: () => ({
      key: 'rate-limit',
      sentence: 'answers 429 after a number of requests: it limits their rate',
      consequence: 'A burst of events, as after an outage, is refused, and what is refused too often is lost.',
      cause: 'A rate limiter in front of the handler counts deliveries like the requests of a browser.',
      fix: 'Take the webhook out of the rate limit, or raise it above any burst of the sender.',
    }),
  },
  {
    when: ({ status, isSigned, isEverything }) => isSigned && isEverything && status > 200 && status < 300,
    reason: ({ reply }) => ({
      key: 'other-2xx',
      sentence: `answers ${reply} to accepted deliveries`,
      consequence: LOST,
      cause: `The handler answers ${reply}, or that is what its framework makes of an empty answer; the sender counts 200 alone as success.`,
      fix: 'Answer 200.',
      code: ['answer'],
    }),
  },
  {
    when: ({ status }) => status >= 300 && status < 400,
    reason: ({ location = '', reply, requests }) => {
      const path = new URL(requests[0]?.exchange.url ?? 'http://receiver/').pathname
      const goal = location.replace(/^https?:\/\/[^/]+/, '')
      if (/log-?in|sign-?in|auth|sso/i.test(location))
        return {
          key: 'auth-in-front',
          sentence: `answers ${reply}, a redirect to a login page (${location})`,
          consequence: LOST,
          cause:
            'An authentication layer stands in front of the webhook and wants a session, which the sender has not.',
          fix: 'Leave the path of the webhook out of it; deliveries are authenticated by their signature.',
        }
      if (goal === `${path}/` || `${goal}/` === path)
        return {
          key: 'redirect-slash',
          sentence: `answers ${reply}, a redirect to ${location}: only the trailing slash differs`,
          consequence: LOST,
          cause: 'The route is declared with a trailing slash and the target has none, or the other way round.',
          fix: `Give the sender the URL that ends like ${goal}, or take both.`,
        }
      return {
        key: 'redirects',
        sentence: `answers ${reply}, a redirect to ${location === '' ? 'nowhere' : location}`,
        consequence: LOST,
        cause: 'The webhook lives at another URL: the sender follows no redirects.',
        fix: 'Give the sender the URL that the redirect points to.',
      }
    },
  },
  {
    when: ({ status, isEverything, asksForCredentials, isBeyondDeliveries }) =>
      (status === 401 || status === 403 || status === 407) &&
      isEverything &&
      (asksForCredentials || isBeyondDeliveries),
    reason: ({ reply }) => ({
      key: 'auth-in-front',
      sentence: `answers ${reply} to everything, whatever its signature, path or method`,
      consequence: LOST,
      cause:
        'An authentication layer stands in front of the webhook and refuses what carries no credentials of its own.',
      fix: 'Leave the path of the webhook out of it; deliveries are authenticated by their signature.',
    }),
  },
  {
    when: ({ status, isEverything }) => status === 404 && isEverything,
    reason: ({ requests }) => ({
      key: 'wrong-path',
      sentence: `answers 404 at ${new URL(requests[0]?.exchange.url ?? 'http://receiver/').pathname}`,
      consequence: LOST,
      cause: 'No route takes a POST at the path of the target.',
      fix: 'Check the path of --target against the routes of the receiver.',
    }),
  },
  {
    when: ({ status, isEverything }) => status === 405 && isEverything,
    reason: () => ({
      key: 'wrong-path',
      sentence: 'answers 405 to POST',
      consequence: LOST,
      cause: 'The path of the target is a route for other methods than POST.',
      fix: 'Check the path of --target, and declare the route for POST.',
    }),
  },
  {
    when: ({ status, isSigned }) => isSigned && status === 409,
    reason: () => ({
      key: 'refuses-duplicates',
      sentence: 'answers 409 to an event that it has had before',
      consequence: 'The sender takes it for a failure and delivers again, until it gives up.',
      cause: 'A duplicate is answered as a conflict instead of as a success.',
      fix: 'Answer 200 to what was processed before.',
      isCertain: true,
      code: ['answer'],
    }),
  },
  {
    when: ({ status }) => status === 413,
    reason: ({ trait }) => ({
      key: 'body-limit',
      sentence: `answers 413 to ${trait?.family === 'size' ? `every body over ${trait.words.replace('a body over ', '')}` : 'large bodies'}`,
      consequence: 'A delivery of many events is refused each time it comes, and all its events are lost.',
      cause: 'The limit of the body parser is smaller than a delivery can be; 100 kB is the default of several.',
      fix: 'Raise the limit, for example to 5 MB.',
      isCertain: true,
      code: ['limit'],
    }),
  },
]

/** What the error that an answer names tells. */
const BY_ERROR: readonly ReplyRule[] = [
  {
    // The error itself names what is missing, whatever the requests have in common.
    when: ({ page: { error = '' } }) => MISSING.test(error),
    reason: ({ reply, trait, page }) => ({
      key: 'unguarded-members',
      sentence: `answers ${reply} to ${trait?.words ?? 'incomplete bodies'}`,
      cause: `Members are read without checking that they, and what they stand in, are there: ${page.error ?? ''}`,
      fix: 'Check each level before reading below it (optional chaining, get with a default), and skip what is incomplete.',
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
      code: ['verify'],
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

/** Why answers come late, by what came when one was waited for. */
const late = (sentence: string, told: Told): Reason => {
  const known = { key: 'answers-late', consequence: LOST, fix: 'Store the event, answer 200, and work afterwards.' }
  if (told.patienceMs !== undefined)
    return {
      ...known,
      sentence: `${sentence}: it takes ${describeMs(told.patienceMs)}`,
      cause: 'It does its work, or waits for another service, before it answers.',
    }
  if ('patienceMs' in told)
    return {
      ...known,
      sentence,
      cause: 'It never answers: a path of the code ends without an answer, or waits for something that does not come.',
      fix: 'Answer on every path of the code.',
    }
  return {
    ...known,
    sentence,
    candidates: [
      'it does its work, or waits for another service, before it answers',
      'it never answers on this path of its code',
    ],
    question: { kind: 'late' },
  }
}

/** How every rightly signed delivery is answered. */
const EVERYTHING: readonly ReplyRule[] = [
  {
    when: ({ isSigned, diagnosis, trait }) =>
      isSigned &&
      diagnosis !== undefined &&
      (trait === undefined || ['all', 'bytes', 'members', 'json'].includes(trait.family)),
    reason: ({ diagnosis, reply, trait, isEverything }) => ({
      key: 'other-signature',
      sentence: `answers ${reply} to ${isEverything ? 'every correctly signed delivery' : (trait?.words ?? 'correctly signed deliveries')}`,
      consequence: LOST,
      cause: diagnosis?.cause ?? '',
      ...(diagnosis?.fix !== undefined && { fix: diagnosis.fix }),
      code: ['verify', 'raw'],
    }),
  },
  {
    when: ({ isSigned, isEverything, status }) => isSigned && isEverything && [400, 401, 403, 422].includes(status),
    reason: ({ reply }) => ({
      key: 'refuses-everything',
      sentence: `answers ${reply} to every correctly signed delivery`,
      consequence: LOST,
      candidates: [
        'it verifies with another secret than the one given as --secret',
        'it computes the signature over other bytes than those of the body, in a way that no known mistake explains',
        'something in front of the webhook refuses the request before it is verified',
      ],
      fix: 'Compare the secret first: print its length and the SHA-256 of it on both sides.',
      code: [],
    }),
  },
  {
    when: ({ isEverything, reply }) => isEverything && reply === 'timed out',
    reason: ({ told }) => late('does not answer ordinary deliveries in time', told),
  },
  {
    when: (part) => part.isSigned && part.isEverything && isServerError(part),
    reason: ({ reply, page }) => ({
      key: 'fails-on-everything',
      sentence: `${reply === 'closed' ? 'closes the connection on' : `answers ${reply} to`} every correctly signed delivery`,
      consequence: LOST,
      ...(page.error === undefined
        ? {
            candidates: ['an error in the handler that shows in the log of the receiver', 'what it depends on is down'],
          }
        : { cause: `The handler throws: ${page.error}` }),
      fix: 'Look for the error in the log of the receiver.',
    }),
  },
]

/** What is answered to rightly signed deliveries that have something in common. */
const SIGNED: readonly ReplyRule[] = [
  {
    when: (part) => of('size')(part) && (isClientError(part) || isServerError(part)),
    reason: ({ trait, reply }) => ({
      key: 'body-limit',
      sentence: `${reply === 'closed' ? 'closes the connection on' : `answers ${reply} to`} ${trait?.words ?? ''}`,
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
        'The body is read for one content type alone: of any other it stays undefined, or the request is refused, though it is signed.',
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
      sentence: `answers ${reply} when the header is spelled x-hub-signature`,
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
      code: ['answer'],
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
      code: ['answer'],
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
      cause: `The events are told apart by a switch or an enumeration without a branch for others${page.error === undefined ? '' : ` (${page.error})`}.`,
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
      sentence: `${reply === 'closed' ? 'closes the connection on' : `answers ${reply} to`} ${trait?.words ?? ''}`,
      cause: `Members are read without checking that they, and what they stand in, are there${page.error === undefined ? '' : `: ${page.error}`}.`,
      fix: 'Check each level before reading below it (optional chaining, get with a default), and skip what is incomplete.',
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
      cause: `Members are read without checking that the body is an object${page.error === undefined ? '' : `: ${page.error}`}.`,
      fix: 'Answer 400 to JSON that is no object.',
    }),
  },
  {
    when: (part) => named('not-json', 'empty-body')(part) && isServerError(part),
    reason: ({ reply, page }) => ({
      key: 'unparsable-json',
      sentence: `${reply === 'closed' ? 'closes the connection on' : `answers ${reply} to`} a body that is no JSON`,
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

/** What is answered to forged deliveries. */
const FORGERIES: readonly ReplyRule[] = [
  {
    when: ({ isSigned, trait, status, isHtml }) =>
      !isSigned && status === 200 && isHtml && trait?.id === 'any-bad-signature',
    reason: () => ({
      key: 'page-for-people',
      sentence: 'answers 200 with an HTML page to everything, forged or not',
      consequence: 'The sender takes the page for a success: every event is lost without a trace.',
      cause: 'Something else answers in place of the handler: a login page, a front end, the default page of a server.',
      fix: 'Check the path of the target, and leave the webhook out of the login.',
    }),
  },
  {
    when: ({ isSigned, trait, status }) => !isSigned && status === 200 && trait?.id === 'any-bad-signature',
    reason: ({ forgedEffects }) => {
      const sentence = 'answers 200 whatever the signature is'
      if (forgedEffects === 'some')
        return {
          key: 'no-verification',
          sentence: `${sentence}, and processes the event`,
          consequence: FORGED,
          cause: 'The signature is not verified, or its result is not looked at.',
          fix: 'Verify the signature before anything else, and answer 401 when it does not match.',
          code: ['verify', 'raw'],
        }
      if (forgedEffects === 'none')
        return {
          key: 'answers-before-verifying',
          sentence: `${sentence}, but processes none of the forged events`,
          consequence: 'Nobody notices a wrong secret: genuine deliveries that do not verify are lost, with 200.',
          cause: 'It answers before it verifies, or answers 200 to what it ignores on purpose.',
          fix: 'Verify first, and answer 401; or judge it with --policy ignore if it is on purpose.',
          code: ['verify', 'raw'],
        }
      return {
        key: 'no-verification',
        sentence,
        consequence: FORGED,
        candidates: [
          'the signature is not verified',
          'it answers before it verifies, or answers 200 to what it ignores (--policy ignore)',
        ],
        fix: 'Verify the signature before anything else, and answer 401 when it does not match.',
        code: ['verify', 'raw'],
      }
    },
  },
  {
    when: (part) => !part.isSigned && part.status === 200 && named('unsigned')(part),
    reason: () => ({
      key: 'unsigned-accepted',
      sentence: 'answers 200 to a delivery without a signature',
      consequence: FORGED,
      cause: 'The signature is verified only when there is one.',
      fix: 'Answer 401 when the header is missing.',
      code: ['verify', 'raw'],
    }),
  },
  {
    when: (part) => !part.isSigned && part.status === 200 && named('signature-begins-right')(part),
    reason: () => ({
      key: 'part-compared',
      sentence: 'answers 200 to a signature of which only a part is right',
      consequence: FORGED,
      cause: 'Only a part of the digest is compared: startsWith, a lenient decoder, or the length of the shorter one.',
      fix: 'Compare all 20 bytes of the digest, and refuse every other length.',
      code: ['verify', 'raw'],
    }),
  },
  {
    when: ({ isSigned, status, requests }) =>
      !isSigned &&
      status === 200 &&
      requests.every(({ exchange: { faults } }) =>
        faults.some((fault) => fault === 'rewritten-body' || fault === 'signed-after-decoding'),
      ),
    reason: () => ({
      key: 'other-signature',
      sentence: 'answers 200 to a body that was rewritten after it was signed',
      consequence: FORGED,
      cause: 'The signature is computed over the JSON written anew and not over the bytes that came.',
      fix: 'Verify the raw bytes of the body, before they are parsed.',
      code: ['verify', 'raw'],
    }),
  },
  {
    when: (part) =>
      !part.isSigned &&
      part.status === 200 &&
      named('any-well-formed-signature', 'any-signature-with-prefix', 'any-wrong-signature', 'changed-body')(part),
    reason: ({ trait }) => ({
      key: 'digest-not-compared',
      sentence: `answers 200 to ${trait?.words ?? 'a wrong signature'}`,
      consequence: FORGED,
      cause: 'It is looked whether there is a signature, and its digest is not compared with the right one.',
      fix: 'Compute the HMAC of the raw body, and compare all of it.',
      code: ['verify', 'raw'],
    }),
  },
  {
    when: (part) => !part.isSigned && isServerError(part) && named('unsigned')(part),
    reason: ({ reply, page }) => ({
      key: 'missing-signature-throws',
      sentence: `answers ${reply} to a delivery without a signature`,
      cause: `The header is used without a look whether it is there${page.error === undefined ? '' : `: ${page.error}`}.`,
      fix: 'Answer 401 when the header is missing.',
      code: ['verify', 'raw'],
    }),
  },
  {
    when: (part) =>
      !part.isSigned &&
      isServerError(part) &&
      named('signature-of-other-length', 'signature-not-hex', 'signature-beyond-ascii')(part),
    reason: ({ reply, page, trait }) => ({
      key: 'comparison-throws',
      sentence: `answers ${reply} to ${trait?.words ?? 'malformed signatures'}`,
      cause:
        page.error === undefined
          ? `The comparison in constant time throws on ${trait?.id === 'signature-beyond-ascii' ? 'characters beyond ASCII' : 'values of different length'}, and nothing catches it.`
          : `The comparison throws, and nothing catches it: ${page.error}`,
      fix: 'Compare bytes of equal length: check the form of the header first, and treat every deviation as a wrong signature.',
      code: ['verify', 'raw'],
    }),
  },
  {
    when: (part) => !part.isSigned && isServerError(part),
    reason: ({ reply, page, trait }) => ({
      key: 'refuses-with-5xx',
      sentence: `answers ${reply} to ${trait?.words ?? 'bad signatures'}`,
      cause:
        page.error === undefined
          ? 'The refusal is an exception that nobody turns into 401.'
          : `The refusal ends in an uncaught error: ${page.error}`,
      fix: 'Answer 401 to a bad signature.',
      code: ['verify', 'raw'],
    }),
  },
]

/** Rules for replies, the surest first. */
export const REPLY_RULES: readonly ReplyRule[] = [
  ...BY_ANSWER,
  ...BY_ERROR,
  ...EVERYTHING,
  ...SIGNED.map(({ when, reason }) => ({
    reason,
    when: (part: ReplyPart) => part.isSigned && part.status !== 200 && when(part),
  })),
  ...FORGERIES,
  {
    when: (part) => part.trait === undefined && part.isSigned && isServerError(part) && part.requests.some(isOrdinary),
    reason: ({ reply, page, told: { oneByOne = [], atOnce = [] } }) =>
      oneByOne.length > 0 && !oneByOne.includes(reply) && atOnce.includes(reply)
        ? {
            key: 'fails-at-once',
            sentence: `answers ${reply} when deliveries arrive at the same time`,
            consequence: LOST,
            cause: 'What deliveries share, such as a database that locks, fails when several use it at once.',
            fix: 'Wait for a lock instead of failing, or let one worker write what the handler has queued.',
          }
        : {
            key: 'fails-at-once',
            sentence: `${reply === 'closed' ? 'closes the connection on' : `answers ${reply} to`} ordinary deliveries now and then`,
            consequence: LOST,
            question: { kind: 'at-once' },
            candidates: [
              'what deliveries share, such as a database that locks, fails when several are processed at once',
              ...(page.error === undefined
                ? ['what it depends on fails now and then']
                : [`the error it names: ${page.error}`]),
            ],
            fix: 'Look for the error in the log of the receiver; wait for locks instead of failing.',
          },
  },
  {
    when: ({ reply, trait, requests }) => reply === 'timed out' && (trait !== undefined || requests.some(isOrdinary)),
    reason: ({ trait, told }) =>
      trait === undefined
        ? late('does not answer some deliveries in time', told)
        : {
            key: `late:${trait.id}`,
            sentence: `does not answer ${trait.words} in time`,
            consequence: LOST,
            cause: `On ${trait.words} no answer is sent, or only after work that takes long.`,
            fix: 'Answer on every path of the code, and before work that may take long.',
          },
  },
  {
    when: (part) => isServerError(part) && (part.trait !== undefined || part.page.error !== undefined),
    reason: ({ reply, trait, page }) => ({
      key: page.error === undefined ? `fails:${trait?.id ?? ''}` : `fails:${page.error}`,
      sentence: `${reply === 'closed' ? 'closes the connection on' : `answers ${reply} to`} ${trait?.words ?? 'some requests'}`,
      ...(page.error !== undefined && { cause: `An error that nothing catches: ${page.error}` }),
      fix: 'Catch errors where requests are handled; answer 4xx to what cannot be read, and 200 to what can be ignored.',
    }),
  },
]
