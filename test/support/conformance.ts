import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import ajvFormats from 'ajv-formats'
import { parse } from 'yaml'

interface SpecResponse {
  readonly $ref?: string
  readonly content?: Readonly<Record<string, unknown>>
}
interface Spec {
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly responses?: Readonly<Record<string, SpecResponse>> }>>>
  >
  readonly components: { readonly responses: Readonly<Record<string, SpecResponse>> }
}

const ajv = new Ajv2020({ strict: false })
ajvFormats.default(ajv)
const specs = (['genesys', 'control'] as const).map((name) => {
  const spec = parse(readFileSync(new URL(`../../spec/${name}.openapi.yaml`, import.meta.url), 'utf8')) as Spec
  ajv.addSchema(spec, name)
  return { name, spec }
})
const escape = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1')

/**
 * Checks one answer against the specs by what they say of its path, method and status. Paths that no operation names
 * are exempt.
 * @throws {Error}
 */
export const checkResponse = async (method: string, url: string, response: Response): Promise<void> => {
  const { pathname } = new URL(url)
  for (const { name, spec } of specs) {
    for (const [path, item] of Object.entries(spec.paths)) {
      if (!new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(pathname)) continue
      const operation = item[method.toLowerCase()]
      if (!operation) return
      const told = `${method} ${pathname} answered ${String(response.status)}`
      const key = [String(response.status), `${String(response.status)[0] ?? ''}XX`].find(
        (one) => operation.responses?.[one],
      )
      if (key === undefined) throw new Error(`${told}, which the spec does not know`)
      let at = `${name}#/paths/${escape(path)}/${method.toLowerCase()}/responses/${key}`
      let answer = operation.responses?.[key]
      const shared = answer?.$ref?.split('/').at(-1)
      if (shared !== undefined) {
        at = `${name}#/components/responses/${shared}`
        answer = spec.components.responses[shared]
      }
      const type = response.headers.get('content-type')?.split(';')[0] ?? ''
      if (!answer?.content) {
        if ((await response.clone().text()) !== '') throw new Error(`${told} with a body, and the spec knows none`)
        return
      }
      if (!(type in answer.content))
        throw new Error(`${told} as "${type}", and the spec has ${Object.keys(answer.content).join(', ')}`)
      if (!type.endsWith('json')) return
      const valid = ajv.validate({ $ref: `${at}/content/${escape(type)}/schema` }, await response.clone().json())
      if (!valid) throw new Error(`${told} against the spec: ${ajv.errorsText()}`)
      return
    }
  }
}

/** Wraps a fetch so that every response is checked. */
export const checked =
  (send: (request: Request) => Promise<Response>) =>
  async (url: string, init?: RequestInit): Promise<Response> => {
    const request = new Request(url, init)
    const response = await send(request)
    await checkResponse(request.method, url, response)
    return response
  }
