import { evidenceOf, type EventName } from '../events/catalogue.ts'
import { FAULT_SIGN } from '../picture/glyphs.ts'
import { describeMs } from '../kit/span-words.ts'
import type { Mask } from '../kit/masking/mask.ts'
import type { Delivery, DeliveryId } from '../journal/delivery.ts'
import { describeOutcome, durationText } from '../kit/outcome-words.ts'
import { field as inert } from './say.ts'
import type { EntryOf, JournalEntry } from '../journal/entry.ts'
import type { Paint } from './paint.ts'

export interface TimelineParts {
  readonly paint: Paint
  /** Instant from which times are counted. */
  readonly since: number
  /** Masks the secrets of the mock. */
  readonly mask: Mask
  readonly delivery: (id: DeliveryId) => Delivery | undefined
}

/** Returns a note for an event whose payload is not documented. */
const shownBy = (event: EventName, paint: Paint): string => {
  const evidence = evidenceOf(event)
  return evidence === undefined || evidence === 'document' ? '' : paint('dim', `, ${WORDS[evidence]}`)
}

const WORDS = {
  capture: 'payload from a public capture',
  analogy: 'payload by analogy',
  invented: 'invented payload',
} as const

/** Returns how many subscriptions did not get an event, by reason. */
const shownSkipped = (skipped: EntryOf<'published'>['skipped']): string =>
  (['disabled', 'filtered'] as const)
    .map((why) => [skipped.filter((one) => one.why === why).length, why] as const)
    .map(([count, why]) => (count > 0 ? `, skipped ${String(count)} ${why}` : ''))
    .join('')

/** The format of IDs created here, in full or shortened: they contain no secret and need no masking. */
const OWN_ID = /^(?:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}|dlv_[0-9a-f]{6})$/

/** Returns a function that renders a journal entry as one line; undefined if another line has the same information. */
export const createTimeline = ({
  paint,
  since,
  mask,
  delivery,
}: TimelineParts): ((entry: JournalEntry) => string | undefined) => {
  const field = (text: string): string => inert(mask(text))
  const idText = (id: string): string => (OWN_ID.test(id) ? id : field(id))
  // Many lines are of one millisecond.
  let stamped = Number.NaN
  let stamp = ''
  const line = (at: number, mark: string, text: string): string => {
    if (at !== stamped) {
      stamped = at
      stamp = paint('dim', `+${((at - since) / 1000).toFixed(3)}s`.padStart(10))
    }
    return `${stamp}  ${mark} ${text}`
  }
  const who = (id: DeliveryId): string => {
    const found = delivery(id)
    return `${(found?.eventName ?? '?').padEnd(8)} ${paint('dim', idText(id.slice(0, 10)))}`
  }
  return (entry) => {
    switch (entry.type) {
      case 'published': {
        const to = entry.deliveries.length === 1 ? '1 subscription' : `${String(entry.deliveries.length)} subscriptions`
        const skipped = entry.skipped.length === 0 ? '' : shownSkipped(entry.skipped)
        const interaction = paint('dim', `interaction ${field(entry.interactionId)}`)
        return line(
          entry.at,
          paint('cyan', '●'),
          `${paint('bold', field(entry.event))} published to ${to}${skipped}, ${interaction}` +
            shownBy(entry.event, paint),
        )
      }
      case 'attempt-started':
        return line(
          entry.at,
          '→',
          `${who(entry.deliveryId)} attempt ${String(entry.attempt)}  POST ${field(entry.url)}`,
        )
      case 'fault-fired': {
        const attempt = entry.attempt === 0 ? '' : `attempt ${String(entry.attempt)}  `
        const fault = paint('yellow', field(entry.fault))
        return line(entry.at, paint('yellow', FAULT_SIGN), `${who(entry.deliveryId)} ${attempt}fault ${fault}`)
      }
      case 'api-fault-fired':
        return line(
          entry.at,
          paint('yellow', FAULT_SIGN),
          `fault ${paint('yellow', field(entry.fault))} in ${field(entry.operation)}`,
        )
      case 'api-refused':
        return line(
          entry.at,
          paint('red', '✘'),
          `${field(entry.method)} ${field(entry.path)} rejected with ${paint('red', String(entry.status))}: ` +
            field(entry.reason),
        )
      case 'attempt-ended': {
        const style = entry.outcome.kind === 'accepted' ? 'green' : 'red'
        const outcome = paint(style, field(describeOutcome(entry.outcome)))
        const took = paint('dim', durationText(entry.outcome))
        return line(
          entry.at,
          paint(style, '←'),
          `${who(entry.deliveryId)} attempt ${String(entry.attempt)}  ${outcome}${took}`,
        )
      }
      case 'decided':
        return entry.decision.kind === 'retry'
          ? line(entry.at, paint('yellow', '↻'), `${who(entry.deliveryId)} ${field(entry.decision.why)}`)
          : undefined
      case 'scheduled':
        return entry.dueAt === undefined
          ? line(entry.at, paint('yellow', '…'), `${who(entry.deliveryId)} ${field(entry.why)}`)
          : undefined
      case 'cancel-requested':
        return undefined
      case 'settled': {
        const style = entry.state === 'delivered' ? 'green' : 'red'
        const attempts = entry.attempts === 1 ? '1 attempt' : `${String(entry.attempts)} attempts`
        const why = entry.state === 'delivered' ? '' : `: ${field(entry.why)}`
        return line(
          entry.at,
          paint(style, entry.state === 'delivered' ? '✔' : '✘'),
          `${who(entry.deliveryId)} ${paint(style, entry.state)} after ${attempts}${why}`,
        )
      }
      case 'self-uri-fetched':
        return line(
          entry.at,
          '◂',
          `interaction ${field(entry.interactionId)} was fetched through its selfUri: ${String(entry.status)}`,
        )
      case 'clock-moved':
        return line(
          entry.at,
          paint('dim', '»'),
          paint('dim', `the clock advanced by ${describeMs(entry.to - entry.from)}`),
        )
      case 'subscription-changed':
        return line(
          entry.at,
          paint('dim', '◦'),
          paint('dim', `subscription ${idText(entry.subscriptionId)} ${entry.change}`),
        )
      case 'noted':
        if (entry.kind === 'effect' || entry.kind === 'duplicate')
          return line(entry.at, paint('dim', entry.kind === 'effect' ? '✱' : '='), field(entry.text))
        return entry.kind === 'title' ? `\n${paint('bold', field(entry.text))}` : `  ${field(entry.text)}`
      case 'faults-changed':
        return line(
          entry.at,
          paint('dim', '◦'),
          paint(
            'dim',
            entry.standing.length === 0 ? 'no standing faults' : `standing faults: ${field(entry.standing.join(', '))}`,
          ),
        )
      case 'retry-policy-changed': {
        const whose =
          entry.subscriptionId === undefined
            ? 'retry policy'
            : `retry policy of subscription ${idText(entry.subscriptionId)}`
        return line(
          entry.at,
          paint('dim', '◦'),
          paint('dim', `${whose}: ${field(entry.policy ?? 'reset to the default')}`),
        )
      }
      case 'budget-exceeded':
        return line(
          entry.at,
          paint('yellow', '!'),
          `pending deliveries take ${String(entry.pendingBytes)} bytes, more than --retain ` +
            `(${String(entry.budgetBytes)}): other bodies and responses are dropped`,
        )
      case 'reset':
        return 'reset to the initial state'
      default:
        return entry satisfies never
    }
  }
}
