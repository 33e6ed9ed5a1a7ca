import { VERSION } from '../kit/version.ts'

/** The User-Agent of the sender; the documents state none. Assumption: `userAgent`. */
export const USER_AGENT = `mock-genesys/${VERSION}`
