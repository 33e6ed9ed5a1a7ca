import { createHmac, createSecretKey, type Hmac, type KeyObject } from 'node:crypto'

const KEPT = 1000
const keys = new Map<string, KeyObject>()

/** Makes the key of a secret once; the newest thousand are kept. */
const keyOf = (secret: string, encoding: 'utf8' | 'hex'): KeyObject => {
  const name = `${encoding} ${secret}`
  let key = keys.get(name)
  if (!key) {
    key = createSecretKey(secret, encoding)
    if (keys.size >= KEPT) keys.clear()
    keys.set(name, key)
  }
  return key
}

/** HMAC-SHA1 in 40 lower-case hexadecimal digits; the key is the secret's UTF-8 text. Seeds 001 and 002; hexadecimal by convention of the header. */
export const hmacSha1 = (secret: string, body: Uint8Array): string =>
  createHmac('sha1', keyOf(secret, 'utf8')).update(body).digest('hex')

/** HMAC-SHA256 over `t`, a dot and the body, in 64 lower-case hexadecimal digits; the key is the hex-decoded secret. Public documentation, security page. */
export const hmacSha256 = (hexSecret: string, t: string, body: Uint8Array): string =>
  createHmac('sha256', keyOf(hexSecret, 'hex')).update(`${t}.`).update(body).digest('hex')

/** Begins an HMAC-SHA1 of what is given in parts; otherwise as {@link hmacSha1}. */
export const beginHmacSha1 = (secret: string): Hmac => createHmac('sha1', keyOf(secret, 'utf8'))

/** Begins an HMAC-SHA256 over `t`, a dot and what is given in parts; otherwise as {@link hmacSha256}. */
export const beginHmacSha256 = (hexSecret: string, t: string): Hmac =>
  createHmac('sha256', keyOf(hexSecret, 'hex')).update(`${t}.`)
