import { GrowingMask, type Mask } from '../kit/masking/mask.ts'
import type { MockCore } from '../engine/core.ts'
import type { Subscription } from '../subscriptions/subscription.ts'

/**
 * A header of a subscription whose name matches contains a credential; the value of any other header counts as one if
 * it has at least this many characters.
 */
const CREDENTIAL = /auth|cookie|token|secret|password|session|key/i
const MIN_CREDENTIAL_CHARACTERS = 8
/** Minimum number of secrets that are remembered; above twice as many, the oldest are dropped. */
const MIN_SECRETS_KEPT = 1000

/**
 * Returns the credentials in a header: the value, the value without its scheme, and the credentials and password that
 * Basic encodes.
 */
const valuesIn = (value: string): string[] => {
  const bare = value.replace(/^(?:Basic|Bearer|Digest|Token)\s+/i, '')
  const decoded = /^basic\s/i.test(value) ? Buffer.from(bare, 'base64').toString('utf8') : ''
  return [value, bare, decoded, decoded.slice(decoded.indexOf(':') + 1)].filter((one) => one !== '')
}

const secretsIn = ({ secret, headers, customHeaders = {} }: Subscription): string[] => [
  secret,
  ...[headers, customHeaders]
    .flatMap(Object.entries<string>)
    .flatMap(([name, value]) =>
      CREDENTIAL.test(name) || value.length >= MIN_CREDENTIAL_CHARACTERS ? valuesIn(value) : [],
    ),
]

/** Maximum number of texts whose masked form is cached, such as URLs and event names, and their maximum length. */
const [MAX_TEXTS_KEPT, MAX_KEPT_CHARACTERS] = [256, 128]

/** The parts of a mock that contain its secrets. */
export type SecretKeeper = Pick<MockCore, 'subscriptions' | 'deletedAfter' | 'options'>

/**
 * Returns a function that masks every secret of a mock in outgoing text: those of its subscriptions, the credentials in
 * their headers, its API key and its control token. It does no work until it is called.
 */
export const createViewMask = (core: SecretKeeper): Mask => {
  const known = new Set<string>()
  let read: readonly Subscription[] | undefined
  let hidden = new GrowingMask()
  const kept = new Map<string, string>()
  const refresh = (): void => {
    kept.clear()
    const { apiKey = '', controlToken = '' } = core.options
    const fresh = new Set<string>()
    for (const secret of [
      apiKey,
      controlToken,
      ...[...core.deletedAfter(-Infinity), ...core.subscriptions()].flatMap(secretsIn),
    ])
      if (secret !== '' && !known.has(secret)) fresh.add(secret)
    for (const secret of fresh) known.add(secret)
    if (known.size <= 2 * MIN_SECRETS_KEPT) return hidden.add([...fresh])
    for (const oldest of known) {
      if (known.size <= MIN_SECRETS_KEPT) break
      known.delete(oldest)
    }
    hidden = new GrowingMask()
    hidden.add([...known])
  }
  return (text) => {
    const now = core.subscriptions()
    if (now !== read) {
      refresh()
      read = now
    }
    if (text.length > MAX_KEPT_CHARACTERS) return hidden.mask(text)
    const before = kept.get(text)
    if (before !== undefined) return before
    if (kept.size >= MAX_TEXTS_KEPT) kept.clear()
    const masked = hidden.mask(text)
    kept.set(text, masked)
    return masked
  }
}
