import type { StandingFaultRequest } from '../mock/control-client.ts'

/** A standing fault that is set with one click. */
export interface Preset {
  readonly label: string
  readonly input: StandingFaultRequest
}

/** Faults that the mock itself can cause. A 503 has to come from the receiver, so no preset causes one. */
export const PRESETS: readonly Preset[] = [
  { label: 'Send the next 2 unsigned', input: { fault: 'unsigned', count: 2 } },
  { label: 'Lose the next 2 responses', input: { fault: 'lost-response', count: 2 } },
  { label: 'Reset the next 2 in the middle of the body', input: { fault: 'reset-within-body', count: 2 } },
  { label: 'Tamper with the next 2 bodies', input: { fault: 'tampered-body', count: 2 } },
  { label: 'Send everything twice', input: { fault: 'duplicate' } },
  { label: 'Deliver FINISHED before STARTED, once', input: { fault: 'reorder', count: 1 } },
  {
    label: 'API: 503 to the next 2 calls',
    input: { fault: 'api-server-error', parameters: { status: '503' }, count: 2 },
  },
  { label: 'API: down for 30 s', input: { fault: 'api-outage', until: '30s' } },
]
