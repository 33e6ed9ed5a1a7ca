import { useEffect, useRef, useState } from 'preact/hooks'
import { AttemptRequest, AttemptResponse } from './attempt-parts.tsx'
import { CopyButton } from './copy-button.tsx'
import { viewComparison } from '../compare-view.ts'
import type { DetailModel } from '../detail-model.ts'
import { signatureSteps, type SignatureStep } from '../signature-steps.ts'
import { sentOf } from '../sent-request.ts'
import { canceledText, verdictOn } from '../verdict.ts'
import { curlCommand } from '../../kit/curl.ts'
import { glyphOf, GLYPHS } from '../../picture/glyphs.ts'
import { shortId } from '../../picture/words.ts'
import type { AttemptView, DeliveryView } from '../../timeline/entry-view.ts'
import { isSettled } from '../../timeline/lanes.ts'
import { clockTime, utcTime, zoneName } from '../../timeline/local-time.ts'

/** Puts an element that is made by hand among those of Preact. */
const Made = ({ element }: { readonly element: HTMLElement }) => {
  const host = useRef<HTMLDivElement>(null)
  useEffect(() => {
    host.current?.replaceChildren(element)
  }, [element])
  return <div ref={host} class="made" />
}

const Signature = ({
  delivery,
  attempt,
  secret,
}: {
  readonly delivery: DeliveryView
  readonly attempt: AttemptView
  readonly secret: string | undefined
}) => {
  const [steps, setSteps] = useState<readonly SignatureStep[]>([])
  const sent = sentOf(attempt, delivery)
  useEffect(() => {
    let isCurrent = true
    void signatureSteps({ dialect: delivery.dialect, headers: sent.headers, body: sent.body, secret }).then((told) => {
      if (isCurrent) setSteps(told)
    })
    return () => {
      isCurrent = false
    }
  }, [delivery.id, attempt.number, secret])
  if (!sent.isKept) return <p class="quiet">The body is no longer kept, so its signature cannot be computed again.</p>
  return (
    <ol class="steps">
      {steps.map(({ title, text }) => (
        <li key={title}>
          <strong>{title}</strong> {text}
        </li>
      ))}
    </ol>
  )
}

const EVIDENCE: Readonly<Record<string, string>> = {
  document: 'payload as documented',
  capture: 'payload as captured',
  analogy: 'payload by analogy: no document shows it',
  invented: 'payload invented: no document shows it',
}

const stateWords = ({ state, cancelReason }: DeliveryView): string => {
  if (state === 'canceled') return `canceled ${canceledText(cancelReason)}`.trim()
  return state === 'exhausted' ? 'gave up' : state.replace('-', ' ')
}

const Attempts = ({
  detail,
  delivery,
  current,
}: {
  readonly detail: DetailModel
  readonly delivery: DeliveryView
  readonly current: number | undefined
}) => (
  <div role="group" aria-label="Attempts" class="attempts">
    {delivery.attempts.map(({ number, outcome, faults = [] }) => {
      const glyph = glyphOf({ outcome: outcome?.kind, faults: [...faults] })
      return (
        <button
          key={number}
          type="button"
          class="small"
          aria-pressed={number === current}
          onClick={() => detail.choose(number)}
        >
          <span class={`sign ${glyph}`} aria-hidden="true">
            {GLYPHS[glyph].sign}
          </span>{' '}
          {number}
          <span class="unseen"> {GLYPHS[glyph].means}</span>
        </button>
      )
    })}
  </div>
)

