/** A violation reported by a JSON Schema validator. */
export interface Violation {
  readonly instancePath: string
  readonly keyword: string
  readonly message?: string
  readonly params: Readonly<Record<string, unknown>>
}

/** A compiled schema; after a failed validation `errors` has the reasons. */
export interface Validator {
  (data: unknown): boolean
  errors?: readonly Violation[] | null
}

/** Returns what is wrong in one sentence, without the value, which may be a credential. */
export const explain = (validator: Validator): string => {
  const violations = validator.errors ?? []
  // In a union every branch reports an error; the deepest one belongs to the intended branch.
  const violation = [...violations].sort((a, b) => depth(b) - depth(a))[0]
  if (!violation) return 'it does not match the documented schema'
  const where = violation.instancePath === '' ? 'the body' : violation.instancePath.slice(1)
  const { params } = violation
  switch (violation.keyword) {
    case 'required':
      return `${where} has no "${String(params.missingProperty)}"`
    case 'additionalProperties':
      return `${where} has the unknown field "${String(params.additionalProperty)}"`
    case 'enum':
      return `${where} must be one of ${(params.allowedValues as unknown[]).slice(0, 40).map(String).join(', ')}`
    case 'type':
      return `${where} is not of type ${String(params.type)}`
    default:
      return `${where} ${violation.message ?? 'is not valid'}`
  }
}

const depth = ({ instancePath, keyword }: Violation): number =>
  instancePath.split('/').length * 10 + (keyword === 'oneOf' || keyword === 'anyOf' || keyword === 'const' ? 0 : 1)
