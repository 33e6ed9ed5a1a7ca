import type { Call } from './call.ts'
import type { Ids } from './ids.ts'
import { operationAt } from './spec.ts'

interface Errand {
  readonly method: string
  readonly path: string
  readonly body?: unknown
}

/**
 * What each round does on purpose, one call after another while the clock stands still and no fault is set: calls that
 * succeed only after what has just happened. `receiver` is the base URL of the receivers, `clock` the mode in which the
 * round goes on.
 */
const ERRANDS: readonly ((given: {
  readonly ids: Ids
  readonly receiver: string
  readonly clock: string
}) => Errand)[] = [
  () => ({ method: 'POST', path: '/_mock/reset' }),
  ({ receiver }) => ({
    method: 'POST',
    path: '/v1/webhooks',
    body: { name: 'errand', url: `${receiver}/ok/0`, events: ['STARTED'], authorization: { _type: 'NoAuth' } },
  }),
  ({ ids }) => ({
    method: 'POST',
    path: '/_mock/events',
    body: {
      event: 'STARTED',
      subscriptionId: ids.newest('subscription'),
      faults: [{ fault: 'hold-back', for: '1h' }],
    },
  }),
  ({ ids }) => ({ method: 'POST', path: `/_mock/deliveries/${ids.newest('delivery')}/cancel` }),
  () => ({ method: 'POST', path: '/_mock/faults', body: { fault: 'unsigned', probability: 0 } }),
  ({ ids }) => ({ method: 'DELETE', path: `/_mock/faults/${ids.newest('fault')}` }),
  () => ({ method: 'GET', path: '/_mock/stream?after=0' }),
  ({ clock }) => ({ method: 'POST', path: '/_mock/clock', body: { mode: clock } }),
]

/** Runs the errands of a round; calls are numbered from `first`; `send` sends one and learns from the response. */
export const runErrands = async (
  given: { readonly ids: Ids; readonly receiver: string; readonly clock: string; readonly first: number },
  send: (call: Call) => Promise<void>,
): Promise<void> => {
  for (const [index, errand] of ERRANDS.entries()) {
    const { method, path, body } = errand(given)
    await send({
      number: given.first + index,
      operation: operationAt(method, path.replace(/\?.*/, '')),
      how: 'valid',
      method,
      path,
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      body: body === undefined ? undefined : Buffer.from(JSON.stringify(body)),
    })
  }
}
