/** Ends a scenario whose further steps would be no evidence; the reason is in its observations. */
export class PreconditionFailed extends Error {}
