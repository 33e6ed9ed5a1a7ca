import type { ReplyPart } from './reply-part.ts'
import { respondsTo, isServerError, LOST, type ReplyRule } from './reply-kinds.ts'
import { BY_RESPONSE } from './rules-by-response.ts'
import { BY_ERROR } from './rules-by-error.ts'
import { EVERYTHING, late } from './rules-for-everything.ts'
import { FORGERIES } from './rules-for-forgeries.ts'
import { SIGNED } from './rules-for-signed.ts'

/** Rules for replies, the most certain first. */
export const REPLY_RULES: readonly ReplyRule[] = [
  ...BY_RESPONSE,
  ...BY_ERROR,
  ...EVERYTHING,
  ...SIGNED.map(({ when, reason }) => ({
    reason,
    when: (part: ReplyPart) => part.isSigned && part.status !== 200 && when(part),
  })),
  ...FORGERIES,
  {
    when: (part) => part.trait === undefined && part.isSigned && isServerError(part) && part.hasOrdinary,
    reason: ({ reply, page, followUps: { oneByOne = [], atOnce = [] } }) =>
      oneByOne.length > 0 && !oneByOne.includes(reply) && atOnce.includes(reply)
        ? {
            key: 'fails-at-once',
            sentence: `responds with ${reply} when deliveries arrive at the same time`,
            consequence: LOST,
            cause: 'A shared resource, such as a locked database, fails under concurrent use.',
            fix: 'Wait for the lock instead of failing, or queue events and let a single worker write them.',
          }
        : {
            key: 'fails-at-once',
            sentence: `${respondsTo(reply)} ordinary deliveries now and then`,
            consequence: LOST,
            question: { kind: 'at-once' },
            candidates: [
              'a resource that deliveries share, such as a database that locks, fails when used concurrently',
              ...(page.error === undefined
                ? ['a dependency fails now and then']
                : [`the error in its response: ${page.error}`]),
            ],
            fix: "Look for the error in the receiver's log. If it is a lock, wait for it instead of failing.",
          },
  },
  {
    when: ({ reply, trait, hasOrdinary }) => reply === 'timed out' && (trait !== undefined || hasOrdinary),
    reason: ({ trait, followUps }) =>
      trait === undefined
        ? late('does not respond to some deliveries in time', followUps)
        : {
            key: `late:${trait.id}`,
            sentence: `does not respond to ${trait.words} in time`,
            consequence: LOST,
            cause: `For ${trait.words}, it sends no response, or only after long-running work.`,
            fix: 'Respond on every code path, and before any long-running work.',
          },
  },
  {
    when: (part) => isServerError(part) && (part.trait !== undefined || part.page.error !== undefined),
    reason: ({ reply, trait, page }) => ({
      key: page.error === undefined ? `fails:${trait?.id ?? ''}` : `fails:${page.error}`,
      sentence: `${respondsTo(reply)} ${trait?.words ?? 'some requests'}`,
      ...(page.error !== undefined && { cause: `An uncaught error: ${page.error}` }),
      fix:
        'Catch errors in the request handler: respond with 4xx to an unreadable body and with 200 to an ignored ' +
        'event.',
    }),
  },
]
