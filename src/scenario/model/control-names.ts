export const CONTROLS = ['secrets', 'clock', 'outage'] as const
export type ControlName = (typeof CONTROLS)[number]
