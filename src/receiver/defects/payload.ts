import { accepted, refused } from '../answer.ts'
import { chunksOf, readUpTo } from '../body.ts'
import { understood } from '../flow.ts'
import { isWhole } from '../payload.ts'
import { heardAs, heardOnly, isKnownMedia, isKnownSubtype } from './hearing.ts'
import type { Defect } from './defect.ts'

class Rejected extends Error {}

/** Receivers that lose or break what a body says. */
export const payloadDefects: readonly Defect[] = [
  {
    name: 'answers-400-to-unknown-events',
    number: '39',
    explanation: 'answers 400 to an event that it does not know',
    fix: 'answer 200 and ignore it; new events may come at any time',
    apply: (behaviour) => ({
      ...behaviour,
      handle: async (visit, steps) => (understood(visit, steps)?.heard.some((heard) => heard.event !== undefined && !steps.isKnown(heard, visit.dialect)) ? refused(400, 'unknown event') : behaviour.handle(visit, steps)),
    }),
  },
  {
    name: 'answers-400-to-extra-fields',
    number: '40',
    explanation: 'answers 400 to a body with a member that it does not know',
    fix: 'ignore members that you do not know',
    apply: (behaviour) => ({
      ...behaviour,
      handle: async (visit, steps) => {
        const body = Buffer.from(visit.body ?? []).toString()
        const names = [...body.matchAll(/"(\w+)"\s*:/g)].map(([, name = '']) => name)
        const known = ['operationId', 'data', 'entities', 'event', 'entity', 'id', 'mediaType', 'interactionSubtype', 'selfUri']
        return visit.dialect === 'interactions' && !names.every((name) => known.includes(name)) ? refused(400, 'unknown member') : behaviour.handle(visit, steps)
      },
    }),
  },
  {
    name: 'no-size-limit',
    number: '50',
    explanation: 'reads bodies of any size into memory',
    fix: 'stop reading at a limit and answer 413',
    apply: (behaviour) => ({ ...behaviour, readBody: readUpTo(Infinity) }),
  },
  {
    name: 'only-first-entity',
    number: '67',
    explanation: 'handles the first entity of a delivery and drops the rest',
    fix: 'handle every entry of data.entities',
    apply: heardOnly((heard) => heard.slice(0, 1)),
  },
  {
    name: 'stops-at-first-bad-entity',
    number: '68',
    explanation: 'stops at the first entity that it cannot use, and answers 200',
    fix: 'skip the bad entity and go on with the others',
    apply: heardOnly((heard) => heard.slice(0, heard.findIndex((one) => !isWhole(one)) === -1 ? heard.length : heard.findIndex((one) => !isWhole(one)))),
  },
  {
    name: 'half-applies-a-batch',
    number: '70',
    explanation: 'answers 500 at a bad entity after it has handled those in front of it, and handles them again when they come again',
    fix: 'skip the bad entity, and note each good one as done',
    apply: (behaviour) => ({
      ...behaviour,
      take: async (visit, payload, steps) => {
        const bad = payload.heard.findIndex((heard) => !isWhole(heard))
        if (bad === -1) return behaviour.take(visit, payload, steps)
        for (const heard of payload.heard.slice(0, bad)) if (isWhole(heard) && steps.isKnown(heard, visit.dialect)) steps.record(heard, steps)
        throw new Rejected('an entity could not be handled')
      },
    }),
  },
  {
    name: 'crashes-on-empty-entities',
    number: '72',
    explanation: 'fails with 500 when the list of entities is empty',
    fix: 'answer 200 to a delivery without entities',
    apply: (behaviour) => ({
      ...behaviour,
      understand: (json, dialect) => {
        const payload = behaviour.understand(json, dialect)
        if (payload?.heard.length === 0) throw new TypeError('cannot read the first entity')
        return payload
      },
    }),
  },
  {
    name: 'crashes-on-missing-fields',
    number: '73',
    explanation: 'fails with 500 when data, entity or another optional member is missing',
    fix: 'expect every member to be missing; all are optional',
    apply: (behaviour) => ({
      ...behaviour,
      understand: (json, dialect) => {
        const payload = behaviour.understand(json, dialect)
        const whole = payload?.operationId !== undefined && payload.heard.every((heard) => isWhole(heard) && (dialect === 'conversations' || (heard.mediaType !== undefined && heard.interactionSubtype !== undefined)))
        if (payload && (!whole || (dialect === 'interactions' && !Array.isArray((json as { data?: { entities?: unknown } }).data?.entities)))) throw new TypeError('cannot read a member of undefined')
        return payload
      },
    }),
  },
  {
    name: 'crashes-on-unknown-enum',
    number: '74',
    explanation: 'fails with 500 at an event, medium or subtype that it does not know',
    fix: 'keep values that you do not know as text',
    apply: (behaviour) => ({
      ...behaviour,
      understand: (json, dialect) => {
        const payload = behaviour.understand(json, dialect)
        if (dialect === 'interactions' && payload?.heard.some((heard) => (heard.event !== undefined && !behaviour.isKnown(heard, dialect)) || !isKnownMedia(heard) || !isKnownSubtype(heard))) throw new RangeError('no such constant')
        return payload
      },
    }),
  },
  {
    name: 'replaces-unknown-subtypes',
    number: '75',
    explanation: 'stores a subtype that it does not know as InboundNew',
    fix: 'keep values that you do not know as text',
    apply: heardAs((heard) => (isKnownSubtype(heard) ? heard : { ...heard, interactionSubtype: 'InboundNew' })),
  },
  {
    name: 'corrupts-emoji',
    number: '76',
    explanation: 'stores "?" for characters of four bytes, as a narrow column does',
    fix: 'store text in a form that holds all of Unicode, such as utf8mb4',
    apply: heardAs((heard) => ({ ...heard, id: heard.id?.replace(/[\u{10000}-\u{10FFFF}]/gu, '?') })),
  },
  {
    name: 'splits-characters-between-chunks',
    number: '77',
    explanation: 'makes text of each piece of the body by itself, which breaks characters that lie across two',
    fix: 'put the bytes together first',
    apply: (behaviour) => ({
      ...behaviour,
      readBody: async (request) => {
        let text = ''
        for await (const chunk of chunksOf(request)) text += Buffer.from(chunk).toString()
        return Buffer.from(text)
      },
    }),
  },
  {
    name: 'leaks-stack-on-malformed-body',
    number: '78',
    explanation: 'answers 500 with a stack trace to a body that is no JSON',
    fix: 'answer 400 without telling anything of the inside',
    apply: (behaviour) => ({
      ...behaviour,
      handle: async (visit, steps) => {
        const answer = await behaviour.handle(visit, steps)
        return answer.status === 400 ? refused(500, new SyntaxError('Unexpected token in JSON').stack ?? '') : answer
      },
    }),
  },
  {
    name: 'counts-first-of-duplicate-keys',
    number: '80',
    explanation: 'recognises an event by the first of two equal keys and acts on the last',
    fix: 'parse once, and use what was parsed everywhere',
    apply: (behaviour) => ({
      ...behaviour,
      keyOf: (heard, visit) => {
        const [, first = heard.event] = /"event"\s*:\s*"([^"]*)"\s*,\s*"event"\s*:/.exec(Buffer.from(visit.body ?? []).toString()) ?? []
        return behaviour.keyOf({ ...heard, event: first }, visit)
      },
    }),
  },
  {
    name: 'logs-secret-and-body',
    number: '82',
    explanation: 'logs the secret and the whole body',
    fix: 'log the operationId and the outcome, and no more',
    apply: (behaviour) => ({
      ...behaviour,
      verify: (visit, steps) => {
        steps.surroundings.log(`verifying ${Buffer.from(visit.body ?? []).toString()} with ${steps.secretsOf(visit).join(', ')}`)
        return behaviour.verify(visit, steps)
      },
    }),
  },
  {
    name: 'expects-other-event-names',
    number: '101',
    explanation: 'waits for InteractionStarted and InteractionFinished, and ignores STARTED and FINISHED with 200',
    fix: 'handle the events STARTED and FINISHED',
    apply: (behaviour) => ({ ...behaviour, isKnown: ({ event }, dialect) => dialect === 'conversations' || event === 'InteractionStarted' || event === 'InteractionFinished' }),
  },
  {
    name: 'crashes-on-null-entity',
    number: '+28',
    explanation: 'fails with 500 when an entry of the list is null',
    fix: 'skip entries that are no objects',
    apply: (behaviour) => ({
      ...behaviour,
      understand: (json, dialect) => {
        if (/"entities":\[(.*,)?null[,\]]/.test(JSON.stringify(json))) throw new TypeError('cannot read a member of null')
        return behaviour.understand(json, dialect)
      },
    }),
  },
  {
    name: 'lower-cases-ids',
    number: '+29',
    explanation: 'turns ids into lower case, so that two interactions become one',
    fix: 'compare ids as they are',
    apply: heardAs((heard) => ({ ...heard, id: heard.id?.toLowerCase() })),
  },
  {
    name: 'truncates-ids',
    number: '+30',
    explanation: 'cuts ids to 36 characters, so that two interactions become one',
    fix: 'keep ids whole; nothing says that they are UUIDs',
    apply: heardAs((heard) => ({ ...heard, id: heard.id?.slice(0, 36) })),
  },
  {
    name: 'trims-ids',
    number: '+31',
    explanation: 'strips white space from ids, so that two interactions become one',
    fix: 'compare ids as they are',
    apply: heardAs((heard) => ({ ...heard, id: heard.id?.trim() })),
  },
  {
    name: 'requires-uuids',
    number: '+32',
    explanation: 'drops interactions whose id is no UUID',
    fix: 'take ids for any text',
    apply: heardOnly((heard) => heard.filter(({ id }) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id ?? ''))),
  },
  {
    name: 'requires-operation-id',
    number: '+33',
    explanation: 'answers 400 to a delivery without operationId',
    fix: 'do without; the member is optional',
    apply: (behaviour) => ({ ...behaviour, handle: async (visit, steps) => (understood(visit, steps)?.operationId === undefined ? refused(400, 'operationId is missing') : behaviour.handle(visit, steps)) }),
  },
  {
    name: 'merges-batch-into-one',
    number: '+34',
    explanation: 'takes all events of a delivery for events of its first interaction',
    fix: 'read the id of each entity',
    apply: heardOnly((heard) => heard.map((one) => ({ ...one, id: heard[0]?.id }))),
  },
  {
    name: 'limits-batch-to-100',
    number: '+35',
    explanation: 'drops what follows after the first 100 entities of a delivery',
    fix: 'handle every entry; no limit is promised',
    apply: heardOnly((heard) => heard.slice(0, 100)),
  },
  {
    name: 'only-chat',
    number: '+36',
    explanation: 'drops what is no chat',
    fix: 'handle every medium; email is delivered as well',
    apply: heardOnly((heard) => heard.filter(({ mediaType }) => mediaType === undefined || mediaType === 'chat')),
  },
  {
    name: 'drops-batch-with-unknown-event',
    number: '+37',
    explanation: 'drops a whole delivery if one of its events is unknown',
    fix: 'ignore the unknown event and handle the others',
    apply: (behaviour) => ({ ...behaviour, handle: async (visit, steps) => (understood(visit, steps)?.heard.every((heard) => steps.isKnown(heard, visit.dialect)) === false ? accepted() : behaviour.handle(visit, steps)) }),
  },
]
