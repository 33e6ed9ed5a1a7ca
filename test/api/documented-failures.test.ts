import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { genesysOperations } from '../../src/contract/generated/operations.ts'
import { createMockInProcess } from '../../src/mock.ts'

interface Shared {
  readonly description: string
  readonly content: Readonly<Record<string, { readonly examples: { readonly documented: { readonly value: object } } }>>
}
const spec = parse(readFileSync('spec/genesys.openapi.yaml', 'utf8')) as {
  readonly paths: Readonly<
    Record<
      string,
      Readonly<Record<string, { readonly responses: Readonly<Record<string, { readonly $ref: string }>> }>>
    >
  >
  readonly components: { readonly responses: Readonly<Record<string, Shared>> }
}

const API = Object.entries(genesysOperations).filter(([, { path }]) => path.startsWith('/v1'))

test.each(API)('a 500 from %s has the body and the text that the spec documents', async (_, { method, path }) => {
  await using mock = createMockInProcess({ seed: 1, clock: 'manual' })
  mock.faults.set([{ fault: 'api-server-error', status: '500' }])
  const shared = spec.paths[path]?.[method.toLowerCase()]?.responses['500']?.$ref.split('/').at(-1) ?? ''
  const documented = spec.components.responses[shared]
  const url = `http://mock.test${path.replaceAll(/\{\w+\}/g, 'cb452b81-6748-40ab-af85-6559b371bc5d')}`
  const response = await mock.fetch(new Request(url, { method }))
  expect(response.status).toBe(500)
  expect(await response.json()).toEqual(documented?.content['application/json']?.examples.documented.value)
  expect(response.headers.get('x-mock-genesys-reason')).toBe(
    `the fault api-server-error: ${documented?.description.replace(/ \(.*/, '') ?? ''}`,
  )
})
