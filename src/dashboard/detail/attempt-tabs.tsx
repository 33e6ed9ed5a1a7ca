import type { AttemptShown } from './attempt-shown.ts'
import { AttemptRequest } from './attempt-parts.tsx'
import { Compared } from './comparison-tab.tsx'
import { Signature } from './signature-tab.tsx'

const TABS = ['Request', 'Signature', 'Compare'] as const

/** The tabs of an attempt: the request, its signature, and a comparison with another attempt. */
export const AttemptTabs = ({ detail, delivery, attempt }: AttemptShown) => {
  const tab = detail.tab.value
  const tabs = delivery.attempts.length > 1 ? TABS : TABS.slice(0, 2)
  const shown = tabs.find((one) => one === tab) ?? 'Request'
  const onKey = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (step === undefined) return
    event.stopPropagation()
    detail.tab.value = tabs[(tabs.indexOf(shown) + step + tabs.length) % tabs.length] ?? 'Request'
    requestAnimationFrame(() => document.getElementById(`tab-${detail.tab.value}`)?.focus())
  }
  return (
    <section class="side-by-side">
      <div role="tablist" aria-label="Attempt details" class="tabs">
        {tabs.map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            id={`tab-${one}`}
            aria-controls="tab-panel"
            aria-selected={one === shown}
            tabIndex={one === shown ? 0 : -1}
            onClick={() => (detail.tab.value = one)}
            onKeyDown={onKey}
          >
            {one}
          </button>
        ))}
      </div>
      <div role="tabpanel" id="tab-panel" aria-labelledby={`tab-${shown}`} class="tab-panel">
        {shown === 'Request' && <AttemptRequest delivery={delivery} attempt={attempt} />}
        {shown === 'Signature' && (
          <Signature delivery={delivery} attempt={attempt} secret={detail.secretOf(delivery.subscriptionId)} />
        )}
        {shown === 'Compare' && <Compared detail={detail} delivery={delivery} attempt={attempt} />}
      </div>
    </section>
  )
}
