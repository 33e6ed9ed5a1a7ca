import { httpDate } from '../clock/stamp.ts'
import { defineFault } from './define.ts'
import type { ApiCall, ApiRequest, Fault } from './fault.ts'
import { choiceFrom, duration, status, wholeNumber } from './parameter-kinds.ts'

interface Wait {
  readonly now: number
  readonly ms: number
}
type Headers = Readonly<Record<string, string>> | undefined

/** Forms of Retry-After: the two of RFC 9110, 10.2.3, an invalid word, or no header. */
const RETRY_AFTER = {
  seconds: ({ ms }: Wait): Headers => ({ 'retry-after': String(Math.ceil(ms / 1000)) }),
  date: ({ now, ms }: Wait): Headers => ({ 'retry-after': httpDate(now + ms) }),
  garbage: (): Headers => ({ 'retry-after': 'soon' }),
  none: (): Headers => undefined,
}

const RETRY_AFTER_FORM = choiceFrom<keyof typeof RETRY_AFTER, (wait: Wait) => Headers>(RETRY_AFTER, {
  default: 'seconds',
  means: "format of Retry-After; a date is on the mock's clock",
})

const tooMany = ({ refuse, now }: ApiCall, form: (wait: Wait) => Headers, ms: number): Response =>
  refuse(429, form({ now, ms }))

/** Returns when the window of a call ends: windows of length `per` follow one another from the first call on. */
const endOf = ({ now, notes }: ApiRequest, per: number): number => {
  const begun = notes.get('begun') ?? now
  const ms = Math.max(1, per)
  return begun + (Math.floor((now - begun) / ms) + 1) * ms
}

/** Counts a call in its window; returns true if it exceeds the quota. */
const isOverQuota = (request: ApiRequest, calls: number, per: number): boolean => {
  const { notes, now } = request
  const end = endOf(request, per)
  if (notes.get('end') !== end) notes.set('end', end).set('served', 0)
  if (!notes.has('begun')) notes.set('begun', now)
  const served = notes.get('served') ?? 0
  if (served >= calls) return true
  notes.set('served', served + 1)
  return false
}

/** Faults that reject a call of the emulated API with an error in its own format. */
export const apiRefusals: readonly Fault[] = [
  defineFault({
    name: 'api-unauthorized',
    plane: 'api',
    does: 'rejects the key as invalid, or as missing a permission',
    receiver: 'reports the error, and does not retry in a loop',
    parameters: {
      status: status({ statuses: [401, 403], default: 401, means: 'the status' }),
    },
    apply: async ({ refuse }, { status }) => refuse(status),
  }),
  defineFault({
    name: 'api-too-many-requests',
    plane: 'api',
    does: 'responds with 429, and does not process the call',
    receiver: 'waits for as long as Retry-After says, or a default time if it is unreadable, and eventually gives up',
    parameters: {
      'retry-after': RETRY_AFTER_FORM,
      after: duration({ default: '1s', means: 'how long to wait, sent in Retry-After' }),
    },
    apply: async (call, { 'retry-after': form, after }) => tooMany(call, form, after),
  }),
  defineFault({
    name: 'api-quota',
    plane: 'api',
    does: 'accepts a number of calls per period, and responds with 429 to further ones',
    receiver: 'spreads its calls, waits for the next period, and loses no work',
    parameters: {
      calls: wholeNumber({
        least: 0,
        most: 1_000_000_000,
        required: true,
        means: 'number of calls per period',
      }),
      per: duration({
        required: true,
        means: "length of a period, from the first call on, on the mock's clock",
      }),
      'retry-after': RETRY_AFTER_FORM,
    },
    concerns: (request, { calls, per }) => isOverQuota(request, calls, per),
    apply: async (call, { per, 'retry-after': form }) => tooMany(call, form, endOf(call, per) - call.now),
  }),
  defineFault({
    name: 'api-server-error',
    plane: 'api',
    does: 'responds with a server error, and does not process the call',
    receiver: 'retries calls that are safe to retry, with increasing delays and a limit',
    parameters: {
      status: status({ statuses: [500, 502, 503, 504], default: 503, means: 'the status' }),
    },
    apply: async ({ refuse }, { status }) => refuse(status),
  }),
  defineFault({
    name: 'api-url-conflict',
    plane: 'api',
    operations: ['createWebhook', 'patchWebhook'],
    does: 'rejects a URL that another subscription has, and does not process the call',
    receiver: 'looks up the existing subscription, and updates it',
    parameters: {
      status: status({
        statuses: [409, 400],
        default: 409,
        means: 'the status: 409, or 400, which the documents use for invalid requests',
      }),
    },
    concerns: ({ takenUrl }) => takenUrl !== undefined,
    apply: async ({ refuse }, { status }) => refuse(status),
  }),
]