const Left = ({
  detail,
  delivery,
  attempt,
  isOffline,
}: {
  readonly detail: DetailModel
  readonly delivery: DeliveryView
  readonly attempt: AttemptView | undefined
  readonly isOffline: boolean
}) => {
  const verdict = attempt && verdictOn(delivery, attempt, detail.now())
  const sent = attempt && sentOf(attempt, delivery)
  return (
    <div class="verdict">
      <h2 tabIndex={-1} id="detail-title">
        {delivery.event.name}
        {attempt ? ` · attempt ${String(attempt.number)} of ${String(delivery.attempts.length)}` : ''}
      </h2>
      {verdict && attempt ? (
        <>
          <p class={`headline ${verdict.glyph}`}>
            <span aria-hidden="true">{GLYPHS[verdict.glyph].sign}</span> {verdict.headline}
          </p>
          <p>{verdict.sentence}</p>
          {verdict.why !== '' && <p class="quiet">{verdict.why}</p>}
          {(attempt.faults ?? []).map((fault) => (
            <p key={fault} class="fault">
              ⚑ under fault {fault}
            </p>
          ))}
        </>
      ) : (
        <p class="quiet">Nothing has been sent yet.</p>
      )}
      <p class="quiet">
        <span class="state-words">{stateWords(delivery)}</span> to {detail.nameOf(delivery.subscriptionId)}
        {attempt && (
          <time dateTime={attempt.startedAt} title={utcTime(Date.parse(attempt.startedAt))}>
            {' '}
            · {clockTime(Date.parse(attempt.startedAt))} {zoneName(Date.parse(attempt.startedAt))}
          </time>
        )}
        {delivery.event.evidence !== undefined && ` · ${EVIDENCE[delivery.event.evidence] ?? delivery.event.evidence}`}
      </p>
      <p class="ids quiet">
        <CopyButton text={delivery.id} label={`delivery ${shortId(delivery.id)}`} />
        <CopyButton text={delivery.interactionId} label={`interaction ${shortId(delivery.interactionId)}`} />
        <CopyButton text={delivery.event.id} label={`event ${shortId(delivery.event.id)}`} />
      </p>
      <div class="pair">
        <button
          type="button"
          class="strong small"
          disabled={isOffline || delivery.state === 'in-flight'}
          onClick={() => detail.redeliver()}
        >
          Redeliver
        </button>
        {!isSettled(delivery) && (
          <button type="button" class="small" disabled={isOffline} onClick={() => detail.cancel()}>
            Cancel
          </button>
        )}
        {sent?.isKept && (
          <CopyButton text={curlCommand({ ...sent, body: { text: sent.body } })} label="Copy as curl" isWhole />
        )}
        <CopyButton text={location.href} label="Copy link" isWhole />
      </div>
      <Attempts detail={detail} delivery={delivery} current={attempt?.number} />
    </div>
  )
}

const TABS = ['Request', 'Signature', 'Compare'] as const

const Right = ({
  detail,
  delivery,
  attempt,
}: {
  readonly detail: DetailModel
  readonly delivery: DeliveryView
  readonly attempt: AttemptView
}) => {
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
      <div role="tablist" aria-label="What was sent" class="tabs">
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

const Compared = ({
  detail,
  delivery,
  attempt,
}: {
  readonly detail: DetailModel
  readonly delivery: DeliveryView
  readonly attempt: AttemptView
}) => {
  const [made, setMade] = useState<HTMLElement | undefined>(undefined)
  useEffect(() => {
    setMade(viewComparison(delivery, attempt, detail.against.value, (number) => (detail.against.value = number)))
  }, [delivery, attempt.number])
  return made ? <Made element={made} /> : null
}

/** One delivery and one of its attempts: the verdict, the response beside the request, its signature, a comparison. */
export const DetailDrawer = ({ detail }: { readonly detail: DetailModel }) => {
  const delivery = detail.delivery.value
  const choice = detail.choice.value
  void detail.ticks.value
  if (!delivery || !choice) return null
  const attempt = delivery.attempts.find(({ number }) => number === choice.attempt) ?? delivery.attempts.at(-1)
  return (
    <>
      <button type="button" class="close small" aria-label="Close" onClick={() => detail.close()}>
        ✕
      </button>
      <div class="drawer">
        <Left detail={detail} delivery={delivery} attempt={attempt} isOffline={detail.isOffline.value} />
        {attempt && (
          <>
            <section aria-label="Response" class="side-by-side">
              <h3>Response</h3>
              <AttemptResponse attempt={attempt} />
            </section>
            <Right detail={detail} delivery={delivery} attempt={attempt} />
          </>
        )}
      </div>
    </>
  )
}
