import type { Lane } from '../../src/timeline/lanes.ts'

/** A delivery of STARTED that has arrived, or what `more` makes of it. */
export const laneOf = (more: Partial<Lane> = {}): Lane => ({
  id: 'dlv_1',
  seq: 1,
  publishedAt: 0,
  event: 'STARTED',
  interactionId: 'i',
  subscriptionId: 's',
  state: 'delivered',
  marks: [],
  faults: [],
  dueAt: undefined,
  why: '',
  version: 0,
  ...more,
})
