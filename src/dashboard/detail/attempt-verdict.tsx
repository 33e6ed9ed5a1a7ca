import { CopyButton } from '../parts/copy-button.tsx'
import type { DetailModel } from './detail-model.ts'
import { sentOf } from './sent-request.ts'
import { canceledText, verdictOn } from './verdict.ts'
import { curlCommand } from '../../kit/curl.ts'
import { glyphOf, GLYPHS } from '../../picture/glyphs.ts'
import { shortId } from '../../picture/words.ts'
import type { AttemptView, DeliveryView } from '../../timeline/entry-view.ts'
import { isSettled } from '../../timeline/lanes.ts'
import { clockTime, utcTime, zoneName } from '../../timeline/local-time.ts'

const EVIDENCE: Readonly<Record<string, string>> = {
  document: 'payload as documented',
  capture: 'payload as captured',
  analogy: 'payload by analogy: no document shows it',
  invented: 'invented payload: no document shows it',
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

/** The outcome of an attempt in a sentence, its delivery, and the available actions. */
export const AttemptVerdict = ({
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
          class="strong small needs-mock"
          disabled={isOffline || delivery.state === 'in-flight'}
          onClick={() => detail.redeliver()}
        >
          Redeliver
        </button>
        {!isSettled(delivery) && (
          <button type="button" class="small needs-mock" disabled={isOffline} onClick={() => detail.cancel()}>
            Cancel
          </button>
        )}
        <button
          type="button"
          class="small"
          title="Replay it on the board, from its publication"
          onClick={() => detail.replay()}
        >
          Replay
        </button>
        {sent?.isKept && (
          <CopyButton text={curlCommand({ ...sent, body: { text: sent.body } })} label="Copy as curl" isWhole />
        )}
        <CopyButton text={location.href} label="Copy link" isWhole />
      </div>
      <Attempts detail={detail} delivery={delivery} current={attempt?.number} />
    </div>
  )
}
