import { refused } from '../response.ts'
import type { Behaviour } from '../behaviour.ts'

/** Answers another status where the response would be 200. */
export const acceptedAs =
  (status: number) =>
  (behaviour: Behaviour): Behaviour => ({
    ...behaviour,
    write: (response) => behaviour.write(response.status === 200 ? { ...response, status } : response),
  })

/** Redirects to wherever `to` says. */
export const redirecting =
  (to: (url: URL) => URL | undefined) =>
  (behaviour: Behaviour): Behaviour => ({
    ...behaviour,
    admit: (request) => {
      const turnedAway = behaviour.admit(request)
      const target = turnedAway ? undefined : to(new URL(request.url))
      return target ? refused(308, 'moved permanently', { location: target.href }) : turnedAway
    },
  })

/** Never settles. */
export const never = (): Promise<never> => new Promise(() => undefined)
