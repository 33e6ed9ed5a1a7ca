import type { PageState } from '../page-state.ts'
import { policyWords } from '../panels/policy-words.ts'
import type { ReceiverTally } from '../panels/tallies.ts'

const bare = (url: string): string => url.replace(/^https?:\/\//, '')

/** The current state of a receiver, by its deliveries. */
const fares = (tallies: readonly (ReceiverTally | undefined)[]): 'failing' | 'waiting' | 'well' => {
  if (tallies.some((tally) => (tally?.exhausted ?? 0) > 0)) return 'failing'
  return tallies.some((tally) => (tally?.pending ?? 0) > 0 && tally?.lastError) ? 'waiting' : 'well'
}

/** Returns the reason for a receiver's status sign: `4 gave up`, `last: 503`; empty if nothing failed. */
const faresWords = (tallies: readonly (ReceiverTally | undefined)[]): string => {
  const gaveUp = tallies.reduce((sum, tally) => sum + (tally?.exhausted ?? 0), 0)
  if (gaveUp > 0) return `${String(gaveUp)} gave up`
  if (fares(tallies) === 'well') return ''
  const errors = tallies.flatMap((tally) => tally?.lastError ?? [])
  return `last: ${errors.toSorted((a, b) => b.at - a.at)[0]?.summary ?? ''}`
}

/** Shows who sends to whom, and how often deliveries are retried: `signed POST → ● Receiver · 5 retries, 2 s apart`. */
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
  const each = all.map(({ id }) => known.get(id))
  const faring = faresWords(each)
  const policy = only?.retryPolicy ?? Object.values(state.policy.value?.inForce ?? {})[0]
  const name = all.length === 1 ? only?.name : `${String(all.length)} receivers`
  return (
    <>
      <span class="arrow" aria-hidden="true">
        signed POST ─▶
      </span>
      <button
        id="receivers-button"
        type="button"
        class="chip"
        popovertarget="receivers-menu"
        title={['Receivers and retry policy', policy === undefined ? '' : policyWords(policy)]
          .filter(Boolean)
          .join(': ')}
      >
        {all.length > 0 && <i class={`dot ${fares(each)}`} />}
        {all.length === 0 ? 'No receiver yet' : name}
        {faring !== '' && <span class="quiet"> · {faring}</span>}
      </button>
      {policy !== undefined && (
        <span class="quiet policy-words" title={policy}>
          {policyWords(policy)}
        </span>
      )}
      {all.length === 1 && only && (
        <code class="url" title={only.url}>
          {bare(only.url)}
        </code>
      )}
    </>
  )
}
