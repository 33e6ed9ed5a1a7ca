import type { Clock } from '../clock/clock.ts'
import type { Dialects } from '../dialects/registry.ts'
import { FAULTS } from '../faults/registry.ts'
import type { StandingFaults } from '../faults/standing.ts'
import type { StandingReferences } from '../faults/standing-input.ts'
import type { Store } from '../journal/store.ts'
import type { SubscriptionRegistry } from '../subscriptions/registry.ts'
import type { StandingControl } from './core.ts'

export interface StandingControlParts {
  readonly standing: StandingFaults
  readonly clock: Clock
  readonly store: Store
  readonly registry: SubscriptionRegistry
  readonly dialects: Dialects
}

/** Creates the control of standing faults, which journals each change. */
export const createStandingControl = ({
  standing,
  clock,
  store,
  registry,
  dialects,
}: StandingControlParts): StandingControl => {
  const dialectsOf: StandingReferences['dialectsOf'] = ({ event, subscriptionId }) => {
    if (event !== undefined) return [dialects.dialectOf(event)]
    const concerned = [...registry.all()].filter(({ id }) => subscriptionId === undefined || id === subscriptionId)
    return new Set(concerned.flatMap(({ events }) => events.map(dialects.dialectOf)))
  }
  const references = (): StandingReferences => ({
    now: clock.now(),
    isSubscription: (id) => registry.get(id) !== undefined,
    dialectsOf,
  })
  const changed = (): void => {
    store.record.faultsChanged(
      clock.now(),
      standing.list().map(({ fault }) => fault),
    )
  }
  return {
    set(faults) {
      standing.set(faults, references())
      changed()
    },
    add(fault) {
      const added = standing.add(fault, references())
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
