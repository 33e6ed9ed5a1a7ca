import { rejected } from '../response.ts'
import { payloadOf } from '../flow.ts'
import { isComplete } from '../payload.ts'
import type { DefectiveBehavior } from './defect.ts'
import { isKnownMedia, isKnownSubtype } from './reading.ts'

/** Receivers that require more than the documents promise. */
export const strictnessDefects: readonly DefectiveBehavior[] = [
  {
    name: 'rejects-unknown-events',
    apply: (behavior) => ({
      ...behavior,
      handle: async (context, steps) =>
        payloadOf(context, steps)?.events.some(
          (received) => received.event !== undefined && !steps.isKnown(received, context.dialect),
        )
          ? rejected(400, 'unknown event')
          : behavior.handle(context, steps),
    }),
  },
  {
    name: 'rejects-extra-fields',
    apply: (behavior) => ({
      ...behavior,
      handle: async (context, steps) => {
        const body = Buffer.from(context.body ?? []).toString()
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
        return payloadOf(context, steps)?.listsEntities && !names.every((name) => known.includes(name))
          ? rejected(400, 'unknown field')
          : behavior.handle(context, steps)
      },
    }),
  },
  {
    name: 'requires-operation-id',
    apply: (behavior) => ({
      ...behavior,
      handle: async (context, steps) =>
        payloadOf(context, steps)?.operationId === undefined
          ? rejected(400, 'operationId is missing')
          : behavior.handle(context, steps),
    }),
  },
  {
    name: 'crashes-on-empty-entities',
    apply: (behavior) => ({
      ...behavior,
      readPayload: (json, dialect) => {
        const payload = behavior.readPayload(json, dialect)
        if (payload?.events.length === 0) throw new TypeError('cannot read the first entity')
        return payload
      },
    }),
  },
  {
    name: 'crashes-on-missing-fields',
    apply: (behavior) => ({
      ...behavior,
      readPayload: (json, dialect) => {
        const payload = behavior.readPayload(json, dialect)
        const whole =
          payload?.operationId !== undefined &&
          payload.events.every(
            (received) =>
              isComplete(received) &&
              (!payload.listsEntities ||
                (received.mediaType !== undefined && received.interactionSubtype !== undefined)),
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
      readPayload: (json, dialect) => {
        const payload = behavior.readPayload(json, dialect)
        if (
          payload?.listsEntities &&
          payload.events.some(
            (received) =>
              (received.event !== undefined && !behavior.isKnown(received, dialect)) ||
              !isKnownMedia(received) ||
              !isKnownSubtype(received),
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
      readPayload: (json, dialect) => {
        if (/"entities":\[(.*,)?null[,\]]/.test(JSON.stringify(json)))
          throw new TypeError('cannot read a property of null')
        return behavior.readPayload(json, dialect)
      },
    }),
  },
]
