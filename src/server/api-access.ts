import type { EngineCore } from '../engine/engine-core.ts'
import { hasApiKey, isLoopbackHost, tokenOf, type HeaderLookup, type HostNames } from './guard.ts'
import { apiError, MESSAGES } from './problem.ts'
import { createRateLimit } from './rate-limit.ts'

/**
 * Returns whether a path serves an interaction. Receivers fetch interactions without the control token, because they
 * contain nothing secret; an API key, if one is configured, is still required.
 */
const isInteractionPath = (path: string): boolean => path.startsWith('/nexus/')

const FORMS = {
  authorization: 'send it as Authorization, bare or after Bearer',
  bare: 'send it bare as Authorization',
  any: 'send it as Authorization, as Authorization: Bearer, or as x-api-key',
} as const

/**
 * Returns a function that checks the API key and the rate limit of a call to the emulated API. It returns the response
 * that rejects the call; undefined if the call may pass. Assumptions: `keyNeeded`, `tokenForm`, `missingToken`,
 * `rateLimit`.
 */
export const createApiAccess = (
  core: EngineCore,
  guard: HostNames | false,
): ((path: string, header: HeaderLookup) => Response | undefined) => {
  const { apiKey, controlToken } = core.options
  const { tokenForm, missingToken, keyNeeded, rateLimit } = core.assumptions
  // Beyond loopback, everything that shows or changes state is protected: without its own key the emulated API requires
  // the control token.
  const asksForToken = guard !== false && !isLoopbackHost(guard.host) && (apiKey === undefined || apiKey === '')
  const ownKey = asksForToken ? controlToken : apiKey
  let limit = createRateLimit()
  if (rateLimit === 'published')
    core.store.watch(({ type }) => {
      if (type === 'reset') limit = createRateLimit()
    })

  const refuseKey = (path: string, header: HeaderLookup): Response | undefined => {
    const isFree = asksForToken && isInteractionPath(path)
    const isWrong = ownKey !== undefined && !isFree && !hasApiKey(header, ownKey, tokenForm)
    const isMissing =
      keyNeeded === 'always' && !isInteractionPath(path) && tokenOf(header, tokenForm) === undefined && !isWrong
    if (isMissing)
      return apiError(
        Number(missingToken),
        MESSAGES.unauthorized,
        `the API key is missing, and the assumption keyNeeded is always; any key is accepted: ${FORMS[tokenForm]}`,
      )
    if (!isWrong) return undefined
    const which = asksForToken ? 'beyond loopback the control token is the key, unless --api-key is set; ' : ''
    return apiError(
      Number(missingToken),
      MESSAGES.unauthorized,
      `the API key is missing or wrong; ${which}${FORMS[tokenForm]} (assumption tokenForm)`,
    )
  }

  const refuseOverLimit = (path: string, header: HeaderLookup): Response | undefined => {
    if (rateLimit === 'off' || isInteractionPath(path)) return undefined
    const early = limit(tokenOf(header, tokenForm) ?? '', core.clock.now())
    return early === undefined
      ? undefined
      : apiError(
          429,
          MESSAGES.tooMany,
          `the published rate limit is exceeded (assumption rateLimit); retry in ${String(early)} ms`,
          {
            'retry-after': String(Math.ceil(early / 1000)),
          },
        )
  }

  return (path, header) => refuseKey(path, header) ?? refuseOverLimit(path, header)
}
