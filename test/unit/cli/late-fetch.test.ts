import { expect, test, vi } from 'vitest'

test('the classes of fetch are the global ones, loaded with their first use', async () => {
  const late = await import('../../../src/cli/late-fetch.ts')
  const asked: string[] = []
  for (const name of ['Headers', 'Request', 'Response'] as const) {
    const real = globalThis[name]
    vi.stubGlobal(name, undefined)
    Object.defineProperty(globalThis, name, { configurable: true, get: () => (asked.push(name), real) })
  }
  expect([late.Headers.name, late.Request.name, late.Response.name]).toEqual(['Headers', 'Request', 'Response'])
  class Light extends late.Request {}
  expect([Object.create(Light.prototype) instanceof late.Request, asked]).toEqual([true, []])
  const request = new late.Request('http://127.0.0.1/', { headers: new late.Headers({ a: 'b' }) })
  expect([request.headers.get('a'), late.Response.json({}).status]).toEqual(['b', 200])
  expect(asked.sort()).toEqual(['Headers', 'Request', 'Response'])
  vi.unstubAllGlobals()
})

test('the lighter classes of the server take their place', async () => {
  const late = await import('../../../src/cli/late-fetch.ts')
  class LightRequest extends Request {}
  class LightResponse extends Response {}
  late.takeLightClasses(LightRequest, LightResponse)
  expect([late.Request, late.Response]).toEqual([LightRequest, LightResponse])
})
