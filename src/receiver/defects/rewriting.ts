import { rejected } from '../response.ts'
import type { Behavior } from '../behavior.ts'

/** Returns a behavior with another status instead of 200. */
export const respondingWith =
  (status: number) =>
  (behavior: Behavior): Behavior => ({
    ...behavior,
    write: (response) => behavior.write(response.status === 200 ? { ...response, status } : response),
  })

/** Returns a behavior that redirects to the URL that `to` returns. */
export const redirecting =
  (to: (url: URL) => URL | undefined) =>
  (behavior: Behavior): Behavior => ({
    ...behavior,
    admit: (request) => {
      const turnedAway = behavior.admit(request)
      const target = turnedAway ? undefined : to(new URL(request.url))
      return target ? rejected(308, 'moved permanently', { location: target.href }) : turnedAway
    },
  })

/** Never settles. */
export const never = (): Promise<never> => new Promise(() => undefined)
