import { DEFAULT_DIALECT, DIALECTS } from '../../dialects/registry.ts'
import type { WireFault } from '../fault.ts'
import { planOf, requestOf, send } from './request-bytes.ts'

const DEFAULT = DIALECTS[DEFAULT_DIALECT].signature.header

export const obsoleteFolding: WireFault = {
  name: 'obsolete-folding',
  plane: 'wire',
  rows: ['N13', 'S15'],
  does: 'writes the value of a header on a line of its own, which begins with a space',
  receiver: 'answers 400 or takes the fold for spaces (RFC 9112, 5.2)',
  parameters: {
    name: { kind: 'text', required: false, means: `which header; default ${DEFAULT}` },
  },
  plan(message, { name }) {
    const folded = String(name ?? DEFAULT).toLowerCase()
    return planOf('obsolete-folding', message, [
      send(
        requestOf(message, {
          line: (given, value) => `${given}:${given.toLowerCase() === folded ? '\r\n' : ''} ${value}`,
        }),
      ),
    ])
  },
}
