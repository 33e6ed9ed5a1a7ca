/** Deliveries, interactions or redeliveries of one step, at most. */
export const MAX_COPIES = 1000
