import { SIGNATURES } from '../generated/dialects.ts'
import { byteLength } from './pretty-json.ts'

/** The parts of an attempt that concern its signature. */
export interface Signed {
  readonly dialect: string
  readonly headers: readonly (readonly string[])[]
  /** The body as it was sent. */
  readonly body: string
  /** The subscription's secret; undefined if unknown. */
  readonly secret: string | undefined
}

export interface SignatureStep {
  readonly title: string
  readonly text: string
}

/** How a dialect formats a signature: `value` contains `{digest}` and, if a time is signed, `{t}` as placeholders. */
interface Form {
  readonly header: string
  readonly hash: 'sha1' | 'sha256'
  readonly key: 'utf8' | 'hex' | 'base64'
  readonly encoding: 'hex' | 'base64'
  readonly length: number
  readonly timed: boolean
  readonly value: string
}
const FORMS: Readonly<Record<string, Form>> = SIGNATURES

const fromHex = (text: string): Uint8Array<ArrayBuffer> | undefined => {
  const bytes = (text.match(/../g) ?? []).map((pair) => Number(`0x${pair}`))
  return bytes.length * 2 === text.length && !bytes.some(Number.isNaN) ? Uint8Array.from(bytes) : undefined
}

const fromBase64 = (text: string): Uint8Array<ArrayBuffer> | undefined => {
  try {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
  } catch {
    return undefined
  }
}

const KEYS: Readonly<
  Record<Form['key'], { readonly text: string; readonly of: (secret: string) => Uint8Array<ArrayBuffer> | undefined }>
> = {
  utf8: { text: "the secret's text in UTF-8", of: (secret) => new TextEncoder().encode(secret) },
  hex: { text: 'the secret decoded from hexadecimal', of: fromHex },
  base64: { text: 'the secret decoded from base64', of: fromBase64 },
}

const WRITTEN: Readonly<
  Record<Form['encoding'], { readonly text: string; readonly of: (digest: Uint8Array) => string }>
> = {
  hex: {
    text: 'hexadecimal digits',
    of: (digest) => [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
  },
  base64: { text: 'characters of base64', of: (digest) => btoa(String.fromCharCode(...digest)) },
}

/**
 * Computes an HMAC; undefined if the browser does not support it, as on a page from another machine over plain HTTP.
 */
const hmac = async (
  { hash, encoding }: Form,
  key: Uint8Array<ArrayBuffer>,
  text: string,
): Promise<string | undefined> => {
  const { subtle } = globalThis.crypto as { subtle?: typeof globalThis.crypto.subtle }
  if (!subtle || key.length === 0) return undefined
  const name = { sha1: 'SHA-1', sha256: 'SHA-256' }[hash]
  const imported = await subtle.importKey('raw', key, { name: 'HMAC', hash: name }, false, ['sign'])
  return WRITTEN[encoding].of(new Uint8Array(await subtle.sign('HMAC', imported, new TextEncoder().encode(text))))
}

/** Returns the steps that compute the signature of an attempt, and whether the known secret gives the same result. */
export const signatureSteps = async ({ dialect, headers, body, secret }: Signed): Promise<SignatureStep[]> => {
  const form = FORMS[dialect]
  if (!form) return []
  const { header, value, timed } = form
  const sent = headers.find(([name]) => name?.toLowerCase() === header.toLowerCase())?.[1]
  const [, t = ''] = (timed && /(?:^|,)t=([^,]*)/.exec(sent ?? '')) || []
  const key = secret === undefined ? undefined : KEYS[form.key].of(secret)
  const message = timed ? `${t}.${body}` : body
  const digest = key && (await hmac(form, key, message))
  const size = `${String(byteLength(message))} bytes`
  return [
    { title: 'Key', text: KEYS[form.key].text + (key ? `, ${String(key.length)} bytes` : '') },
    ...(timed ? [{ title: 'Time', text: timeText(t) }] : []),
    {
      title: 'Message',
      text: timed ? `t, a dot and the body exactly as sent: ${size}` : `the body exactly as sent, ${size}`,
    },
    { title: `HMAC-${form.hash.toUpperCase()}`, text: digest ?? 'cannot be computed here' },
    {
      title: 'Header',
      text: `${header}: ${filled(value, '<t>', `<${String(form.length)} ${WRITTEN[form.encoding].text}>`)}`,
    },
    verdict(header, sent, digest === undefined ? undefined : filled(value, t, digest)),
  ]
}

const filled = (value: string, t: string, digest: string): string =>
  value.replace('{t}', () => t).replace('{digest}', () => digest)

const timeText = (t: string): string => {
  if (t === '') return 'no t in the header'
  return `t=${t}, in milliseconds${/^\d{1,15}$/.test(t) ? ` (${new Date(Number(t)).toISOString()})` : ''}`
}

const verdict = (name: string, sent: string | undefined, computed: string | undefined): SignatureStep => {
  if (sent === undefined) return { title: 'Sent', text: `no ${name} at all: this attempt is unsigned` }
  if (computed === undefined) return { title: 'Sent', text: sent }
  return {
    title: 'Sent',
    text: sent === computed ? `${sent}: the same` : `${sent}: not what the known secret makes of these bytes`,
  }
}
