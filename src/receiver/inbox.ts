import { DEFAULT_DIALECT, DIALECT_NAMES } from '../dialects/registry.ts'
import { accepted } from './response.ts'
import type { Behavior, Visit } from './behavior.ts'
import { understood } from './flow.ts'

/** How long after its response a delivery is processed, in milliseconds. */
const AFTER_MS = 20

/**
 * Returns a behavior that stores a delivery before it responds, and processes it afterwards; deliveries left by a crash
 * are processed after the next start.
 */
export const fromInbox = (behavior: Behavior): Behavior => {
  const { store, later, pause } = behavior.surroundings
  const done = new Set(store.lines.flatMap((line) => (line.kind === 'done' ? [line.name] : [])))
  const owed = store.lines.flatMap((line) => (line.kind === 'owed' && !done.has(line.name) ? [line] : []))
  let next = store.lines.length

  const work = async (visit: Visit, name: string, steps: Behavior): Promise<void> => {
    const { status } = await behavior.handle(visit, steps)
    if (status === 200) store.append({ kind: 'done', name })
  }
  for (const { name, ...kept } of owed) later(() => work(visitOf(kept), name, behavior))

  return {
    ...behavior,
    handle: async (visit, steps) => {
      const payload = understood(visit, steps)
      if (!payload || steps.outage(visit, steps)) return behavior.handle(visit, steps)
      visit.payload = payload
      const name = String(next++)
      store.append({
        kind: 'owed',
        name,
        body: Buffer.from(visit.body ?? new Uint8Array()).toString('base64'),
        dialect: visit.dialect,
      })
      await store.saved()
      later(async () => {
        await pause(AFTER_MS)
        await work(visit, name, steps)
      })
      return accepted(payload.heard.flatMap(({ id }) => (id === undefined ? [] : [id])))
    },
  }
}

/** Returns the visit of a stored delivery, which was verified before the restart. */
const visitOf = ({ body, dialect }: { readonly body: string; readonly dialect?: string }): Visit => ({
  // Its number is above those that are rejected on purpose.
  number: Number.MAX_SAFE_INTEGER,
  dialect: DIALECT_NAMES.find((name) => name === dialect) ?? DEFAULT_DIALECT,
  path: '/',
  rawHeaders: undefined,
  verification: undefined,
  payload: undefined,
  taken: undefined,
  request: new Request('http://store/', { method: 'POST' }),
  body: Buffer.from(body, 'base64'),
})
