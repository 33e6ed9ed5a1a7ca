/** Ends a scenario whose further steps would prove nothing; the reason is in its observations. */
export class PreconditionFailed extends Error {}
