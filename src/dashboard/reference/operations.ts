import type { ApiName } from '../mock/storage-keys.ts'
import { METHODS, resolve, type SpecResponse, type Body, type SpecParameter, type Spec } from './spec.ts'

/** One operation of a document, with references resolved. */
export interface Operation {
  readonly id: string
  readonly spec: Spec
  readonly method: string
  /** The path with parameters in braces; for a request that the mock sends, its name. */
  readonly path: string
  readonly summary: string
  readonly description: string
  readonly tag: string
  readonly parameters: readonly SpecParameter[]
  readonly body: Body | undefined
  readonly responses: readonly (readonly [status: string, response: SpecResponse])[]
  /** The API whose key a call needs. Undefined: the mock sends this request. */
  readonly api: ApiName | undefined
}

/** Operations that belong together, in the order of the documents. */
export interface Group {
  readonly name: string
  readonly description: string
  readonly operations: readonly Operation[]
}

/** Reads every operation of a document: calls to the mock, and requests that it sends. */
export const operationsOf = (spec: Spec, api: ApiName): Operation[] =>
  (
    [
      ['paths', api],
      ['webhooks', undefined],
    ] as const
  ).flatMap(([part, through]) =>
    Object.entries(spec[part] ?? {}).flatMap(([path, item]) =>
      METHODS.flatMap((method) => {
        const found = item[method]
        if (!found) return []
        return {
          id: found.operationId,
          spec,
          method: method.toUpperCase(),
          path,
          summary: found.summary,
          description: found.description ?? '',
          tag: found.tags[0] ?? '',
          parameters: [...(item.parameters ?? []), ...(found.parameters ?? [])].map((one) =>
            resolve<SpecParameter>(spec, one),
          ),
          body: found.requestBody,
          responses: Object.entries(found.responses).map(
            ([status, one]) => [status, resolve<SpecResponse>(spec, one)] as const,
          ),
          api: through,
        }
      }),
    ),
  )

/** Groups by tag; calls come before webhooks. */
export const groupsOf = (specs: readonly (readonly [Spec, ApiName])[]): Group[] => {
  const groups = specs.flatMap(([spec, api]) => {
    const operations = operationsOf(spec, api)
    return spec.tags.map(({ name, description }) => ({
      name,
      description,
      operations: operations.filter(({ tag }) => tag === name),
    }))
  })
  const isSent = ({ operations }: Group): boolean => operations.every(({ api }) => api === undefined)
  return [...groups.filter((one) => !isSent(one)), ...groups.filter(isSent)]
}

/** Whether each of these words appears in the summary of an operation. */
export const matches = ({ id, method, path, summary, description, tag }: Operation, sought: string): boolean => {
  const text = `${id} ${method} ${path} ${summary} ${description} ${tag}`.toLowerCase()
  return sought
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
