import { createHash } from 'node:crypto'
import { derive } from '../events/random.ts'

/**
 * Returns the id of the user that a token belongs to: a UUID, the same for the same seed and token. Without a token:
 * the user that calls without one. Nothing of the token can be read from it.
 */
export const userOfToken = (seed: number, token: string | undefined): string =>
  derive(seed, 'user', token === undefined ? '' : createHash('sha256').update(token).digest('hex')).uuid()

/** Returns the id of the user that runs the mock: who made what was configured, and what the mock changes itself. */
export const ownerOf = (seed: number): string => derive(seed, 'owner').uuid()
