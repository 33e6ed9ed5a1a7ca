import type { StandingFaultRequest } from './control-client.ts'

/** A standing fault at one click. */
export interface Preset {
  readonly label: string
  readonly input: StandingFaultRequest
}

/**
 * What the mock itself can bring about. A refusal is the receiver's to give: `refused` is what a correct one does to
 * what it cannot trust.
 */
export const PRESETS: readonly Preset[] = [
  { label: 'Have the next 2 refused (unsigned)', input: { fault: 'unsigned', count: 2 } },
  { label: 'Lose the next 2 answers', input: { fault: 'lost-answer', count: 2 } },
  { label: 'Cut the next 2 off within the body', input: { fault: 'reset-within-body', count: 2 } },
  { label: 'Change the next 2 bodies', input: { fault: 'changed-body', count: 2 } },
  { label: 'Send everything twice', input: { fault: 'duplicate' } },
  { label: 'Bring the end before the start, once', input: { fault: 'reorder', count: 1 } },
  {
    label: 'API: 503 to the next 2 calls',
    input: { fault: 'api-server-error', parameters: { status: '503' }, count: 2 },
  },
  { label: 'API: out for 30 s', input: { fault: 'api-outage', until: '30s' } },
]
