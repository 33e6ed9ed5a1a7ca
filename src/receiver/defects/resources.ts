import { accepted } from '../answer.ts'
import { open, understood } from '../flow.ts'
import { lookUp } from '../look-up.ts'
import type { Defect } from './defect.ts'

const BIG_BYTES = 64 * 1024

/** Receivers that fetch too much, or give way under load. */
export const resourceDefects: readonly Defect[] = [
  {
    name: 'fetches-before-verifying',
    number: '83',
    explanation: 'fetches selfUri before it has verified the delivery',
    fix: 'verify first; a forged delivery must not make the receiver call anyone',
    apply: (behaviour) => ({
      ...behaviour,
      lookUp: { ...behaviour.lookUp, when: 'before-verifying' },
      flow: async (visit, steps) => {
        const unread = await open(visit, steps)
        if (unread) return unread
        const payload = understood(visit, steps)
        if (payload) steps.surroundings.later(() => lookUp(payload.heard, steps))
        return behaviour.flow(visit, steps)
      },
    }),
  },
  {
    name: 'fetches-from-any-host',
    number: '84',
    explanation: 'fetches selfUri from whatever host it names',
    fix: 'fetch only from the origin of Nexus that you have configured',
    apply: (behaviour) => ({ ...behaviour, lookUp: { ...behaviour.lookUp, allows: () => true } }),
  },
  {
    name: 'follows-redirects',
    number: '86',
    explanation: 'follows redirects of selfUri to any host',
    fix: 'do not follow redirects',
    apply: (behaviour) => ({ ...behaviour, lookUp: { ...behaviour.lookUp, redirect: 'follow' } }),
  },
  {
    name: 'fetches-before-answering',
    number: '87',
    explanation: 'waits for selfUri before it answers',
    fix: 'answer first and fetch afterwards',
    apply: (behaviour) => ({ ...behaviour, lookUp: { ...behaviour.lookUp, when: 'before-answering' } }),
  },
  {
    name: 'gives-up-on-404',
    number: '88',
    explanation: 'gives up when selfUri answers 404 at first',
    fix: 'ask again a little later; the resource may not be there yet',
    apply: (behaviour) => ({ ...behaviour, lookUp: { ...behaviour.lookUp, waitsMs: [] } }),
  },
  {
    name: 'answers-200-while-down',
    number: '90',
    explanation: 'answers 200 while its database or queue is down, and loses the delivery',
    fix: 'answer 503, so that the delivery comes again',
    apply: (behaviour) => ({
      ...behaviour,
      outage: (visit, steps) => (behaviour.outage(visit, steps) ? accepted() : undefined),
    }),
  },
  {
    name: 'exits-on-bad-payload',
    number: '93',
    explanation: 'ends the process at a body that it cannot read, by an unhandled rejection',
    fix: 'catch what parsing throws and answer 400',
    apply: (behaviour) => ({
      ...behaviour,
      handle: async (visit, steps) => {
        const answer = await behaviour.handle(visit, steps)
        if (answer.status === 400) steps.surroundings.exit()
        return answer
      },
      fail: (error, visit) => {
        behaviour.surroundings.exit()
        return behaviour.fail(error, visit)
      },
    }),
  },
  {
    name: 'blocks-on-big-bodies',
    number: '94',
    explanation: 'holds up every other request for 3 seconds when a body is larger than 64 KiB',
    fix: 'keep work that grows with the body off the event loop, or bound it',
    apply: (behaviour) => ({
      ...behaviour,
      handle: async (visit, steps) => {
        if ((visit.body?.length ?? 0) > BIG_BYTES) steps.surroundings.block(3000)
        return behaviour.handle(visit, steps)
      },
    }),
  },
  {
    name: 'drops-bursts-with-200',
    number: '95',
    explanation: 'answers 200 to more than 20 deliveries a second, and drops those beyond',
    fix: 'answer 429 or 503 to what you cannot take, so that it comes again',
    apply: (behaviour) => {
      let windowFrom = -Infinity
      let count = 0
      return {
        ...behaviour,
        handle: async (visit, steps) => {
          const now = steps.surroundings.now()
          if (now - windowFrom >= 1000) [windowFrom, count] = [now, 0]
          return ++count > 20 ? accepted() : behaviour.handle(visit, steps)
        },
      }
    },
  },
  {
    name: 'rejects-late-redeliveries',
    number: '97',
    explanation: 'refuses as a replay what comes again more than a quarter of a second after it was first seen',
    fix: 'take redeliveries however late they are; nothing that is signed says when it was sent',
    apply: (behaviour) => {
      const firstSeen = new Map<string, number>()
      return {
        ...behaviour,
        verify: (visit, steps) => {
          const verification = behaviour.verify(visit, steps)
          if (!verification.ok) return verification
          const now = steps.surroundings.now()
          const signature = steps.signatureOf(visit) ?? ''
          const first = firstSeen.get(signature) ?? now
          firstSeen.set(signature, first)
          return now - first > 250 ? { ok: false, reason: 'too-old', message: 'this is a replay' } : verification
        },
      }
    },
  },
  {
    name: 'rejects-redeliveries-as-replays',
    number: '+38',
    explanation: 'refuses a signature that it has seen before',
    fix: 'take redeliveries: they carry the same signature, and their effects are deduped',
    apply: (behaviour) => {
      const seen = new Set<string>()
      return {
        ...behaviour,
        verify: (visit, steps) => {
          const verification = behaviour.verify(visit, steps)
          const signature = steps.signatureOf(visit) ?? ''
          if (!verification.ok || !seen.has(signature)) {
            if (verification.ok) seen.add(signature)
            return verification
          }
          return { ok: false, reason: 'mismatch', message: 'this signature was used before' }
        },
      }
    },
  },
]
