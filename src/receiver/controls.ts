import { readInstant } from '../clock/stamp.ts'
import type { Secret, Environment } from './behavior.ts'
import { isObject } from '../kit/json-object.ts'

/** The state that controls have set. Undefined: as at the start. */
export interface ControlState {
  secret: Secret | undefined
  /** Offset added to the monotonic time, in milliseconds. */
  aheadMs: number
  /** Whether the store cannot be reached. */
  isDown: boolean
}

export const initialControlState = (): ControlState => ({ secret: undefined, aheadMs: 0, isDown: false })

/** Returns the environment of a receiver with the state of its controls; a path with its own secret keeps it. */
export const withControlState = (
  environment: Environment,
  arranged: ControlState,
  ownPath: string | undefined,
): Environment => ({
  ...environment,
  secret: (path) => (arranged.secret === undefined || path === ownPath ? environment.secret(path) : arranged.secret),
  now: () => environment.now() + arranged.aheadMs,
  // Once a time was set, the monotonic clock continues from it.
  time: () => (arranged.aheadMs === 0 ? environment.time() : environment.now() + arranged.aheadMs),
})

/**
 * Handles `PUT /control/secrets`, `/control/clock` and `/control/outage`; returns undefined for any other request. A
 * time that is set runs on from there; null restores the real time. `now` is the monotonic time without an offset.
 */
export const control = async (
  request: Request,
  arranged: ControlState,
  now: () => number,
): Promise<Response | undefined> => {
  const [, name] = /^\/control\/([^/]*)$/.exec(new URL(request.url).pathname) ?? []
  if (name === undefined) return undefined
  if (request.method !== 'PUT')
    return Response.json({ message: 'send a PUT' }, { status: 405, headers: { allow: 'PUT' } })
  const arrange = CONTROLS.get(name)
  if (!arrange)
    return Response.json({ message: `no control "${name}" (expected secrets, clock or outage)` }, { status: 404 })
  const body: unknown = await request.json().catch(() => undefined)
  return isObject(body) && arrange(body, arranged, now)
    ? new Response(null, { status: 204 })
    : Response.json({ message: `invalid body for the control "${name}"` }, { status: 400 })
}

type Arrange = (body: Readonly<Record<string, unknown>>, arranged: ControlState, now: () => number) => boolean

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

/** The controls by name; each returns false for an invalid body. */
const CONTROLS: ReadonlyMap<string, Arrange> = new Map([
  ['secrets', secrets],
  ['clock', clock],
  ['outage', outage],
])
