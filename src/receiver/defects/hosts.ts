import { isIP } from 'node:net'
import { refused } from '../answer.ts'
import type { Defect } from './defect.ts'

/** Receivers that look at the name they are called by. */
export const hostDefects: readonly Defect[] = [
  {
    name: 'insists-on-its-address',
    number: '98',
    explanation: 'answers 421 to a Host that is not the address it listens at',
    fix: 'take deliveries under every name that leads to the receiver; proxies, tunnels and containers call it by others',
    apply: (behaviour) => ({
      ...behaviour,
      admit: (request) => {
        const { hostname } = new URL(request.url)
        return isIP(hostname.replace(/^\[|\]$/g, '')) === 0
          ? refused(421, `${hostname} is not served here`)
          : behaviour.admit(request)
      },
    }),
  },
]
