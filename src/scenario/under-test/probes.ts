import { MockError } from '../../kit/error.ts'
import { guardedFetch } from '../../delivery/wire/guarded-fetch.ts'
import { endText, runCommand } from './shell-command.ts'

/** What a receiver offers so that its effects can be judged (INTERFACE: probes). */
export interface Probes {
  readonly processed?: (interactionId: string, event: string) => Promise<number>
  readonly state?: (interactionId: string) => Promise<'STARTED' | 'FINISHED' | null>
  /** What is kept of an interaction as it was sent; null for one that it never heard of, undefined when it has no such probe after all. */
  readonly details?: (interactionId: string) => Promise<Details | null | undefined>
}

/** What a receiver keeps of an interaction besides its state. Members that it does not speak of are not kept. */
export type Details = Readonly<Record<string, unknown>>

/** Real milliseconds that one call of a probe may take. */
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

/** Asks a probe over HTTP. @throws {MockError} `PROBE_FAILED` */
const ask = async (url: string, fetchFn: ProbeFetch): Promise<unknown> => {
  let answer: Response
  try {
    answer = await fetchFn(url, { signal: AbortSignal.timeout(LIMIT_MS), redirect: 'manual' })
  } catch (cause) {
    throw failed(url, 'did not answer', 'check the URL given for it; it must answer within 5 s', cause)
  }
  if (answer.status !== 200)
    throw failed(
      url,
      `answered ${String(answer.status)}`,
      'a probe answers 200, also for an interaction that it never heard of',
    )
  try {
    return await answer.json()
  } catch (cause) {
    throw failed(
      url,
      'answered no JSON',
      'answer {"count": N}, {"state": "STARTED" | "FINISHED" | null} or {"details": {…} | null}',
      cause,
    )
  }
}

const countOf = (what: string, value: unknown): number => {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value
  throw failed(
    what,
    `said ${JSON.stringify(value) ?? 'nothing'} where a count is due`,
    'answer {"count": N}, N being how often that interaction\'s event took effect',
  )
}

const stateOf = (what: string, value: unknown): 'STARTED' | 'FINISHED' | null => {
  if (value === 'STARTED' || value === 'FINISHED' || value === null) return value
  throw failed(
    what,
    `said ${JSON.stringify(value) ?? 'nothing'} where a state is due`,
    'answer {"state": "STARTED"}, {"state": "FINISHED"} or {"state": null}',
  )
}

const detailsOf = (what: string, value: unknown): Details | null => {
  if (value === null || (typeof value === 'object' && !Array.isArray(value))) return value as Details | null
  throw failed(
    what,
    `said ${JSON.stringify(value) ?? 'nothing'} where details are due`,
    'answer {"details": {"mediaType": …, "interactionSubtype": …}} or {"details": null}',
  )
}

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined

/** Makes probes of URL templates with `{interactionId}` and `{event}`. */
export const httpProbes = (
  templates: { readonly processed?: string; readonly state?: string; readonly details?: string },
  fetchFn: ProbeFetch = guardedFetch,
): Probes => {
  const { processed, state, details } = templates
  return {
    ...(processed !== undefined && {
      async processed(interactionId, event) {
        const url = fill(processed, interactionId, event)
        return countOf(url, member(await ask(url, fetchFn), 'count'))
      },
    }),
    ...(state !== undefined && {
      async state(interactionId) {
        const url = fill(state, interactionId, '')
        return stateOf(url, member(await ask(url, fetchFn), 'state'))
      },
    }),
    ...(details !== undefined && {
      async details(interactionId) {
        const url = fill(details, interactionId, '')
        return detailsOf(url, member(await ask(url, fetchFn), 'details'))
      },
    }),
  }
}

/**
 * Makes probes of a command, which is run by the shell with MOCK_GENESYS_PROBE (`processed`, `state` or `details`),
 * MOCK_GENESYS_INTERACTION_ID and MOCK_GENESYS_EVENT in its environment, and prints a count, or a state or nothing, or details in JSON: nothing when
 * it does not offer them, `null` for an interaction that it never heard of.
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

/** What a text says in JSON, or the text. */
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
  throw failed(`"${command}"`, endText(ended, LIMIT_MS), 'print the count, the state or the details, and end with 0')
}
