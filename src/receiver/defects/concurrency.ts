import type { DefectiveBehaviour } from './defect.ts'

/** Receivers that mix or block what comes at the same time. */
export const concurrencyDefects: readonly DefectiveBehaviour[] = [
  {
    name: 'check-then-insert',
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
