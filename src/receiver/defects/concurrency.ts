import type { DefectiveBehavior } from './defect.ts'

/** Receivers that mix up or block concurrent deliveries. */
export const concurrencyDefects: readonly DefectiveBehavior[] = [
  {
    name: 'check-then-insert',
    apply: (behavior) => {
      const stored = new Set<string>()
      return {
        ...behavior,
        claim: async (key) => {
          if (stored.has(key)) return false
          await behavior.surroundings.pause(10)
          stored.add(key)
          return true
        },
      }
    },
  },
  {
    name: 'processes-one-request-at-a-time',
    apply: (behavior) => {
      let last: Promise<unknown> = Promise.resolve()
      return {
        ...behavior,
        flow: (visit, steps) => {
          const turn = last.then(() => behavior.flow(visit, steps))
          last = turn.catch(() => undefined)
          return turn
        },
      }
    },
  },
  {
    name: 'shares-state-between-requests',
    apply: (behavior) => {
      let current: Parameters<typeof behavior.take>[1] | undefined
      return {
        ...behavior,
        take: async (visit, payload, steps) => {
          current = payload
          await steps.surroundings.pause(10)
          return behavior.take(visit, current, steps)
        },
      }
    },
  },
]
