import { readInstant } from '../clock/stamp.ts'
import type { Secret, Surroundings } from './behaviour.ts'
import { isObject } from '../kit/json-object.ts'

/** What was arranged about the receiver from outside. Undefined: as it was started. */
export interface Arranged {
  secret: Secret | undefined
  /** Added to the monotonic time, in milliseconds. */
  aheadMs: number
  /** Whether what deliveries are kept in cannot be reached. */
  isDown: boolean
}

export const asStarted = (): Arranged => ({ secret: undefined, aheadMs: 0, isDown: false })

/** What a receiver has around it, with what was arranged in place of it; a path with a secret of its own keeps that. */
export const arrangedOver = (
  surroundings: Surroundings,
  arranged: Arranged,
  ownPath: string | undefined,
): Surroundings => ({
  ...surroundings,
  secret: (path) => (arranged.secret === undefined || path === ownPath ? surroundings.secret(path) : arranged.secret),
  now: () => surroundings.now() + arranged.aheadMs,
  // Once it was told a time, the monotonic one goes on from there.
  time: () => (arranged.aheadMs === 0 ? surroundings.time() : surroundings.now() + arranged.aheadMs),
})

/**
 * Does what a judge asks of a receiver by `PUT /control/secrets`, `/control/clock` and `/control/outage`; undefined
 * if it asks nothing.
 * A time that it is told goes on from there; null is the real time again. `now` is the monotonic time as it is
 * without any of this.
 */
export const control = async (
  request: Request,
  arranged: Arranged,
  now: () => number,
): Promise<Response | undefined> => {
  const [, name] = /^\/control\/([^/]*)$/.exec(new URL(request.url).pathname) ?? []
  if (name === undefined) return undefined
  if (request.method !== 'PUT')
    return Response.json({ message: 'send a PUT' }, { status: 405, headers: { allow: 'PUT' } })
  const arrange = CONTROLS.get(name)
  if (!arrange) return Response.json({ message: `there is no control "${name}"` }, { status: 404 })
  const body: unknown = await request.json().catch(() => undefined)
  return isObject(body) && arrange(body, arranged, now)
    ? new Response(null, { status: 204 })
    : Response.json({ message: 'the body is not what this control takes' }, { status: 400 })
}

type Arrange = (body: Readonly<Record<string, unknown>>, arranged: Arranged, now: () => number) => boolean

const secrets: Arrange = (body, arranged) => {
  if (
    !Array.isArray(body.secrets) ||
    body.secrets.length === 0 ||
    !body.secrets.every((one): one is string => typeof one === 'string' && one !== '')
  )
    return false
  arranged.secret = body.secrets
  return true
}

const clock: Arrange = (body, arranged, now) => {
  const at = typeof body.now === 'string' ? readInstant(body.now) : undefined
  if (at === undefined && body.now !== null) return false
  arranged.aheadMs = at === undefined ? 0 : at - now()
  return true
}

const outage: Arrange = (body, arranged) => {
  if (typeof body.down !== 'boolean') return false
  arranged.isDown = body.down
  return true
}

/** Each arranges something, and answers false for a body that does not say what. */
const CONTROLS: ReadonlyMap<string, Arrange> = new Map([
  ['secrets', secrets],
  ['clock', clock],
  ['outage', outage],
])
