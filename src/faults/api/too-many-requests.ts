import { httpDate } from '../../clock/stamp.ts'
import type { ApiFault } from '../fault.ts'

export const tooManyRequests: ApiFault = {
  name: 'api-too-many-requests',
  plane: 'api',
  rows: ['A02'],
  does: 'answers 429, and does nothing',
  receiver: 'waits as long as it is told, or a time of its own where that cannot be read, and gives up in the end',
  parameters: {
    'retry-after': { kind: 'choice', required: false, choices: ['seconds', 'date', 'garbage', 'none'], means: "how Retry-After is written, a date on the mock's clock; default seconds" },
    after: { kind: 'duration', required: false, means: 'how long it says to wait; default 1s' },
  },
  async answer({ refuse, now }, { 'retry-after': form = 'seconds', after }) {
    const ms = Number(after ?? 1000)
    if (form === 'none') return refuse(429)
    return refuse(429, { 'retry-after': form === 'seconds' ? String(Math.ceil(ms / 1000)) : form === 'date' ? httpDate(now + ms) : 'soon' })
  },
}
