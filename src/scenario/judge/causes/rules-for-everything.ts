import { respondsTo, isServerError, LOST, type ReplyRule } from './reply-kinds.ts'
import { describeMs } from '../../../kit/span-words.ts'
import type { FollowUps } from './experiments.ts'
import type { Reason } from './reply-part.ts'

/** Returns the reason for a late response, by what a longer timeout showed. */
export const late = (sentence: string, followUps: FollowUps): Reason => {
  const known = {
    key: 'responds-late',
    consequence: LOST,
    fix: 'Store the event, respond with 200, and do the work afterwards.',
  }
  if (followUps.patienceMs !== undefined)
    return {
      ...known,
      sentence,
      cause:
        `It responds after ${describeMs(followUps.patienceMs)}: it does its work, or waits for another service, ` +
        'before it responds.',
    }
  if ('patienceMs' in followUps)
    return {
      ...known,
      sentence,
      cause: 'It never responds: a code path ends without a response, or waits for something that never happens.',
      fix: 'Respond on every code path.',
    }
  return {
    ...known,
    sentence,
    candidates: [
      'it does its work, or waits for another service, before it responds',
      'it never responds on this code path',
    ],
    question: { kind: 'late' },
  }
}

/** Rules for replies to every correctly signed delivery. */
export const EVERYTHING: readonly ReplyRule[] = [
  {
    when: ({ isSigned, diagnosis, trait }) =>
      isSigned &&
      diagnosis !== undefined &&
      (trait === undefined || ['all', 'bytes', 'members', 'json'].includes(trait.family)),
    reason: ({ diagnosis, reply, trait, isEverything }) => ({
      key: 'other-signature',
      sentence:
        `responds with ${reply} to ` +
        (isEverything ? 'every correctly signed delivery' : (trait?.words ?? 'correctly signed deliveries')),
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
      sentence: `responds with ${reply} to every correctly signed delivery`,
      consequence: LOST,
      candidates: [
        'it verifies with a different secret than --secret',
        'it computes the signature over something other than the raw body, and no known mistake explains it',
        'a layer in front of the webhook rejects the request before it is verified',
      ],
      fix: 'Compare the secret first: print its length and SHA-256 on both sides.',
    }),
  },
  {
    when: ({ isEverything, reply }) => isEverything && reply === 'timed out',
    reason: ({ followUps }) => late('does not respond to ordinary deliveries in time', followUps),
  },
  {
    when: (part) => part.isSigned && part.isEverything && isServerError(part),
    reason: ({ reply, page }) => ({
      key: 'fails-on-everything',
      sentence: `${respondsTo(reply)} every correctly signed delivery`,
      consequence: LOST,
      ...(page.error === undefined
        ? {
            candidates: ["an error in the handler (see the receiver's log)", 'a dependency is down'],
          }
        : { cause: `The handler throws: ${page.error}` }),
      fix: "Look for the error in the receiver's log.",
    }),
  },
]
