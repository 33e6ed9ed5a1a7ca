import { createHmac, createSecretKey, type Hmac, type KeyObject } from 'node:crypto'
import type { SignatureForm } from './dialect.ts'

/** Keys that are kept; one more begins anew. */
const MAX_KEYS = 1000
const keys = new Map<string, KeyObject>()

/** Makes the key of a secret once, as long as there are not too many. */
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
 * Begins the HMAC of a body that is given in parts; `t` is the signed time as text, which a dialect without one
 * ignores.
 */
export const beginHmac = ({ hash, key, timed }: SignatureForm, secret: string, t: string): Hmac => {
  const hmac = createHmac(hash, keyOf(secret, key))
  return timed ? hmac.update(`${t}.`) : hmac
}

/** Computes the digest of a body as the form of a dialect writes it. */
export const digestOf = (form: SignatureForm, secret: string, body: Uint8Array, t = ''): string =>
  beginHmac(form, secret, t).update(body).digest(form.digest.encoding)
