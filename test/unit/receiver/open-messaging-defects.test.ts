import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { DEFECTS } from '../../../src/receiver/defects/index.ts'
import { startReceiver, type ReceiverWorld, type WorldOptions } from '../../support/receiver-world.ts'

interface Difference {
  readonly name: string
  /** What to look at. */
  readonly see: (world: ReceiverWorld) => unknown
  readonly right: unknown
  readonly wrong: unknown
  readonly options?: WorldOptions
}

const OPEN: WorldOptions = { dialects: ['open-messaging'], secret: 'open-messaging-secret-0001' }
const message = (more: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({
    id: 'm1',
    channel: { to: { id: 'guest-1' } },
    type: 'Text',
    text: 'Hello',
    conversationId: 'c1',
    ...more,
  })
const openSigned = (
  body: string,
  written: (digest: Buffer) => string = (digest) => `sha256=${digest.toString('base64')}`,
) => ({
  signature: null,
  headers: {
    'x-hub-signature-256': written(createHmac('sha256', 'open-messaging-secret-0001').update(body).digest()),
  },
})
/** The status of a rightly signed open message. */
const openStatus =
  (more: Readonly<Record<string, unknown>>) =>
  ({ status }: ReceiverWorld): Promise<number> =>
    status(message(more), openSigned(message(more)))
/** How often messages take effect that are sent one after the other. */
const openEffects =
  (ids: readonly string[], ...all: readonly Readonly<Record<string, unknown>>[]) =>
  async (world: ReceiverWorld): Promise<unknown> => {
    for (const more of all) await openStatus(more)(world)
    return Promise.all(ids.map((id) => world.processed(id)))
  }

const DIFFERENCES: readonly Difference[] = [
  { name: 'expects-hexadecimal-digest', see: openStatus({}), right: 200, wrong: 401 },
  {
    name: 'accepts-any-digest-encoding',
    see: ({ status }) =>
      status(
        message(),
        openSigned(message(), (digest) => digest.toString('hex')),
      ),
    right: 401,
    wrong: 200,
  },
  {
    name: 'crashes-on-digest-length',
    see: ({ status }) =>
      status(
        message(),
        openSigned(message(), () => 'sha256=A'),
      ),
    right: 401,
    wrong: 500,
  },
  {
    name: 'verifies-only-text-messages',
    see: ({ status }) =>
      status(
        message({ type: 'Receipt' }),
        openSigned(message(), () => 'sha256=A'),
      ),
    right: 401,
    wrong: 200,
  },
  { name: 'rejects-non-text-messages', see: openStatus({ type: 'Event' }), right: 200, wrong: 400 },
  { name: 'requires-text', see: openStatus({ text: undefined }), right: 200, wrong: 500 },
  {
    name: 'drops-messages-without-text',
    see: openEffects(['m1'], { text: undefined }),
    right: [1],
    wrong: [0],
  },
  { name: 'dedupes-by-missing-field', see: openEffects(['m1'], {}, {}), right: [1], wrong: [2] },
  {
    name: 'dedupes-by-text',
    see: openEffects(['m1', 'm2'], {}, { id: 'm2' }),
    right: [1, 1],
    wrong: [1, 0],
  },
  {
    name: 'dedupes-by-end-user',
    see: openEffects(['m1', 'm2'], {}, { id: 'm2', text: 'Bye' }),
    right: [1, 1],
    wrong: [1, 0],
  },
  {
    name: 'requires-conversation-id',
    see: openStatus({ conversationId: '' }),
    right: 200,
    wrong: 400,
  },
  { name: 'rejects-unknown-message-fields', see: openStatus({ metadata: {} }), right: 200, wrong: 400 },
  { name: 'crashes-on-unknown-types', see: openStatus({ type: 'Reaction' }), right: 200, wrong: 500 },
  {
    name: 'rejects-messages-during-outage',
    options: { failFirst: 1 },
    see: openStatus({}),
    right: 503,
    wrong: 400,
  },
]

test.each(DIFFERENCES)(
  '$name: a request reveals it, and the correct receiver handles that request',
  async ({ name, see, right, wrong, options = {} }) => {
    expect(await see(startReceiver({ ...OPEN, ...options }))).toEqual(right)
    expect(await see(startReceiver({ ...OPEN, ...options, defects: [name] }))).toEqual(wrong)
  },
)

test('every defect of open messaging receivers is revealed by a request', () => {
  const own = DEFECTS.filter(({ dialects }) => dialects?.includes('open-messaging'))
  expect(own.map(({ name }) => name)).toEqual(DIFFERENCES.map(({ name }) => name))
})
