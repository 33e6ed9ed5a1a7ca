import { createPools, type Pools } from '../delivery/wire/pools.ts'
import { createTargetPolicy } from '../subscriptions/target-policy.ts'

export type { Pools }

/** Makes connections that several cores send over, one after the other or at once; whoever made them ends them. */
export const createSharedPools = (insecureTls: boolean): Pools =>
  createPools({ policy: createTargetPolicy({ allowTargets: [] }), insecureTls })
