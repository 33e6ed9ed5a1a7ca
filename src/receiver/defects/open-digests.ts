import { digestOf } from '../../dialects/hmac.ts'
import { DIALECTS } from '../../dialects/registry.ts'
import type { Behavior, RequestContext } from '../behavior.ts'
import { acceptingAlso, acceptingOnly, type DefectiveBehavior } from './defect.ts'

const given = (context: RequestContext, steps: Behavior): string => steps.signatureOf(context)?.trim() ?? ''

/** Returns the correct digests of a request in base64 and as hexadecimal digits, with and without the prefix. */
const formsOf = (
  context: RequestContext,
  steps: Behavior,
): readonly { readonly hex: string; readonly all: readonly string[] }[] =>
  steps.secretsOf(context).map((secret) => {
    const form = DIALECTS[context.dialect].signature
    const bytes = Buffer.from(digestOf(form, secret, steps.signedBytes(context)), form.digest.encoding)
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
      acceptingOnly(behavior, (context, steps) =>
        formsOf(context, steps).some(({ hex }) => hex === given(context, steps).toLowerCase()),
      ),
  },
  {
    name: 'accepts-any-digest-encoding',
    apply: (behavior) =>
      acceptingAlso(behavior, (context, steps) =>
        formsOf(context, steps).some(({ all }) => all.includes(given(context, steps))),
      ),
  },
  {
    name: 'crashes-on-digest-length',
    apply: (behavior) => ({
      ...behavior,
      verify: (context, steps) => {
        const { length } = DIALECTS[context.dialect].signature.format({ digest: '', t: '' })
        const value = given(context, steps)
        if (value !== '' && value.length !== length + DIALECTS[context.dialect].signature.digest.length)
          throw new RangeError('Input buffers must have the same byte length')
        return behavior.verify(context, steps)
      },
    }),
  },
  {
    name: 'verifies-only-text-messages',
    apply: (behavior) => acceptingAlso(behavior, ({ body }) => !isText(body)),
  },
]
