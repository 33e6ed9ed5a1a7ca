import type { ApiFault, ApiRequest, ParameterValues } from '../fault.ts'
import { RETRY_AFTER, tooMany } from './retry-after.ts'

/** When the window of a call ends: windows follow one another from the first call on, each as long as `per`. */
const endOf = ({ now, notes }: ApiRequest, { per }: ParameterValues): number => {
  const begun = notes.get('begun') ?? now
  const ms = Math.max(1, Number(per))
  return begun + (Math.floor((now - begun) / ms) + 1) * ms
}

export const quota: ApiFault = {
  name: 'api-quota',
  plane: 'api',
  rows: ['A02', 'A12'],
  does: 'serves so many calls, and answers 429 to more until a new period begins',
  receiver: 'spreads its calls, waits until it may call again, and loses none of its work',
  parameters: {
    calls: {
      kind: 'whole-number',
      required: true,
      least: 0,
      most: 1_000_000_000,
      means: 'how many calls are served in a period',
    },
    per: {
      kind: 'duration',
      required: true,
      means: "how long a period lasts, from the first call on, on the mock's clock",
    },
    'retry-after': RETRY_AFTER,
  },
  concerns(request, parameters) {
    const { notes, now } = request
    const end = endOf(request, parameters)
    if (notes.get('end') !== end) notes.set('end', end).set('served', 0)
    if (!notes.has('begun')) notes.set('begun', now)
    const served = notes.get('served') ?? 0
    if (served >= Number(parameters.calls)) return true
    notes.set('served', served + 1)
    return false
  },
  answer: async (call, parameters) => tooMany(call, parameters['retry-after'], endOf(call, parameters) - call.now),
}
