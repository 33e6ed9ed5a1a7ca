/** The state of an interaction after its processed events, or the reported status of a conversation. */
export type State = string
