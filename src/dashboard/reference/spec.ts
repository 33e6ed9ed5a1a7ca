/** The part of a JSON Schema 2020-12 that the page reads. */
export interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly format?: string
  readonly description?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Schema
  readonly items?: Schema
  readonly prefixItems?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly anyOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly default?: unknown
  readonly examples?: readonly unknown[]
  readonly pattern?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly minProperties?: number
}

export interface Example {
  readonly summary?: string
  readonly value: unknown
}

export interface Content {
  readonly schema?: Schema
  readonly examples?: Readonly<Record<string, Example>>
}

export interface SpecParameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required?: boolean
  readonly description?: string
  readonly schema: Schema
}

export interface Body {
  readonly required?: boolean
  readonly content: Readonly<Record<string, Content>>
}

export interface SpecResponse {
  readonly description: string
  readonly content?: Readonly<Record<string, Content>>
}

interface Ref {
  readonly $ref: string
}

interface Described {
  readonly operationId: string
  readonly summary: string
  readonly description?: string
  readonly tags: readonly string[]
  readonly parameters?: readonly (SpecParameter | Ref)[]
  readonly requestBody?: Body
  readonly responses: Readonly<Record<string, SpecResponse | Ref>>
}

export const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const
type Method = (typeof METHODS)[number]
type PathItem = { readonly [M in Method]?: Described } & { readonly parameters?: readonly (SpecParameter | Ref)[] }

/** The part of an OpenAPI 3.1 document that the page reads. */
export interface Spec {
  readonly info: { readonly title: string; readonly summary?: string; readonly description?: string }
  readonly tags: readonly { readonly name: string; readonly description: string }[]
  readonly paths: Readonly<Record<string, PathItem>>
  readonly webhooks?: Readonly<Record<string, PathItem>>
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

/**
 * Follows a reference within a document. Siblings of a reference override its target. @throws {Error} if the target
 * does not exist
 */
export const resolve = <T extends object>(spec: Spec, node: T | Ref): T => {
  if (!('$ref' in node) || typeof node.$ref !== 'string') return node as T
  const { $ref, ...beside } = node
  let found: unknown = spec
  for (const key of $ref.replace(/^#\//, '').split('/'))
    found =
      typeof found === 'object' && found !== null
        ? (found as Readonly<Record<string, unknown>>)[key.replaceAll('~1', '/').replaceAll('~0', '~')]
        : undefined
  if (typeof found !== 'object' || found === null) throw new Error(`${$ref} leads nowhere`)
  return { ...resolve(spec, found as T | Ref), ...beside }
}

/** Returns the name of a referenced schema; undefined if it is not a reference. */
export const nameOf = ({ $ref }: Schema): string | undefined => $ref?.split('/').at(-1)
