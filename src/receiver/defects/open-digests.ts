import { digestOf } from '../../dialects/hmac.ts'
import { DIALECTS } from '../../dialects/registry.ts'
import type { Behaviour, Visit } from '../behaviour.ts'
import { acceptingAlso, acceptingOnly, type DefectiveBehaviour } from './defect.ts'

const given = (visit: Visit, steps: Behaviour): string => steps.signatureOf(visit)?.trim() ?? ''

/** The right digests of a request, in base64 and in hexadecimal digits, with or without the prefix of its dialect. */
const formsOf = (
  visit: Visit,
  steps: Behaviour,
): readonly { readonly hex: string; readonly all: readonly string[] }[] =>
  steps.secretsOf(visit).map((secret) => {
    const form = DIALECTS[visit.dialect].signature
    const bytes = Buffer.from(digestOf(form, secret, steps.signedBytes(visit)), form.digest.encoding)
    const texts = [bytes.toString('hex'), bytes.toString('base64')]
    const prefixed = texts.map((digest) => form.format({ digest, t: '' }))
    return { hex: prefixed[0] ?? '', all: [...texts, ...prefixed] }
  })

const isText = (body: Uint8Array | undefined): boolean => /"type"\s*:\s*"Text"/.test(Buffer.from(body ?? []).toString())

/** Receivers that take a digest in base64 for something else, or look at it now and then. */
export const openDigestDefects: readonly DefectiveBehaviour[] = [
  {
    name: 'compares-hexadecimal-digests',
    apply: (behaviour) =>
      acceptingOnly(behaviour, (visit, steps) =>
        formsOf(visit, steps).some(({ hex }) => hex === given(visit, steps).toLowerCase()),
      ),
  },
  {
    name: 'accepts-every-digest-form',
    apply: (behaviour) =>
      acceptingAlso(behaviour, (visit, steps) =>
        formsOf(visit, steps).some(({ all }) => all.includes(given(visit, steps))),
      ),
  },
  {
    name: 'throws-on-another-length',
    apply: (behaviour) => ({
      ...behaviour,
      verify: (visit, steps) => {
        const { length } = DIALECTS[visit.dialect].signature.format({ digest: '', t: '' })
        const value = given(visit, steps)
        if (value !== '' && value.length !== length + DIALECTS[visit.dialect].signature.digest.length)
          throw new RangeError('Input buffers must have the same byte length')
        return behaviour.verify(visit, steps)
      },
    }),
  },
  {
    name: 'verifies-text-messages-only',
    apply: (behaviour) => acceptingAlso(behaviour, ({ body }) => !isText(body)),
  },
]
