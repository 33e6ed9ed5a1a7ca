import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

/** The part of JSON Schema that the specs use. */
export interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly oneOf?: readonly Schema[]
  readonly anyOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly pattern?: string
  readonly format?: string
}

interface Parameter {
  readonly $ref?: string
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly schema: Schema
}
interface Response {
  readonly $ref?: string
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>
}
interface OperationObject {
  readonly operationId: string
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: {
    readonly required?: boolean
    readonly content?: Readonly<Record<string, { readonly schema: Schema }>>
  }
  readonly responses: Readonly<Record<string, Response>>
}
type PathItem = Readonly<Record<string, OperationObject>> & { readonly parameters?: readonly Parameter[] }

/** A spec file as parsed. */
export interface Document {
  readonly paths: Readonly<Record<string, PathItem>>
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

/** What may come back under one status: content types with a JSON pointer to their schema. */
export interface Documented {
  readonly status: string
  readonly content: Readonly<Record<string, string>>
}

/** One operation of a spec, references resolved down to its parameters and responses. */
export interface Operation {
  readonly id: string
  readonly api: 'genesys' | 'control'
  readonly method: string
  readonly path: string
  /** Matches the paths that it is served at. */
  readonly pattern: RegExp
  readonly parameters: readonly Parameter[]
  readonly body: Schema | undefined
  readonly bodyRequired: boolean
  readonly documented: readonly Documented[]
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const

const escape = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1')

/** Both specs by name. */
export const documents: Readonly<Record<Operation['api'], Document>> = {
  genesys: parse(readFileSync(new URL('../../spec/genesys.openapi.yaml', import.meta.url), 'utf8')) as Document,
  control: parse(readFileSync(new URL('../../spec/control.openapi.yaml', import.meta.url), 'utf8')) as Document,
}

/** Follows a local reference. @throws {Error} when nothing is there */
export const resolve = (document: Document, ref: string): unknown => {
  let at: unknown = document
  for (const key of ref.replace(/^#\//, '').split('/'))
    at = (at as Readonly<Record<string, unknown>> | undefined)?.[key.replaceAll('~1', '/').replaceAll('~0', '~')]
  if (at === undefined) throw new Error(`${ref} leads nowhere`)
  return at
}

const resolved = <T extends { readonly $ref?: string }>(document: Document, one: T): T =>
  one.$ref === undefined ? one : (resolve(document, one.$ref) as T)

const documentedOf = (
  api: Operation['api'],
  at: string,
  responses: OperationObject['responses'],
): readonly Documented[] =>
  Object.entries(responses).map(([status, response]) => {
    const pointer = response.$ref ?? `${at}/responses/${status}`
    const { content = {} } = resolved(documents[api], response)
    return {
      status,
      content: Object.fromEntries(
        Object.keys(content).map((type) => [type, `${api}${pointer}/content/${escape(type)}/schema`]),
      ),
    }
  })

/** Every operation of the emulated API and of the control API. */
export const operations: readonly Operation[] = (['genesys', 'control'] as const).flatMap((api) =>
  Object.entries(documents[api].paths).flatMap(([path, item]) =>
    METHODS.flatMap((method): Operation[] => {
      const given = item[method]
      if (!given) return []
      return [
        {
          id: given.operationId,
          api,
          method: method.toUpperCase(),
          path,
          pattern: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}/?$`),
          parameters: [...(item.parameters ?? []), ...(given.parameters ?? [])].map((one) =>
            resolved(documents[api], one),
          ),
          body: given.requestBody?.content?.['application/json']?.schema,
          bodyRequired: given.requestBody?.required === true,
          documented: documentedOf(api, `#/paths/${escape(path)}/${method}`, given.responses),
        },
      ]
    }),
  ),
)

/** The operation that a request is for; undefined where nothing is served. */
export const operationAt = (method: string, path: string): Operation | undefined =>
  operations.find((one) => one.method === method && one.pattern.test(path))
