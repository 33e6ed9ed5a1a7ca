import { DIALECTS, type DIALECT_NAMES } from '../../src/dialects/registry.ts'

/** Returns a secret that a dialect takes: the first of several forms. */
export const secretOf = (name: (typeof DIALECT_NAMES)[number]): string => {
  const forms = ['any text', 'ab'.repeat(32), Buffer.alloc(32, 7).toString('base64')]
  const secret = forms.find((one) => DIALECTS[name].checkSecret(one) === undefined)
  if (secret === undefined) throw new Error(`no secret here has the form of the dialect ${name}: add one`)
  return secret
}
