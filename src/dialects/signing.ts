import { MockError } from '../kit/error.ts'
import type { DialectFacts, DialectWire, HeaderLine, SigningInput } from './dialect.ts'
import { beginHmac, digestOf } from './hmac.ts'

interface SigningOptions {
  /** Returns the signed time as text, from milliseconds since the Unix epoch. Default: milliseconds. */
  readonly timeOf?: (signedAt: number) => string
  /** Encoding of the digest if it is an assumption. Default: that of the form. */
  readonly encoding?: 'hex' | 'base64'
}

/** Returns the signing functions of a dialect, which check the secret first. */
export const signingBy = (
  { signature: form, checkSecret }: Pick<DialectFacts, 'signature' | 'checkSecret'>,
  { timeOf = String, encoding = form.digest.encoding }: SigningOptions = {},
): Pick<DialectWire, 'sign' | 'signer'> => {
  const check = ({ secret, emptyKey = false }: Omit<SigningInput, 'body'>): void => {
    const problem = emptyKey && secret === '' ? undefined : checkSecret(secret)
    if (problem) throw new MockError(problem)
  }
  const line = (digest: string, t: string): HeaderLine => [form.header, form.format({ digest, t })]
  return {
    sign(input) {
      check(input)
      if (input.signature) return input.signature
      const t = form.timed ? timeOf(input.signedAt) : ''
      return [line(digestOf(form, input.secret, input.body, t, encoding), t)]
    },
    signer(input) {
      check(input)
      const t = form.timed ? timeOf(input.signedAt) : ''
      const hmac = beginHmac(form, input.secret, t)
      return { update: (part) => void hmac.update(part), lines: () => [line(hmac.digest(encoding), t)] }
    },
  }
}
