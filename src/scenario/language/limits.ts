/** The most deliveries, interactions or redeliveries of one step. */
export const MAX_COPIES = 1000
