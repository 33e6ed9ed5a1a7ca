import { createHash } from 'node:crypto'
import { derive } from '../events/random.ts'

/**
 * Returns the id of the user of a token: a UUID, the same for the same seed and token; without a token, the id of the
 * anonymous user. It does not reveal the token.
 */
export const userOfToken = (seed: number, token: string | undefined): string =>
  derive(seed, 'user', token === undefined ? '' : createHash('sha256').update(token).digest('hex')).uuid()

/** Returns the id of the operator of the mock, the user of configured subscriptions and of changes by the mock. */
export const ownerOf = (seed: number): string => derive(seed, 'owner').uuid()
