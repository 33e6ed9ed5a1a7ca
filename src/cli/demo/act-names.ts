/** The acts that ship with the package, in the order in which the demo plays them. */
export const ACT_NAMES = ['clean-delivery', 'downtime', 'lost-response', 'out-of-order', 'forged-and-tampered'] as const
export type ActName = (typeof ACT_NAMES)[number]
