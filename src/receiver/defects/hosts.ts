import { isIP } from 'node:net'
import { rejected } from '../response.ts'
import type { DefectiveBehavior } from './defect.ts'

/** Receivers that check the name in the Host header. */
export const hostDefects: readonly DefectiveBehavior[] = [
  {
    name: 'rejects-other-hosts',
    apply: (behavior) => ({
      ...behavior,
      admit: (request) => {
        const { hostname } = new URL(request.url)
        return isIP(hostname.replace(/^\[|\]$/g, '')) === 0
          ? rejected(421, `${hostname} is not served here`)
          : behavior.admit(request)
      },
    }),
  },
]
