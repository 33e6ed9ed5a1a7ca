import type { HeaderLine } from '../../dialects/dialect.ts'
import type { WireFault } from '../fault.ts'
import { lengthOf, planOf, requestOf, send } from './request-bytes.ts'

export const duplicateHeader: WireFault = {
  name: 'duplicate-header',
  plane: 'wire',
  rows: ['S13'],
  does: 'sends a header twice',
  receiver: 'refuses it or takes both for one; a second Host or another length is refused (RFC 9112, 3.2 and 6.3)',
  parameters: {
    name: { kind: 'text', required: true, means: 'which one, also Host or Content-Length' },
    value: { kind: 'text', required: false, means: 'the value of the second one; default: that of the first' },
  },
  plan(message, { name, value }) {
    const wanted = String(name).toLowerCase()
    const framing = lengthOf(message)
    const known: readonly HeaderLine[] = [...message.headers, ['host', new URL(message.url).host], ...framing]
    const first = known.find(([given]) => given.toLowerCase() === wanted)
    const again: HeaderLine = [first?.[0] ?? String(name), String(value ?? first?.[1] ?? '')]
    const host: readonly HeaderLine[] =
      wanted === 'host' ? known.filter(([given]) => given.toLowerCase() === 'host').slice(0, 1) : []
    const once: readonly HeaderLine[] = first ? [] : [again]
    const own = host.length > 0 ? message.headers.filter(([given]) => given.toLowerCase() !== 'host') : message.headers
    return planOf('duplicate-header', message, [
      send(requestOf({ ...message, headers: [...host, ...own] }, { framing: [...framing, ...once, again] })),
    ])
  },
}
