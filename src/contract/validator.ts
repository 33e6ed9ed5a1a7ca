/** One thing that is wrong with a value, as a JSON Schema validator tells it. */
export interface Violation {
  readonly instancePath: string
  readonly keyword: string
  readonly message?: string
  readonly params: Readonly<Record<string, unknown>>
}

/** A compiled schema; after a refusal `errors` says why. */
export interface Validator {
  (data: unknown): boolean
  errors?: readonly Violation[] | null
}

/** Says in a sentence what is wrong, and never quotes the value: it may be a credential. */
export const explain = (validator: Validator): string => {
  const violations = validator.errors ?? []
  // Of a union every branch complains; the deepest complaint is the one about the branch that was meant.
  const violation = [...violations].sort((a, b) => depth(b) - depth(a))[0]
  if (!violation) return 'it does not have the documented form'
  const where = violation.instancePath === '' ? 'the body' : violation.instancePath.slice(1)
  const { params } = violation
  switch (violation.keyword) {
    case 'required':
      return `${where} lacks "${String(params.missingProperty)}"`
    case 'additionalProperties':
      return `${where} has the unknown member "${String(params.additionalProperty)}"`
    case 'enum':
      return `${where} is none of ${(params.allowedValues as unknown[]).slice(0, 40).map(String).join(', ')}`
    case 'type':
      return `${where} is not of type ${String(params.type)}`
    default:
      return `${where} ${violation.message ?? 'is not valid'}`
  }
}

const depth = ({ instancePath, keyword }: Violation): number =>
  instancePath.split('/').length * 10 + (keyword === 'oneOf' || keyword === 'anyOf' || keyword === 'const' ? 0 : 1)
