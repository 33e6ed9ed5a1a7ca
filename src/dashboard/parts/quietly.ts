/** Runs work that the user did not request. A failure is not reported: the connection's state shows it. */
export const quietly = (work: () => Promise<unknown>): void => void work().catch(() => undefined)
