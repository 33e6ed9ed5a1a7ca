import type { ControlName } from '../model/control-names.ts'
import { withLimit } from '../../clock/limit-signal.ts'
import { MockError } from '../../kit/error.ts'
import { guardedFetch } from '../../delivery/wire/guarded-fetch.ts'
import { endText, runCommand } from './shell-command.ts'

/** Controls that a receiver offers. Each resolves once done. */
export interface Controls {
  /** Sets the secrets it verifies with; two during a rotation. */
  readonly secrets?: (secrets: readonly string[]) => Promise<void>
  /** Sets its clock, ISO 8601; null restores the real time. */
  readonly clock?: (now: string | null) => Promise<void>
  /** Sets whether its storage is unavailable. */
  readonly outage?: (down: boolean) => Promise<void>
}

/** The receiver does not offer a control. */
export class ControlNotOffered extends Error {
  readonly control: ControlName

  constructor(control: ControlName) {
    super(`the receiver does not offer the control ${control}`)
    this.control = control
  }
}

/** Time limit of a control, in real milliseconds; stopping a database takes time. */
const LIMIT_MS = 30_000

/** Exit code of a command for a control it does not offer. */
const NOT_OFFERED_CODE = 77
const NOT_OFFERED: ReadonlySet<number> = new Set([404, 405, 501])

export type ControlFetch = (url: string, init: RequestInit) => Promise<Response>

/** Applies a control; resolves with false if the receiver does not offer it. */
type Ask = (control: ControlName, body: string) => Promise<boolean>

const failed = (what: string, message: string, fix: string, cause?: unknown): MockError =>
  new MockError({ code: 'CONTROL_FAILED', message: `the control ${what} ${message}`, fix, cause })

const byHttp =
  (template: string, fetchFn: ControlFetch): Ask =>
  async (control, body) => {
    const url = template.replaceAll('{control}', control)
    let response: Response
    try {
      response = await withLimit(LIMIT_MS, (signal) =>
        fetchFn(url, {
          method: 'PUT',
          headers: { 'content-type': 'application/json' },
          body,
          signal,
          redirect: 'manual',
        }),
      )
      // Only the status matters; the body may never end.
      void response.body?.cancel().catch(() => undefined)
    } catch (cause) {
      throw failed(url, 'did not respond', 'check the URL of --control; the receiver must respond within 30 s', cause)
    }
    if (response.status === 200 || response.status === 204) return true
    if (NOT_OFFERED.has(response.status)) return false
    throw failed(
      url,
      `responded with ${String(response.status)}`,
      'respond with 204 once the change is done, and with 404 to a control that you do not offer',
    )
  }

const byCommand =
  (command: string): Ask =>
  async (control, body) => {
    const ended = await runCommand(
      command,
      { MOCK_GENESYS_CONTROL: control, MOCK_GENESYS_CONTROL_BODY: body },
      LIMIT_MS,
    ).catch((cause: unknown) => {
      throw failed(`"${command}"`, 'could not be run', 'check the command', cause)
    })
    if (ended.code === 0) return true
    if (ended.code === NOT_OFFERED_CODE) return false
    throw failed(
      `"${command}"`,
      endText(ended, LIMIT_MS),
      `exit with 0 once it is done, and with ${String(NOT_OFFERED_CODE)} for a control you do not offer`,
    )
  }

/**
 * Returns controls that send a PUT to a URL with `{control}`, or run a shell command with MOCK_GENESYS_CONTROL and
 * MOCK_GENESYS_CONTROL_BODY in its environment. The command is used for controls that the URL does not offer. Each
 * rejects with `CONTROL_FAILED` or {@link ControlNotOffered}.
 */
export const controlsBy = (
  { url, command }: { readonly url?: string; readonly command?: string },
  fetchFn: ControlFetch = guardedFetch,
): Controls => {
  const ways = [
    ...(url === undefined ? [] : [byHttp(url, fetchFn)]),
    ...(command === undefined ? [] : [byCommand(command)]),
  ]
  if (ways.length === 0) return {}
  const ask = async (control: ControlName, body: object): Promise<void> => {
    for (const way of ways) if (await way(control, JSON.stringify(body))) return
    throw new ControlNotOffered(control)
  }
  return {
    secrets: (secrets) => ask('secrets', { secrets }),
    clock: (now) => ask('clock', { now }),
    outage: (down) => ask('outage', { down }),
  }
}
