import type { EntryOf } from './entry.ts'

// How an entry is stored: as an object, or in columns.
export const AS_OBJECT = 0
export const SCHEDULED = 1
export const STARTED = 2
export const ENDED = 3
export const DECIDED = 4
export const DELIVERED = 5
export const EXHAUSTED = 6
export const PUBLISHED = 7
export const CHANGED = 8
export const ACCEPTED = 9
export const REJECTED = 10

/** Changes to subscriptions, stored as their index in this list. */
export const CHANGES: readonly EntryOf<'subscription-changed'>['change'][] = [
  'created',
  'patched',
  'enabled',
  'disabled',
  'deleted',
]
