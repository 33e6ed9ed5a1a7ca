import { isoSeconds } from '../clock/stamp.ts'
import type { DialectEventName } from './catalogue.ts'
import { pick, type Random } from './random.ts'
import type { EventDetails, EventContext } from './event-context.ts'
import { QUEUES, LANGUAGES, textsFor } from './texts.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

const said = (context: EventContext): string => pick(context.random, textsFor(context.after.id)?.agent ?? [])

const message = (type: 'Text' | 'Structured', by: 'Human' | 'Bot', parts: EventDetails): EventDetails => ({
  type,
  ...parts,
  originatingEntity: by,
  direction: 'Outbound',
})

/** Media types with matching file names. */
const FILES = [
  { mediaType: 'Image', mime: 'image/png', filename: 'Übersicht.png' },
  { mediaType: 'Image', mime: 'image/jpeg', filename: 'photo (1).jpg' },
  { mediaType: 'Video', mime: 'video/mp4', filename: 'demo.mp4' },
  { mediaType: 'Audio', mime: 'audio/mpeg', filename: 'メッセージ.mp3' },
  { mediaType: 'File', mime: 'application/pdf', filename: 'Invoice 2026_117.pdf' },
] as const

const attachment = ({ random }: EventContext): EventDetails => {
  const { mediaType, mime, filename } = pick(random, FILES)
  const id = random.uuid()
  return { id, mediaType, url: `https://downloads.example.test/api/v2/downloads/${random.hex(16)}`, mime, filename }
}

const CHOICES = ['Yes', 'No', 'Später', 'いいえ', 'Agent please'] as const

const card = (random: Random): EventDetails => {
  const queue = pick(random, QUEUES)
  const image = `https://images.example.test/${random.hex(8)}.png`
  return {
    title: queue,
    description: pick(random, LANGUAGES[0]?.agent ?? []),
    ...(random.next() < 0.5 && { image }),
    actions: [
      { type: 'Postback', text: queue, payload: `queue-${random.hex(4)}` },
      { type: 'Link', text: 'More', url: `https://www.example.test/${random.hex(4)}?a=1&b=2` },
    ],
  }
}

const structured = (text: string | undefined, content: readonly EventDetails[]): EventDetails =>
  message('Structured', 'Bot', { ...(text !== undefined && { text }), content })

/** Returns the details of a receipt; its message ID stands for one that the receiver chose. */
const receipt = ({ random }: EventContext, parts: EventDetails): EventDetails => ({
  channel: { messageId: `ext-${random.hex(12)}` },
  type: 'Receipt',
  ...parts,
  direction: 'Inbound',
})

const REASONS = [
  { code: 'MediaTypeNotAllowed', message: 'Media type application/x-msdownload is not allowed' },
  { code: 'RateLimited', message: 'Rate limit exceeded, please retry the request later' },
  { code: 'GeneralError', message: 'The message could not be published' },
] as const

/**
 * The fields of each open message besides its ID and channel, in the order in which they are sent. The evidence for
 * them is in spec/open-messaging.openapi.yaml, `x-evidence`.
 */
export const OPEN_MESSAGES: Readonly<
  Record<DialectEventName<'open-messaging'>, (context: EventContext) => EventDetails>
> = {
  OpenMessageText: (context) => message('Text', context.random.next() < 0.8 ? 'Human' : 'Bot', { text: said(context) }),
  OpenMessageAttachment: (context) =>
    message('Text', 'Human', { content: [{ contentType: 'Attachment', attachment: attachment(context) }] }),
  OpenMessageTemplate: (context) => {
    const { name } = context.after.requester
    const text = `Hi ${name}!`
    return message('Structured', 'Human', {
      text,
      content: [
        {
          contentType: 'Notification',
          template: {
            header: { type: 'Text', text: pick(context.random, textsFor(context.after.id)?.subjects ?? []) },
            body: { text: 'Hi {{1}}!', parameters: [{ name: '1', text: name }] },
            footer: { text: said(context) },
          },
        },
      ],
    })
  },
  OpenMessageQuickReplies: (context) => {
    const from = context.random.int(0, CHOICES.length - 2)
    return structured(
      said(context),
      CHOICES.slice(from, from + 2).map((text) => ({
        contentType: 'QuickReply',
        quickReply: { text, payload: text, action: 'Message' },
      })),
    )
  },
  OpenMessageCard: ({ random }) => structured(undefined, [{ contentType: 'Card', card: card(random) }]),
  OpenMessageCarousel: ({ random }) => {
    const cards = Array.from({ length: random.int(2, 4) }, () => card(random))
    return structured(undefined, [{ contentType: 'Carousel', carousel: { cards } }])
  },
  OpenMessageDatePicker: (context) => {
    const first = context.at - (context.at % DAY_MS) + DAY_MS
    const availableTimes = Array.from({ length: context.random.int(1, 4) }, (_, index) => ({
      duration: pick(context.random, [900, 1800, 3600]),
      dateTime: isoSeconds(first + index * DAY_MS + context.random.int(8, 17) * HOUR_MS),
    }))
    const subtitle = said(context)
    return structured(undefined, [
      { contentType: 'DatePicker', datePicker: { title: 'Pick a time', subtitle, availableTimes } },
    ])
  },
  OpenMessageReceipt: (context) => receipt(context, { status: 'Published', isFinalReceipt: false }),
  OpenMessageFailure: (context) =>
    receipt(context, { status: 'Failed', reasons: [pick(context.random, REASONS)], isFinalReceipt: true }),
  OpenMessageTyping: () => ({
    type: 'Event',
    events: [{ eventType: 'Typing', typing: { type: 'On', duration: 5000 } }],
    direction: 'Outbound',
  }),
}
