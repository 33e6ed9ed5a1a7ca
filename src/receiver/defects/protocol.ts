import { accepted } from '../response.ts'
import type { DefectiveBehavior } from './defect.ts'
import { respondingWith, never } from './rewriting.ts'

/** Receivers that respond with the wrong status or body, or too late. */
export const protocolDefects: readonly DefectiveBehavior[] = [
  {
    name: 'responds-with-202',
    apply: respondingWith(202),
  },
  {
    name: 'responds-with-201',
    apply: respondingWith(201),
  },
  {
    name: 'responds-with-204',
    apply: respondingWith(204),
  },
  {
    name: 'responds-with-202-to-large-bodies',
    apply: (behavior) => ({
      ...behavior,
      flow: async (context, steps) => {
        const response = await behavior.flow(context, steps)
        const isLarge = (context.body?.length ?? 0) > 512 * 1024
        return response.status === 200 && isLarge ? { ...response, status: 202 } : response
      },
    }),
  },
  {
    name: 'responds-with-201-to-finished',
    apply: (behavior) => ({
      ...behavior,
      handle: async (context, steps) => {
        const response = await behavior.handle(context, steps)
        return response.status === 200 && context.payload?.events.some(({ event }) => event === 'FINISHED')
          ? { ...response, status: 201 }
          : response
      },
    }),
  },
  {
    name: 'responds-with-200-to-everything',
    apply: (behavior) => ({
      ...behavior,
      write: (response) => behavior.write({ ...response, status: 200, code: 0, message: 'OK' }),
      fail: () => accepted(),
    }),
  },
  {
    name: 'responds-with-200-and-error-object',
    apply: (behavior) => ({
      ...behavior,
      write: (response) =>
        response.status === 200
          ? Response.json({ status: 'error', error: { type: 'Unknown', retry: false } })
          : behavior.write(response),
    }),
  },
  {
    name: 'reflects-operation-id-as-html',
    apply: (behavior) => {
      let last = ''
      return {
        ...behavior,
        readPayload: (json, dialect) => {
          const payload = behavior.readPayload(json, dialect)
          last = payload?.operationId ?? ''
          return payload
        },
        write: (response) =>
          response.status === 200
            ? new Response(`<p>Operation ${last} received</p>`, { headers: { 'content-type': 'text/html' } })
            : behavior.write(response),
      }
    },
  },
  {
    name: 'responds-before-reading-body',
    apply: (behavior) => ({
      ...behavior,
      flow: async (context, steps) => {
        steps.environment.later(() => behavior.flow(context, steps))
        return accepted()
      },
    }),
  },
  {
    name: 'responds-after-15-seconds',
    apply: (behavior) => ({
      ...behavior,
      processEvents: async (context, payload, steps) => {
        await steps.environment.pause(15_000)
        return behavior.processEvents(context, payload, steps)
      },
    }),
  },
  {
    name: 'hangs-on-errors',
    apply: (behavior) => ({
      ...behavior,
      flow: async (context, steps) => {
        const response = await behavior.flow(context, steps)
        return response.status === 400 || response.status >= 500 ? never() : response
      },
      fail: never,
    }),
  },
]
