import { MockError } from '../kit/error.ts'
import type { DialectFacts, DialectWire, HeaderLine, SigningInput } from './dialect.ts'
import { beginHmac, digestOf } from './hmac.ts'

interface SigningOptions {
  /** Returns the signed time as text, from milliseconds since the Unix epoch. Default: milliseconds. */
  readonly timeOf?: (signedAt: number) => string
  /** How the digest is written where that is an assumption. Default: as the form says. */
  readonly encoding?: 'hex' | 'base64'
}

/** How a dialect signs: its form, with the check of its secret in front. */
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
