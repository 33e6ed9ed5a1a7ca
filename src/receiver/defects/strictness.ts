import { refused } from '../response.ts'
import { understood } from '../flow.ts'
import { isWhole } from '../payload.ts'
import type { DefectiveBehavior } from './defect.ts'
import { isKnownMedia, isKnownSubtype } from './hearing.ts'

/** Receivers that require more than the documents promise. */
export const strictnessDefects: readonly DefectiveBehavior[] = [
  {
    name: 'rejects-unknown-events',
    apply: (behavior) => ({
      ...behavior,
      handle: async (visit, steps) =>
        understood(visit, steps)?.heard.some(
          (heard) => heard.event !== undefined && !steps.isKnown(heard, visit.dialect),
        )
          ? refused(400, 'unknown event')
          : behavior.handle(visit, steps),
    }),
  },
  {
    name: 'rejects-extra-fields',
    apply: (behavior) => ({
      ...behavior,
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
          ? refused(400, 'unknown field')
          : behavior.handle(visit, steps)
      },
    }),
  },
  {
    name: 'requires-operation-id',
    apply: (behavior) => ({
      ...behavior,
      handle: async (visit, steps) =>
        understood(visit, steps)?.operationId === undefined
          ? refused(400, 'operationId is missing')
          : behavior.handle(visit, steps),
    }),
  },
  {
    name: 'crashes-on-empty-entities',
    apply: (behavior) => ({
      ...behavior,
      understand: (json, dialect) => {
        const payload = behavior.understand(json, dialect)
        if (payload?.heard.length === 0) throw new TypeError('cannot read the first entity')
        return payload
      },
    }),
  },
  {
    name: 'crashes-on-missing-fields',
    apply: (behavior) => ({
      ...behavior,
      understand: (json, dialect) => {
        const payload = behavior.understand(json, dialect)
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
          throw new TypeError('cannot read a property of undefined')
        return payload
      },
    }),
  },
  {
    name: 'crashes-on-unknown-enum',
    apply: (behavior) => ({
      ...behavior,
      understand: (json, dialect) => {
        const payload = behavior.understand(json, dialect)
        if (
          payload?.listsEntities &&
          payload.heard.some(
            (heard) =>
              (heard.event !== undefined && !behavior.isKnown(heard, dialect)) ||
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
    apply: (behavior) => ({
      ...behavior,
      understand: (json, dialect) => {
        if (/"entities":\[(.*,)?null[,\]]/.test(JSON.stringify(json)))
          throw new TypeError('cannot read a property of null')
        return behavior.understand(json, dialect)
      },
    }),
  },
]
