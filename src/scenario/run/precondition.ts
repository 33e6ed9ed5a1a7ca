/** Ends a scenario whose further steps would show nothing; why has been noted among its observations. */
export class PreconditionFailed extends Error {}
