import { VERSION } from '../kit/version.ts'

/** Names the sender. The documents state no User-Agent. Assumption: `userAgent`. */
export const USER_AGENT = `mock-genesys/${VERSION}`
