/** A delivery that differs from an ordinary one in a single trait, or in how it is sent. */
export interface Experiment {
  /** The trait that it has, or the way it is sent (`patience`, `at-once`). */
  readonly id: string
  /** Returns the body for a new interaction and operation. */
  readonly asks: (ids: { readonly interaction: string; readonly operation: string }) => string
}

type Entity = Readonly<Record<string, unknown>>

const entity = (id: string): Entity => ({ id, mediaType: 'chat', interactionSubtype: 'InboundNew' })

const ordinary = (
  interaction: string,
  operation: string,
  entities: readonly unknown[],
): Readonly<Record<string, unknown>> => ({
  operationId: operation,
  data: { entities: entities.length === 0 ? [{ event: 'STARTED', entity: entity(interaction) }] : entities },
})

/** An ordinary body with a changed entity or event. */
const withEntity = (id: string, change: Entity, event = 'STARTED'): Experiment => ({
  id,
  asks: ({ interaction, operation }) =>
    JSON.stringify(ordinary(interaction, operation, [{ event, entity: { ...entity(interaction), ...change } }])),
})

/** An ordinary body with other top-level fields; undefined removes one. */
const withMembers = (id: string, members: Entity): Experiment => ({
  id,
  asks: ({ interaction, operation }) => JSON.stringify({ ...ordinary(interaction, operation, []), ...members }),
})

const list = (id: string, entries: (interaction: string) => readonly unknown[]): Experiment => ({
  id,
  asks: ({ interaction, operation }) =>
    JSON.stringify({ operationId: operation, data: { entities: entries(interaction) } }),
})

/** An ordinary delivery, sent to see whether and when it gets a response, alone and concurrently with others. */
export const PLAIN: Experiment = withMembers('plain', {})

/** Experiments that separate a trait from its rivals: each has one trait alone. */
export const EXPERIMENTS: readonly Experiment[] = [
  withMembers('no-operation-id', { operationId: undefined }),
  withMembers('unknown-members', { version: 2 }),
  withMembers('unknown-top-level-members', { version: 2 }),
  withMembers('beyond-ascii', { note: 'Zoë, 你好' }),
  withMembers('over-16-kB', { padding: 'x'.repeat(20_000) }),
  withMembers('over-64-kB', { padding: 'x'.repeat(70_000) }),
  withMembers('over-100-kB', { padding: 'x'.repeat(110_000) }),
  withMembers('over-500-kB', { padding: 'x'.repeat(600_000) }),
  withMembers('over-1-MB', { padding: 'x'.repeat(1_100_000) }),
  withMembers('no-entities', { data: {} }),
  withMembers('null', { note: null }),
  {
    id: 'written-otherwise',
    asks: ({ interaction, operation }) => JSON.stringify(ordinary(interaction, operation, []), undefined, 2),
  },
  withEntity('unknown-event', {}, 'PAUSED'),
  withEntity('unknown-or-no-event', {}, 'PAUSED'),
  withEntity('unknown-subtype', { interactionSubtype: 'AppleBusiness' }),
  withEntity('unknown-media-type', { mediaType: 'video' }),
  ...['mediaType', 'interactionSubtype', 'selfUri'].flatMap((name) => [
    withEntity(`null-${name}`, { [name]: null }),
    withEntity(`no-${name}`, { [name]: undefined }),
    withEntity(`no-text-${name}`, { [name]: null }),
  ]),
  withEntity('no-uuid', { id: 'an ID that is not a UUID' }),
  withEntity('finished-without-start', {}, 'FINISHED'),
  list('empty-entities', () => []),
  list('no-entity', (interaction) => [{ event: 'STARTED' }, { event: 'STARTED', entity: entity(interaction) }]),
  list('several-entities', (interaction) => [
    { event: 'STARTED', entity: entity(interaction) },
    { event: 'STARTED', entity: entity(`${interaction.slice(0, -1)}x`) },
  ]),
]

/** Results of follow-up requests: the reply to each experiment, by trait. */
export interface FollowUps {
  readonly replies: ReadonlyMap<string, string>
  /**
   * Milliseconds until the receiver answered an ordinary delivery under a longer timeout; undefined if it never did.
   */
  readonly patienceMs?: number | undefined
  /** Replies to ordinary deliveries, in sequence and at once. */
  readonly oneByOne?: readonly string[]
  readonly atOnce?: readonly string[]
}

export const NO_FOLLOW_UPS: FollowUps = { replies: new Map() }
