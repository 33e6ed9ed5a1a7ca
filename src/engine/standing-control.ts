import type { Clock } from '../clock/clock.ts'
import { FAULTS } from '../faults/registry.ts'
import type { StandingFaults } from '../faults/standing.ts'
import type { StandingSurroundings } from '../faults/standing-input.ts'
import type { Store } from '../journal/store.ts'
import type { SubscriptionRegistry } from '../subscriptions/registry.ts'
import type { StandingControl } from './core.ts'

/** Makes the control of the standing faults; each change is journalled. */
export const createStandingControl = ({
  standing,
  clock,
  store,
  registry,
}: {
  standing: StandingFaults
  clock: Clock
  store: Store
  registry: SubscriptionRegistry
}): StandingControl => {
  const surroundings = (): StandingSurroundings => ({
    now: clock.now(),
    isSubscription: (id) => registry.get(id) !== undefined,
  })
  const changed = (): void => {
    store.append({
      seq: 0,
      at: clock.now(),
      type: 'faults-changed',
      standing: standing.list().map(({ fault }) => fault),
    })
  }
  return {
    set(faults) {
      standing.set(faults, surroundings())
      changed()
    },
    add(fault) {
      const added = standing.add(fault, surroundings())
      changed()
      return added
    },
    remove(id) {
      if (!standing.remove(id)) return false
      changed()
      return true
    },
    clear() {
      standing.clear()
      changed()
    },
    list: () => standing.list(),
    catalogue: () => FAULTS,
  }
}
