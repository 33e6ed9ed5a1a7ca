import { createHash, createHmac, createSecretKey, hash, type Hmac, type KeyObject } from 'node:crypto'
import type { BytesOrAscii } from '../kit/ascii.ts'
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
  readonly form: SignatureForm
  readonly secret: string
  readonly inner: Uint8Array
  /** Followed by room for the inner digest. */
  readonly outer: Buffer
}

const pads = new Map<string, Pads>()
/** Most bodies are signed like the one before. */
let lastPads: Pads | undefined

const padsOf = (form: SignatureForm, secret: string): Pads =>
  lastPads?.form === form && lastPads.secret === secret ? lastPads : (lastPads = makePads(form, secret))

const makePads = (form: SignatureForm, secret: string): Pads => {
  const { hash: name, key: encoding } = form
  const place = `${name} ${encoding} ${secret}`
  const known = pads.get(place)
  if (known) return known
  const given = Buffer.from(secret, encoding)
  const key = given.length > BLOCK_BYTES ? createHash(name).update(given).digest() : given
  const padWith = (byte: number): Uint8Array =>
    Uint8Array.from({ length: BLOCK_BYTES }, (_, index) => (key[index] ?? 0) ^ byte)
  const outer = Buffer.alloc(BLOCK_BYTES + hash(name, '', 'buffer').length)
  outer.set(padWith(0x5c))
  const made = { form, secret, inner: padWith(0x36), outer }
  if (pads.size >= MAX_KEYS) pads.clear()
  pads.set(place, made)
  return made
}

/** Reused for each digest: the inner pad, the signed time and the body. */
const inner = Buffer.alloc(BLOCK_BYTES + SMALL_BYTES)
/** The part of it in use; bodies of one kind mostly have one length. */
let innerUsed = inner

/** Returns the digest of a body in an encoding; default: that of the dialect. */
export const digestOf = (
  form: SignatureForm,
  secret: string,
  body: BytesOrAscii,
  t = '',
  encoding: 'hex' | 'base64' = form.digest.encoding,
): string => {
  const prefix = form.timed ? `${t}.` : ''
  // A character takes at most three bytes.
  if (prefix.length * 3 + body.length > SMALL_BYTES) return beginHmac(form, secret, t).update(body).digest(encoding)
  const { inner: innerPad, outer } = padsOf(form, secret)
  inner.set(innerPad)
  const begin = prefix === '' ? BLOCK_BYTES : BLOCK_BYTES + inner.write(prefix, BLOCK_BYTES)
  if (typeof body === 'string') inner.write(body, begin, 'latin1')
  else inner.set(body, begin)
  const end = begin + body.length
  if (innerUsed.length !== end) innerUsed = inner.subarray(0, end)
  outer.write(hash(form.hash, innerUsed, 'binary'), BLOCK_BYTES, 'latin1')
  return hash(form.hash, outer, encoding)
}
