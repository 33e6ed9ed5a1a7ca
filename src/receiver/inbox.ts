import { DEFAULT_DIALECT, DIALECT_NAMES } from '../dialects/registry.ts'
import { accepted } from './response.ts'
import type { Behavior, RequestContext } from './behavior.ts'
import { payloadOf } from './flow.ts'

/** How long after its response a delivery is processed, in milliseconds. */
const AFTER_MS = 20

/**
 * Returns a behavior that stores a delivery before it responds, and processes it afterwards; deliveries left by a crash
 * are processed after the next start.
 */
export const fromInbox = (behavior: Behavior): Behavior => {
  const { store, later, pause } = behavior.environment
  const done = new Set(store.lines.flatMap((line) => (line.kind === 'done' ? [line.name] : [])))
  const owed = store.lines.flatMap((line) => (line.kind === 'owed' && !done.has(line.name) ? [line] : []))
  let next = store.lines.length

  const work = async (context: RequestContext, name: string, steps: Behavior): Promise<void> => {
    const { status } = await behavior.handle(context, steps)
    if (status === 200) store.append({ kind: 'done', name })
  }
  for (const { name, ...kept } of owed) later(() => work(visitOf(kept), name, behavior))

  return {
    ...behavior,
    handle: async (context, steps) => {
      const payload = payloadOf(context, steps)
      if (!payload || steps.outage(context, steps)) return behavior.handle(context, steps)
      context.payload = payload
      const name = String(next++)
      store.append({
        kind: 'owed',
        name,
        body: Buffer.from(context.body ?? new Uint8Array()).toString('base64'),
        dialect: context.dialect,
      })
      await store.saved()
      later(async () => {
        await pause(AFTER_MS)
        await work(context, name, steps)
      })
      return accepted(payload.events.flatMap(({ id }) => (id === undefined ? [] : [id])))
    },
  }
}

/** Returns the context of a stored delivery, which was verified before the restart. */
const visitOf = ({ body, dialect }: { readonly body: string; readonly dialect?: string }): RequestContext => ({
  // Its number is above those that are rejected on purpose.
  number: Number.MAX_SAFE_INTEGER,
  dialect: DIALECT_NAMES.find((name) => name === dialect) ?? DEFAULT_DIALECT,
  path: '/',
  rawHeaders: undefined,
  verification: undefined,
  payload: undefined,
  result: undefined,
  request: new Request('http://store/', { method: 'POST' }),
  body: Buffer.from(body, 'base64'),
})
