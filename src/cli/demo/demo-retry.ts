/** Redelivery in the demo, short enough to be watched. Times are milliseconds. */
export const DEMO_RETRY = { attempts: 5, pauseMs: 2000, responseTimeoutMs: 1000 } as const
