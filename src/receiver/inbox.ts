import { DEFAULT_DIALECT, DIALECT_NAMES } from '../dialects/registry.ts'
import { accepted } from './response.ts'
import type { Behaviour, Visit } from './behaviour.ts'
import { understood } from './flow.ts'

/** How long after its response a delivery is worked on, in milliseconds. */
const AFTER_MS = 20

/**
 * Takes a delivery by writing it down, and works on it after the response; what a crash left is worked on after the
 * next start.
 */
export const fromInbox = (behaviour: Behaviour): Behaviour => {
  const { store, later, pause } = behaviour.surroundings
  const done = new Set(store.lines.flatMap((line) => (line.kind === 'done' ? [line.name] : [])))
  const owed = store.lines.flatMap((line) => (line.kind === 'owed' && !done.has(line.name) ? [line] : []))
  let next = store.lines.length

  const work = async (visit: Visit, name: string, steps: Behaviour): Promise<void> => {
    const { status } = await behaviour.handle(visit, steps)
    if (status === 200) store.append({ kind: 'done', name })
  }
  for (const { name, ...kept } of owed) later(() => work(visitOf(kept), name, behaviour))

  return {
    ...behaviour,
    handle: async (visit, steps) => {
      const payload = understood(visit, steps)
      if (!payload || steps.outage(visit, steps)) return behaviour.handle(visit, steps)
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

/** A delivery that was verified in an earlier life. */
const visitOf = ({ body, dialect }: { readonly body: string; readonly dialect?: string }): Visit => ({
  // It comes after those that are refused on purpose.
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
