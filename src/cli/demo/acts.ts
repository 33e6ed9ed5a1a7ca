import { describeMs } from '../../kit/span-words.ts'
import type { MockCore, PublishInput } from '../../engine/core.ts'
import type { Delivery } from '../../journal/delivery.ts'
import type { EventName } from '../../events/catalogue.ts'
import type { ScriptedReceiver } from './scripted-receiver.ts'

/** Milliseconds of the mock's clock between two attempts of a delivery. */
export const PAUSE_MS = 2000
/** Milliseconds of real time that an attempt waits for its answer. */
export const RESPONSE_TIMEOUT_MS = 1000
/** Later than a late answer may be, and gone before the next attempt. */
const LATE_MS = 1600
/** Milliseconds of the mock's clock to read what was said, before and after something happens. */
const BEFORE_MS = 1500
const AFTER_MS = 2500

export interface DemoContext {
  readonly mock: MockCore
  readonly receiver: ScriptedReceiver
  /** The one that delivers to that receiver. */
  readonly subscriptionId: string | undefined
  /** Ends the play where it stands. */
  readonly signal: AbortSignal
  /** Called when an act has ended. */
  readonly actEnded: () => void
}

/**
 * Plays three acts by the mock's clock: a clean delivery; refused twice, then accepted; an answer lost, duplicates,
 * one effect. What it says of a delivery it has read there: a person may interfere.
 * @throws the signal's reason when that ends it
 */
export const playActs = async ({ mock, receiver, subscriptionId, signal, actEnded }: DemoContext): Promise<void> => {
  const ended = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error))
  })
  // Whoever waits for nothing just then still must not leave it unheard.
  ended.catch(() => undefined)
  const unlessEnded = <T>(work: Promise<T>): Promise<T> => Promise.race([ended, work])
  const pause = (ms: number): Promise<void> =>
    unlessEnded(new Promise((resolve) => mock.clock.schedule(mock.clock.now() + ms, resolve)))
  const begin = async (title: string, caption: string): Promise<void> => {
    mock.note(title, 'title')
    mock.note(caption)
    await pause(BEFORE_MS)
  }
  const end = async (caption: string): Promise<void> => {
    mock.note(caption)
    actEnded()
    await pause(AFTER_MS)
  }
  const publish = (event: EventName, input: PublishInput) => {
    const {
      interactionId,
      eventId,
      deliveries: [id = 'dlv_none'],
    } = mock.publish(event, { ...input, ...(subscriptionId !== undefined && { subscriptionId }) })
    const delivery = (): Delivery | undefined => mock.journal.delivery(id)
    /** Resolves once an attempt has been decided upon. */
    const decided = (attempt: number): Promise<void> =>
      unlessEnded(
        new Promise((resolve) => {
          if ((delivery()?.settledAt ?? 0) > 0 || delivery() === undefined) return resolve()
          const stop = mock.journal.watch((entry) => {
            if (
              (entry.type !== 'decided' || entry.deliveryId !== id || entry.attempt < attempt) &&
              !(entry.type === 'settled' && entry.deliveryId === id)
            )
              return
            stop()
            resolve()
          })
        }),
      )
    return { interactionId, delivery, decided, settled: () => unlessEnded(mock.settled(eventId)) }
  }

  await begin(
    'Act 1 of 3: a clean delivery',
    'An interaction starts. The mock signs the event and sends it to the receiver.',
  )
  const first = publish('STARTED', {})
  await first.settled()
  await end(cameTo(first.delivery(), 'The signature matched, and 200 came in time.'))

  await begin(
    'Act 2 of 3: refused twice, then accepted',
    'The interaction finishes while the receiver is down: it answers 503.',
  )
  receiver.script(first.interactionId, 'FINISHED', [{ refuse: 503 }, { refuse: 503 }])
  const second = publish('FINISHED', { interaction: { id: first.interactionId } })
  await second.decided(1)
  mock.note(`Only 200 counts. The same bytes go out again, ${describeMs(PAUSE_MS)} after each refusal.`)
  await second.settled()
  await end(cameTo(second.delivery(), 'Nothing was lost; it came later.'))

  await begin(
    'Act 3 of 3: an answer lost, duplicates, one effect',
    'Another interaction starts. The receiver takes it, and its answer is lost on the way.',
  )
  const third = publish('STARTED', { faults: [{ fault: 'lost-answer', attempts: 1 }] })
  receiver.script(third.interactionId, 'STARTED', [{}, { lateMs: LATE_MS }])
  await third.decided(1)
  mock.note(
    'The mock cannot know that the work is done, and sends the same bytes again. This time the receiver ' +
      'answers too late.',
  )
  await third.decided(2)
  mock.note(`No answer within ${describeMs(RESPONSE_TIMEOUT_MS)}: timed out. Once more.`)
  await third.settled()
  const effects = receiver.processed(third.interactionId, 'STARTED')
  const requests = receiver.requests(third.interactionId, 'STARTED')
  const known = requests > 1 && effects === 1 ? ': the receiver knew the others for duplicates' : ''
  await end(
    cameTo(third.delivery(), `${times(requests, 'request')} came in and had ${times(effects, 'effect')}${known}.`),
  )
}

const times = (count: number, what: string): string => `${String(count)} ${what}${count === 1 ? '' : 's'}`

/** How a delivery ended and, if it arrived, what that means. A person may have interfered. */
const cameTo = (delivery: Delivery | undefined, meaning: string): string => {
  if (delivery === undefined) return 'Nobody was subscribed.'
  const attempts = times(delivery.attempts.length, 'attempt')
  return delivery.state === 'delivered'
    ? `Delivered after ${attempts}. ${meaning}`
    : `It was not delivered: ${delivery.state} after ${attempts}.`
}
