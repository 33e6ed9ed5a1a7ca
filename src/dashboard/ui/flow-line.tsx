import type { PageState } from '../page-state.ts'
import { policyWords } from '../policy-words.ts'
import type { ReceiverTally } from '../tallies.ts'

const bare = (url: string): string => url.replace(/^https?:\/\//, '')

/** How a receiver fares at the moment, by its deliveries. */
const fares = (tallies: readonly (ReceiverTally | undefined)[]): 'failing' | 'waiting' | 'well' => {
  if (tallies.some((tally) => (tally?.exhausted ?? 0) > 0)) return 'failing'
  return tallies.some((tally) => (tally?.pending ?? 0) > 0 && tally?.lastError) ? 'waiting' : 'well'
}

/** Who sends to whom, and how often it is tried: `signed POST → ● Receiver · 5 retries, 2 s apart`. */
export const FlowLine = ({
  state,
  tallies,
}: {
  readonly state: PageState
  readonly tallies: () => ReadonlyMap<string, ReceiverTally>
}) => {
  void state.version.value
  const all = state.subscriptions.value
  const [only] = all
  const known = tallies()
  const policy = only?.retryPolicy ?? state.policy.value?.inForce['interactions']
  const name = all.length === 1 ? only?.name : `${String(all.length)} receivers`
  return (
    <>
      <span class="arrow" aria-hidden="true">
        ── signed POST ─▶
      </span>
      <button id="receivers-button" type="button" class="chip" popovertarget="receivers-menu">
        {all.length > 0 && <i class={`dot ${fares(all.map(({ id }) => known.get(id)))}`} />}
        {all.length === 0 ? 'No receiver yet' : name}
      </button>
      {all.length === 1 && only && (
        <code class="url" title={only.url}>
          {bare(only.url)}
        </code>
      )}
      {policy !== undefined && (
        <span class="quiet policy-words" title={policy}>
          {policyWords(policy)}
        </span>
      )}
    </>
  )
}
