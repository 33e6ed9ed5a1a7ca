import { createHash } from 'node:crypto'
import { derive } from '../events/random.ts'

/**
 * Returns the ID of the user with a token, or of the anonymous user without one: a UUID derived from the seed and a
 * hash, which does not reveal the token.
 */
export const userOfToken = (seed: number, token: string | undefined): string =>
  derive(seed, 'user', token === undefined ? '' : createHash('sha256').update(token).digest('hex')).uuid()

/** Returns the ID of the operator, who creates configured subscriptions and makes the changes of the mock itself. */
export const ownerOf = (seed: number): string => derive(seed, 'owner').uuid()
