import { digestOf } from '../../dialects/hmac.ts'
import { DIALECTS } from '../../dialects/registry.ts'
import type { Behavior, Visit } from '../behavior.ts'
import { acceptingAlso, acceptingOnly, type DefectiveBehavior } from './defect.ts'

const given = (visit: Visit, steps: Behavior): string => steps.signatureOf(visit)?.trim() ?? ''

/** Returns the correct digests of a request in base64 and as hexadecimal digits, with and without the prefix. */
const formsOf = (visit: Visit, steps: Behavior): readonly { readonly hex: string; readonly all: readonly string[] }[] =>
  steps.secretsOf(visit).map((secret) => {
    const form = DIALECTS[visit.dialect].signature
    const bytes = Buffer.from(digestOf(form, secret, steps.signedBytes(visit)), form.digest.encoding)
    const texts = [bytes.toString('hex'), bytes.toString('base64')]
    const prefixed = texts.map((digest) => form.format({ digest, t: '' }))
    return { hex: prefixed[0] ?? '', all: [...texts, ...prefixed] }
  })

const isText = (body: Uint8Array | undefined): boolean => /"type"\s*:\s*"Text"/.test(Buffer.from(body ?? []).toString())

/** Receivers that misread base64 digests, or do not always verify them. */
export const openDigestDefects: readonly DefectiveBehavior[] = [
  {
    name: 'expects-hexadecimal-digest',
    apply: (behavior) =>
      acceptingOnly(behavior, (visit, steps) =>
        formsOf(visit, steps).some(({ hex }) => hex === given(visit, steps).toLowerCase()),
      ),
  },
  {
    name: 'accepts-any-digest-encoding',
    apply: (behavior) =>
      acceptingAlso(behavior, (visit, steps) =>
        formsOf(visit, steps).some(({ all }) => all.includes(given(visit, steps))),
      ),
  },
  {
    name: 'crashes-on-digest-length',
    apply: (behavior) => ({
      ...behavior,
      verify: (visit, steps) => {
        const { length } = DIALECTS[visit.dialect].signature.format({ digest: '', t: '' })
        const value = given(visit, steps)
        if (value !== '' && value.length !== length + DIALECTS[visit.dialect].signature.digest.length)
          throw new RangeError('Input buffers must have the same byte length')
        return behavior.verify(visit, steps)
      },
    }),
  },
  {
    name: 'verifies-only-text-messages',
    apply: (behavior) => acceptingAlso(behavior, ({ body }) => !isText(body)),
  },
]
