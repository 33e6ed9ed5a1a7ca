/** Does work that nobody asked for just now. Its failure is not reported: the connection's state shows it. */
export const quietly = (work: () => Promise<unknown>): void => void work().catch(() => undefined)
