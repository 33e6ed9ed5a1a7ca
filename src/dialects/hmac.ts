import { createHash, createHmac, createSecretKey, hash, type Hmac, type KeyObject } from 'node:crypto'
import type { SignatureForm } from './dialect.ts'

/** Maximum number of cached keys; one more clears the cache. */
const MAX_KEYS = 1000
const keys = new Map<string, KeyObject>()

/** Returns the key of a secret, from the cache if possible. */
const keyOf = (secret: string, encoding: SignatureForm['key']): KeyObject => {
  const name = `${encoding} ${secret}`
  let key = keys.get(name)
  if (!key) {
    key = createSecretKey(secret, encoding)
    if (keys.size >= MAX_KEYS) keys.clear()
    keys.set(name, key)
  }
  return key
}

/**
 * Starts the HMAC of a body that is given in parts; `t` is the signed time as text, ignored in a dialect without one.
 */
export const beginHmac = ({ hash: name, key, timed }: SignatureForm, secret: string, t: string): Hmac => {
  const hmac = createHmac(name, keyOf(secret, key))
  return timed ? hmac.update(`${t}.`) : hmac
}

/** Block size of SHA-1 and SHA-256 in bytes. */
const BLOCK_BYTES = 64

/** Bodies up to this many bytes are signed with two hash calls, which takes half the time of an Hmac object. */
const SMALL_BYTES = 16_384

/** The padded keys for the two hashes of an HMAC. RFC 2104, 2. */
interface Pads {
  readonly inner: Uint8Array
  readonly outer: Uint8Array
}

const pads = new Map<string, Pads>()

const padsOf = ({ hash: name, key: encoding }: SignatureForm, secret: string): Pads => {
  const place = `${name} ${encoding} ${secret}`
  const known = pads.get(place)
  if (known) return known
  const given = Buffer.from(secret, encoding)
  const key = given.length > BLOCK_BYTES ? createHash(name).update(given).digest() : given
  const padWith = (byte: number): Uint8Array =>
    Uint8Array.from({ length: BLOCK_BYTES }, (_, index) => (key[index] ?? 0) ^ byte)
  const made = { inner: padWith(0x36), outer: padWith(0x5c) }
  if (pads.size >= MAX_KEYS) pads.clear()
  pads.set(place, made)
  return made
}

/** Reused for each digest: the inner pad, the signed time and the body; the outer pad and the inner digest. */
const inner = Buffer.alloc(BLOCK_BYTES + SMALL_BYTES)
const outer = Buffer.alloc(BLOCK_BYTES * 2)

/** Returns the digest of a body in an encoding; default: that of the dialect. */
export const digestOf = (
  form: SignatureForm,
  secret: string,
  body: Uint8Array,
  t = '',
  encoding: 'hex' | 'base64' = form.digest.encoding,
): string => {
  const prefix = form.timed ? `${t}.` : ''
  // A character takes at most three bytes.
  if (prefix.length * 3 + body.length > SMALL_BYTES) return beginHmac(form, secret, t).update(body).digest(encoding)
  const { inner: innerPad, outer: outerPad } = padsOf(form, secret)
  inner.set(innerPad)
  const begin = BLOCK_BYTES + inner.write(prefix, BLOCK_BYTES)
  inner.set(body, begin)
  const digest = hash(form.hash, inner.subarray(0, begin + body.length), 'binary')
  outer.set(outerPad)
  outer.write(digest, BLOCK_BYTES, 'latin1')
  return hash(form.hash, outer.subarray(0, BLOCK_BYTES + digest.length), encoding)
}
