import { isIP } from 'node:net'
import { refused } from '../response.ts'
import type { DefectiveBehaviour } from './defect.ts'

/** Receivers that look at the name they are called by. */
export const hostDefects: readonly DefectiveBehaviour[] = [
  {
    name: 'insists-on-its-address',
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
