import fc from 'fast-check'
import { faultArbitrary, MADE_UP, type CatalogueFault } from './faults.ts'

const INSTANTS = fc.constantFrom(
  '0ms',
  '1ms',
  '10s',
  '1h',
  '366d',
  '367d',
  '2026-01-01T00:00:00Z',
  '1970-01-01T00:00:00.000Z',
  '9999-12-31T23:59:59Z',
  '+275760-09-13T00:00:00.001Z',
  'now',
  '',
)

/** When a standing fault fires. What does not go with its plane is given now and then. */
const whenOf = (plane: CatalogueFault['plane']): fc.Arbitrary<Record<string, unknown>> => {
  const scope: Record<string, fc.Arbitrary<unknown>> = plane === 'api'
    ? { operation: fc.constantFrom('createWebhook', 'getWebhook', 'listEventLogs', 'nothing') }
    : {
        event: fc.constantFrom('STARTED', 'FINISHED', 'ConversationCreated', 'Nothing'),
        subscriptionId: fc.nat(20).map((n) => `@subscription:${String(n)}`),
      }
  const probability = fc.oneof(
    { weight: 30, arbitrary: fc.constantFrom(0, 0.01, 0.05, 0.2) },
    { weight: 1, arbitrary: fc.constantFrom(1, -1, 2, 'x', null) },
  )
  const limits = {
    count: fc.oneof(
      { weight: 9, arbitrary: fc.integer({ min: 0, max: 20 }) },
      { weight: 1, arbitrary: fc.constantFrom(-1, 1.5, 1e9, 'x') },
    ),
    from: INSTANTS,
    until: INSTANTS,
  }
  const plain = fc.record({ probability })
  return fc.oneof(
    { weight: 6, arbitrary: plain },
    {
      weight: 2,
      arbitrary: fc.record(
        { probability, ...scope, ...limits },
        { requiredKeys: ['probability'], noNullPrototype: true },
      ),
    },
    {
      weight: 1,
      arbitrary: fc.record(
        { probability, event: fc.constant('STARTED'), operation: fc.constant('getWebhook'), ...limits },
        { requiredKeys: ['probability'], noNullPrototype: true },
      ),
    },
  )
}

/** One standing fault. `api` says whether it may be one of the emulated API. */
export const standingArbitrary = (
  catalogue: readonly CatalogueFault[],
  given: { readonly api: boolean },
): fc.Arbitrary<unknown> => {
  const candidates = catalogue.filter(({ plane }) => (plane === 'api' ? given.api : true))
  const weighted = candidates.map((fault) => ({
    weight: fault.plane === 'api' ? 4 : 1,
    arbitrary: fc.tuple(faultArbitrary(fault), whenOf(fault.plane)).map(([one, rest]) => ({ ...rest, ...one })),
  }))
  return fc.oneof({ weight: 30, arbitrary: fc.oneof(...weighted) }, { weight: 1, arbitrary: MADE_UP })
}
