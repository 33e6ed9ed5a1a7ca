/** How far an interaction has come, by the events that took effect. */
export type State = 'STARTED' | 'FINISHED'
