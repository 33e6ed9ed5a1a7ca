import type { EngineCore } from '../engine/engine-core.ts'
import { hasApiKey, isLoopbackHost, tokenOf, type HeaderLookup, type HostNames } from './guard.ts'
import { apiError, MESSAGES } from './problem.ts'
import { createRateLimit } from './rate-limit.ts'

/**
 * Receivers fetch interactions, and know no control token; there is nothing secret in one. A key given on purpose
 * covers them as well.
 */
const isInteractionPath = (path: string): boolean => path.startsWith('/nexus/')

const FORMS = {
  authorization: 'send it as Authorization, bare or after Bearer',
  bare: 'send it bare as Authorization',
  any: 'send it as Authorization, as Authorization: Bearer, or as x-api-key',
} as const

/**
 * Makes the check of who may call the emulated API, and how often: returns the response that refuses a call, or
 * undefined. Assumptions: `keyNeeded`, `tokenForm`, `missingToken`, `rateLimit`.
 */
export const createApiAccess = (
  core: EngineCore,
  guard: HostNames | false,
): ((path: string, header: HeaderLookup) => Response | undefined) => {
  const { apiKey, controlToken } = core.options
  const { tokenForm, missingToken, keyNeeded, rateLimit } = core.assumptions
  // Beyond loopback nothing that shows or changes state is open: without a key of its own the emulated API asks for
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
        `no API key, and the assumption keyNeeded is always; any will do: ${FORMS[tokenForm]}`,
      )
    if (!isWrong) return undefined
    const which = asksForToken ? 'beyond loopback it is the control token, unless --api-key is given; ' : ''
    return apiError(
      Number(missingToken),
      MESSAGES.unauthorized,
      `no or a wrong API key; ${which}${FORMS[tokenForm]} (assumption tokenForm)`,
    )
  }

  const refuseHaste = (path: string, header: HeaderLookup): Response | undefined => {
    if (rateLimit === 'off' || isInteractionPath(path)) return undefined
    const early = limit(tokenOf(header, tokenForm) ?? '', core.clock.now())
    return early === undefined
      ? undefined
      : apiError(
          429,
          MESSAGES.tooMany,
          `the published rate limit (assumption rateLimit): ${String(early)} ms too early`,
          {
            'retry-after': String(Math.ceil(early / 1000)),
          },
        )
  }

  return (path, header) => refuseKey(path, header) ?? refuseHaste(path, header)
}
