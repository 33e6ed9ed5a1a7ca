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
          await behavior.environment.pause(10)
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
        flow: (context, steps) => {
          const turn = last.then(() => behavior.flow(context, steps))
          last = turn.catch(() => undefined)
          return turn
        },
      }
    },
  },
  {
    name: 'shares-state-between-requests',
    apply: (behavior) => {
      let current: Parameters<typeof behavior.processEvents>[1] | undefined
      return {
        ...behavior,
        processEvents: async (context, payload, steps) => {
          current = payload
          await steps.environment.pause(10)
          return behavior.processEvents(context, current, steps)
        },
      }
    },
  },
]
