import { withLimit } from '../../clock/limit-signal.ts'
import { MockError } from '../../kit/error.ts'
import { isObject } from '../../kit/json-object.ts'
import { guardedFetch } from '../../delivery/wire/guarded-fetch.ts'
import { MAX_PROBE_BYTES, readText, ResponseTooLong } from './read-text.ts'
import { endText, runCommand } from './shell-command.ts'

/** Probes that a receiver offers. */
export interface Probes {
  readonly processed?: (interactionId: string, event: string) => Promise<number>
  /**
   * Resolves with STARTED, FINISHED, or null for an unknown interaction. Any other text is what the receiver stored as
   * the state.
   */
  readonly state?: (interactionId: string) => Promise<string | null>
  /**
   * Resolves with the stored details of an interaction; null for an unknown one, undefined if the probe does not offer
   * details.
   */
  readonly details?: (interactionId: string) => Promise<ProbedDetails | null | undefined>
}

/** What a receiver stores of an interaction besides its state. Missing fields are not stored. */
export type ProbedDetails = Readonly<Record<string, unknown>>

/** Time limit of a probe, in real milliseconds. */
const LIMIT_MS = 5000

export type ProbeFetch = (
  url: string,
  init: { readonly signal: AbortSignal; readonly redirect: 'manual' },
) => Promise<Response>

const fill = (template: string, interactionId: string, event: string): string =>
  template
    .replaceAll('{interactionId}', encodeURIComponent(interactionId))
    .replaceAll('{event}', encodeURIComponent(event))

const failed = (what: string, message: string, fix: string, cause?: unknown): MockError =>
  new MockError({ code: 'PROBE_FAILED', message: `the probe ${what} ${message}`, fix, cause })

/** Queries a probe over HTTP. @throws {MockError} `PROBE_FAILED` */
const ask = (url: string, fetchFn: ProbeFetch): Promise<unknown> =>
  withLimit(LIMIT_MS, (signal) => askWithin(url, fetchFn, signal))

const askWithin = async (url: string, fetchFn: ProbeFetch, signal: AbortSignal): Promise<unknown> => {
  let response: Response
  try {
    response = await fetchFn(url, { signal, redirect: 'manual' })
  } catch (cause) {
    throw failed(url, 'did not respond', 'check the URL; it must respond within 5 s', cause)
  }
  if (response.status !== 200) {
    void response.body?.cancel().catch(() => undefined)
    throw failed(
      url,
      `responded with ${String(response.status)}`,
      'a probe must respond with 200, even to an unknown interaction',
    )
  }
  let text = ''
  try {
    text = await readText(response)
    return JSON.parse(text) as unknown
  } catch (cause) {
    if (cause instanceof ResponseTooLong)
      throw failed(
        url,
        `responded with more than ${String(MAX_PROBE_BYTES)} bytes`,
        'respond with one JSON object, such as {"count": N}, and end the response',
        cause,
      )
    throw failed(
      url,
      `did not respond with JSON${text === '' ? '' : `, but with ${clipped(JSON.stringify(text))}`}`,
      'respond with {"count": N}, {"state": "STARTED" | "FINISHED" | null} or {"details": {…} | null}',
      cause,
    )
  }
}

/** How many characters of a probe's response an error shows. */
const MAX_SHOWN_CHARACTERS = 80

const clipped = (text: string): string =>
  text.length > MAX_SHOWN_CHARACTERS ? `${text.slice(0, MAX_SHOWN_CHARACTERS)}…` : text

const said = (value: unknown): string => `returned ${clipped(JSON.stringify(value) ?? 'nothing')}`

const countOf = (what: string, value: unknown): number => {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value
  throw failed(
    what,
    `${said(value)} instead of a count`,
    'respond with {"count": N}, where N is how often that event of the interaction took effect',
  )
}

const STATE_FIX = 'respond with {"state": "STARTED"}, {"state": "FINISHED"} or {"state": null}'

/** Returns the error `PROBE_FAILED` for an invalid state. */
export const invalidState = (what: string, value: unknown): MockError =>
  failed(what, `${said(value)} instead of a state (STARTED, FINISHED or null)`, STATE_FIX)

const stateOf = (what: string, value: unknown): string | null => {
  if (typeof value === 'string' || value === null) return value
  throw invalidState(what, value)
}

const detailsOf = (what: string, value: unknown): ProbedDetails | null => {
  if (value === null || isObject(value)) return value
  throw failed(
    what,
    `${said(value)} instead of details`,
    'respond with {"details": {"mediaType": …, "interactionSubtype": …}} or {"details": null}',
  )
}

/** Returns one field of a probe's response. @throws {MockError} `PROBE_FAILED` */
const member = (url: string, value: unknown, name: 'count' | 'state' | 'details'): unknown => {
  const found = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
  if (found !== undefined) return found
  throw failed(
    url,
    `${said(value)} without the field "${name}"`,
    {
      count: 'respond with {"count": N}',
      state: STATE_FIX,
      details: 'respond with {"details": {…}} or {"details": null}',
    }[name],
  )
}

/** Returns probes that call URL templates with `{interactionId}` and `{event}`. */
export const httpProbes = (
  templates: { readonly processed?: string; readonly state?: string; readonly details?: string },
  fetchFn: ProbeFetch = guardedFetch,
): Probes => {
  const { processed, state, details } = templates
  return {
    ...(processed !== undefined && {
      async processed(interactionId, event) {
        const url = fill(processed, interactionId, event)
        return countOf(url, member(url, await ask(url, fetchFn), 'count'))
      },
    }),
    ...(state !== undefined && {
      async state(interactionId) {
        const url = fill(state, interactionId, '')
        return stateOf(url, member(url, await ask(url, fetchFn), 'state'))
      },
    }),
    ...(details !== undefined && {
      async details(interactionId) {
        const url = fill(details, interactionId, '')
        return detailsOf(url, member(url, await ask(url, fetchFn), 'details'))
      },
    }),
  }
}

/**
 * Returns probes that run a shell command with MOCK_GENESYS_PROBE (`processed`, `state` or `details`),
 * MOCK_GENESYS_INTERACTION_ID and MOCK_GENESYS_EVENT in its environment. It prints a count; a state or nothing; or
 * details in JSON, `null` for an unknown interaction, nothing if it does not offer details.
 */
export const commandProbes = (command: string): Probes => ({
  processed: async (interactionId, event) =>
    countOf(`"${command}"`, Number((await run(command, 'processed', interactionId, event)) || Number.NaN)),
  state: async (interactionId) => stateOf(`"${command}"`, (await run(command, 'state', interactionId, '')) || null),
  async details(interactionId) {
    const printed = await run(command, 'details', interactionId, '')
    return printed === '' ? undefined : detailsOf(`"${command}"`, jsonOf(printed))
  },
})

/** Parses a text as JSON; returns the text if it is not JSON. */
const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

const run = async (command: string, probe: string, interactionId: string, event: string): Promise<string> => {
  const env = { MOCK_GENESYS_PROBE: probe, MOCK_GENESYS_INTERACTION_ID: interactionId, MOCK_GENESYS_EVENT: event }
  const ended = await runCommand(command, env, LIMIT_MS).catch((cause: unknown) => {
    throw failed(`"${command}"`, 'could not be run', 'check the command', cause)
  })
  if (ended.code === 0) return ended.said
  throw failed(`"${command}"`, endText(ended, LIMIT_MS), 'print the count, the state or the details, and exit with 0')
}
