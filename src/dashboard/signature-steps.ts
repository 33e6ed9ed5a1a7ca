import { byteLength } from './pretty-json.ts'

/** How a dialect signs, as far as the steps need to know. */
export interface Signed {
  readonly dialect: 'interactions' | 'conversations'
  readonly headers: readonly (readonly string[])[]
  /** The body as it was sent. */
  readonly body: string
  /** The subscription's secret; undefined when it is not known. */
  readonly secret: string | undefined
}

export interface SignatureStep {
  readonly title: string
  readonly text: string
}

const hex = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')

const fromHex = (text: string): Uint8Array<ArrayBuffer> | undefined => {
  if (!/^([0-9a-f]{2})+$/i.test(text)) return undefined
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16))
}

const headerOf = (headers: Signed['headers'], wanted: string): string | undefined =>
  headers.find(([name]) => name?.toLowerCase() === wanted)?.[1]

/** Computes an HMAC, or undefined where the browser offers none: on a page of plain HTTP from another machine. */
const hmac = async (
  hash: 'SHA-1' | 'SHA-256',
  key: Uint8Array<ArrayBuffer>,
  text: string,
): Promise<string | undefined> => {
  const { subtle } = globalThis.crypto as { subtle?: typeof globalThis.crypto.subtle }
  if (!subtle || key.length === 0) return undefined
  const imported = await subtle.importKey('raw', key, { name: 'HMAC', hash }, false, ['sign'])
  return hex(await subtle.sign('HMAC', imported, new TextEncoder().encode(text)))
}

/** Tells how an attempt's signature was made, and whether it comes out the same with the secret that is known. */
export const signatureSteps = async (signed: Signed): Promise<SignatureStep[]> =>
  signed.dialect === 'interactions' ? interactionsSteps(signed) : conversationsSteps(signed)

const interactionsSteps = async ({ headers, body, secret }: Signed): Promise<SignatureStep[]> => {
  const sent = headerOf(headers, 'x-hub-signature')
  const key = secret === undefined ? undefined : new TextEncoder().encode(secret)
  const computed = key && (await hmac('SHA-1', key, body))
  return [
    {
      title: 'Key',
      text: key ? `the secret's text in UTF-8, ${String(key.length)} bytes` : "the secret's text in UTF-8",
    },
    { title: 'Message', text: `the body exactly as sent, ${String(byteLength(body))} bytes` },
    { title: 'HMAC-SHA1', text: computed ?? 'cannot be computed here' },
    { title: 'Header', text: `X-Hub-Signature: sha1= and the 40 hexadecimal digits` },
    verdict('X-Hub-Signature', sent, computed === undefined ? undefined : `sha1=${computed}`),
  ]
}

const conversationsSteps = async ({ headers, body, secret }: Signed): Promise<SignatureStep[]> => {
  const sent = headerOf(headers, 'x-dixa-signature')
  const [, t = ''] = /(?:^|,)t=([^,]*)/.exec(sent ?? '') ?? []
  const key = secret === undefined ? undefined : fromHex(secret)
  const computed = key && (await hmac('SHA-256', key, `${t}.${body}`))
  return [
    {
      title: 'Key',
      text: key
        ? `the secret decoded from hexadecimal, ${String(key.length)} bytes`
        : 'the secret decoded from hexadecimal',
    },
    {
      title: 'Time',
      text:
        t === ''
          ? 'no t in the header'
          : `t=${t}, in milliseconds${/^\d{1,15}$/.test(t) ? ` (${new Date(Number(t)).toISOString()})` : ''}`,
    },
    { title: 'Message', text: `t, a dot and the body exactly as sent: ${String(byteLength(`${t}.${body}`))} bytes` },
    { title: 'HMAC-SHA256', text: computed ?? 'cannot be computed here' },
    { title: 'Header', text: 'X-DIXA-SIGNATURE: t=, the time, ,v1= and the 64 hexadecimal digits' },
    verdict('X-DIXA-SIGNATURE', sent, computed === undefined ? undefined : `t=${t},v1=${computed}`),
  ]
}

const verdict = (name: string, sent: string | undefined, computed: string | undefined): SignatureStep => {
  if (sent === undefined) return { title: 'Sent', text: `no ${name} at all: this attempt is unsigned` }
  if (computed === undefined) return { title: 'Sent', text: sent }
  return {
    title: 'Sent',
    text: sent === computed ? `${sent}: the same` : `${sent}: not what the known secret makes of these bytes`,
  }
}
