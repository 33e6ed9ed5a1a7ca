/** How far an interaction has come by the events that took effect, or the state that they say a conversation has. */
export type State = string
