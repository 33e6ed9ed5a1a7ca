import { createPools, type Pools } from '../delivery/wire/pools.ts'
import { createTargetPolicy } from '../subscriptions/target-policy.ts'

export type { Pools }

/** Creates connection pools that several cores can share, sequentially or concurrently; the caller closes them. */
export const createSharedPools = (insecureTls: boolean): Pools =>
  createPools({ policy: createTargetPolicy({ allowTargets: [] }), insecureTls })
