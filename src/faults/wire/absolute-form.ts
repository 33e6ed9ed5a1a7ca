import type { WireFault } from '../fault.ts'
import { planOf, requestOf, send } from './request-bytes.ts'

export const absoluteForm: WireFault = {
  name: 'absolute-form',
  plane: 'wire',
  rows: ['N13'],
  does: 'names the whole URL in the request line, as to a proxy',
  receiver: 'accepts it (RFC 9112, 3.2.2)',
  parameters: {},
  plan(message) {
    const { protocol, host, pathname, search } = new URL(message.url)
    return planOf('absolute-form', message, [
      send(requestOf(message, { target: `${protocol}//${host}${pathname}${search}` })),
    ])
  },
}
