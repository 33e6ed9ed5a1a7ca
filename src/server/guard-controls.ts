import type { Hono } from 'hono'
import { headerLookup, hostCheck, refusalOf } from './guard.ts'

type App = Pick<Hono, 'fetch'>

/** Where the reference receiver takes its controls. */
const CONTROLS = /^\/control(\/|$)/

/**
 * Keeps pages away from the controls of a receiver: a Host header that is not ours and requests of other sites are
 * refused. Deliveries pass as they come.
 */
export const guardControls = (app: App, host: string): App => {
  const isOurs = hostCheck({ host })
  return {
    fetch(request, env, context) {
      const refused = CONTROLS.test(new URL(request.url).pathname)
        ? refusalOf(headerLookup(request, env), env, isOurs)
        : undefined
      if (!refused) return app.fetch(request, env, context)
      const { status, code, detail } = refused
      return Response.json(
        { code, message: `${detail}; call the controls by 127.0.0.1, localhost or the address given with --host` },
        { status },
      )
    },
  }
}
