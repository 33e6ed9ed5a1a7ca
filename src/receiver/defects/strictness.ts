import { refused } from '../answer.ts'
import { understood } from '../flow.ts'
import { isWhole } from '../payload.ts'
import type { Defect } from './defect.ts'
import { isKnownMedia, isKnownSubtype } from './hearing.ts'

/** Receivers that expect more than is promised. */
export const strictnessDefects: readonly Defect[] = [
  {
    name: 'answers-400-to-unknown-events',
    number: '39',
    explanation: 'answers 400 to an event that it does not know',
    fix: 'answer 200 and ignore it; new events may come at any time',
    apply: (behaviour) => ({
      ...behaviour,
      handle: async (visit, steps) =>
        understood(visit, steps)?.heard.some(
          (heard) => heard.event !== undefined && !steps.isKnown(heard, visit.dialect),
        )
          ? refused(400, 'unknown event')
          : behaviour.handle(visit, steps),
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
        const known = [
          'operationId',
          'data',
          'entities',
          'event',
          'entity',
          'id',
          'mediaType',
          'interactionSubtype',
          'selfUri',
        ]
        return understood(visit, steps)?.listsEntities && !names.every((name) => known.includes(name))
          ? refused(400, 'unknown member')
          : behaviour.handle(visit, steps)
      },
    }),
  },
  {
    name: 'requires-operation-id',
    number: '+33',
    explanation: 'answers 400 to a delivery without operationId',
    fix: 'do without; the member is optional',
    apply: (behaviour) => ({
      ...behaviour,
      handle: async (visit, steps) =>
        understood(visit, steps)?.operationId === undefined
          ? refused(400, 'operationId is missing')
          : behaviour.handle(visit, steps),
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
        const whole =
          payload?.operationId !== undefined &&
          payload.heard.every(
            (heard) =>
              isWhole(heard) &&
              (!payload.listsEntities || (heard.mediaType !== undefined && heard.interactionSubtype !== undefined)),
          )
        if (
          payload &&
          (!whole ||
            (payload.listsEntities && !Array.isArray((json as { data?: { entities?: unknown } }).data?.entities)))
        )
          throw new TypeError('cannot read a member of undefined')
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
        if (
          payload?.listsEntities &&
          payload.heard.some(
            (heard) =>
              (heard.event !== undefined && !behaviour.isKnown(heard, dialect)) ||
              !isKnownMedia(heard) ||
              !isKnownSubtype(heard),
          )
        )
          throw new RangeError('no such constant')
        return payload
      },
    }),
  },
  {
    name: 'crashes-on-null-entity',
    number: '+28',
    explanation: 'fails with 500 when an entry of the list is null',
    fix: 'skip entries that are no objects',
    apply: (behaviour) => ({
      ...behaviour,
      understand: (json, dialect) => {
        if (/"entities":\[(.*,)?null[,\]]/.test(JSON.stringify(json)))
          throw new TypeError('cannot read a member of null')
        return behaviour.understand(json, dialect)
      },
    }),
  },
]
