import type { Defect } from './defect.ts'

/** Receivers that mix or block what comes at the same time. */
export const concurrencyDefects: readonly Defect[] = [
  {
    name: 'check-then-insert',
    number: '53',
    explanation: 'looks an event up and stores it a moment later, so that two at the same time both take effect',
    fix: 'insert under a unique key and see whether it worked',
    apply: (behaviour) => {
      const stored = new Set<string>()
      return {
        ...behaviour,
        claim: async (key) => {
          if (stored.has(key)) return false
          await behaviour.surroundings.pause(10)
          stored.add(key)
          return true
        },
      }
    },
  },
  {
    name: 'one-at-a-time',
    number: '64',
    explanation: 'holds a lock from the first byte to the answer, so that one slow delivery blocks all others',
    fix: 'lock an interaction, not the receiver, and only after the body was read',
    apply: (behaviour) => {
      let last: Promise<unknown> = Promise.resolve()
      return {
        ...behaviour,
        flow: (visit, steps) => {
          const turn = last.then(() => behaviour.flow(visit, steps))
          last = turn.catch(() => undefined)
          return turn
        },
      }
    },
  },
  {
    name: 'shares-state-between-requests',
    number: '65',
    explanation: 'keeps the delivery in a variable that all requests share, so that two at the same time mix',
    fix: 'keep what belongs to a request in the request',
    apply: (behaviour) => {
      let current: Parameters<typeof behaviour.take>[1] | undefined
      return {
        ...behaviour,
        take: async (visit, payload, steps) => {
          current = payload
          await steps.surroundings.pause(10)
          return behaviour.take(visit, current, steps)
        },
      }
    },
  },
]
