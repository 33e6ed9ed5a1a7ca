import type { ControlName } from '../model/control-names.ts'
import { withLimit } from '../../clock/limit-signal.ts'
import { MockError } from '../../kit/error.ts'
import { guardedFetch } from '../../delivery/wire/guarded-fetch.ts'
import { endText, runCommand } from './shell-command.ts'

/** What a receiver lets the harness arrange about it. Each resolves when it is done. */
export interface Controls {
  /** What it verifies with from now on; two while a rotation is under way. */
  readonly secrets?: (secrets: readonly string[]) => Promise<void>
  /** The time that it shall believe, ISO 8601; null is the real time again. */
  readonly clock?: (now: string | null) => Promise<void>
  /** Whether what it keeps deliveries in cannot be reached. */
  readonly outage?: (down: boolean) => Promise<void>
}

/** The receiver does not take a control: what needs it cannot be judged. */
export class ControlNotOffered extends Error {
  readonly control: ControlName

  constructor(control: ControlName) {
    super(`the receiver does not offer the control ${control}`)
    this.control = control
  }
}

/** Real milliseconds that one control may take: a database needs its time to stop. */
const LIMIT_MS = 30_000

/** What a command ends with that does not know a control. */
const NOT_OFFERED_CODE = 77
const NOT_OFFERED: ReadonlySet<number> = new Set([404, 405, 501])

export type ControlFetch = (url: string, init: RequestInit) => Promise<Response>

/** Asks for one thing; false when the receiver does not take the control. */
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
      // What it says besides its status is not read; a body without an end is not waited for.
      void response.body?.cancel().catch(() => undefined)
    } catch (cause) {
      throw failed(url, 'did not answer', 'check the URL given with --control; it must answer within 30 s', cause)
    }
    if (response.status === 200 || response.status === 204) return true
    if (NOT_OFFERED.has(response.status)) return false
    throw failed(
      url,
      `answered ${String(response.status)}`,
      'answer 204 when it is done, and 404 to a control that you do not offer',
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
      `end with 0 when it is done, and with ${String(NOT_OFFERED_CODE)} for a control that you do not offer`,
    )
  }

/**
 * Makes controls of a URL with `{control}`, which is sent a PUT, and of a command, which is run by the shell with
 * MOCK_GENESYS_CONTROL and MOCK_GENESYS_CONTROL_BODY in its environment. What the URL does not offer the command is
 * asked for. Each rejects with `CONTROL_FAILED` or {@link ControlNotOffered}.
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
