import { CopyButton } from '../parts/copy-button.tsx'
import type { PageState } from '../page-state.ts'

/** The first three steps, or a note that nothing matches the search. */
export const EmptyState = ({
  state,
  publish,
  add,
  clear,
  isEmpty,
  isNoneFound,
}: {
  readonly state: PageState
  readonly publish: () => void
  readonly add: () => void
  readonly clear: () => void
  readonly isEmpty: () => boolean
  readonly isNoneFound: () => boolean
}) => {
  void state.version.value
  void state.chip.value
  void state.search.value
  const [only] = state.subscriptions.value
  if (isNoneFound())
    return (
      <div class="first">
        <p>No delivery matches.</p>
        <button type="button" onClick={clear}>
          Show all
        </button>
      </div>
    )
  if (!isEmpty()) return null
  return (
    <ol class="first steps-first needs-mock" aria-label="First steps">
      <li>
        <strong>Start a receiver.</strong> Yours, or the built-in one:
        <CopyButton
          text={`npx mock-genesys receive --secret ${only?.secretKey ?? 'app-secret'}`}
          label={`npx mock-genesys receive --secret ${only === undefined ? 'app-secret' : '…'}`}
        />
      </li>
      <li>
        {only ? (
          <>
            <strong>{only.name}</strong> is subscribed: deliveries go to <code>{only.url}</code>, signed with its secret
            <CopyButton text={only.secretKey} label="Copy secret" />
          </>
        ) : (
          <>
            <strong>Subscribe it.</strong>
            <button type="button" class="small" onClick={add}>
              Add a subscription
            </button>
          </>
        )}
      </li>
      <li>
        <strong>Publish an event</strong> and watch it arrive, fail or be retried.
        <button type="button" class="small strong" onClick={publish} disabled={only === undefined}>
          Publish the first event
        </button>
      </li>
    </ol>
  )
}
