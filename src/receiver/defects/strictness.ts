import { refused } from '../response.ts'
import { understood } from '../flow.ts'
import { isWhole } from '../payload.ts'
import type { DefectiveBehaviour } from './defect.ts'
import { isKnownMedia, isKnownSubtype } from './hearing.ts'

/** Receivers that expect more than is promised. */
export const strictnessDefects: readonly DefectiveBehaviour[] = [
  {
    name: 'answers-400-to-unknown-events',
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
