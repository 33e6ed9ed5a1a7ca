import type { Hono } from 'hono'
import { headerLinesOf, headerLookup, hostCheck, refusalOf } from './guard.ts'

type App = Pick<Hono, 'fetch'>

/** Path of the controls of the reference receiver. */
const CONTROLS = /^\/control(\/|$)/

/**
 * Protects the controls of a receiver from web pages: rejects foreign Host headers and cross-site requests. Deliveries
 * are not checked.
 */
export const guardControls = (app: App, host: string): App => {
  const isOurs = hostCheck({ host })
  return {
    fetch(request, env, context) {
      const refused = CONTROLS.test(new URL(request.url).pathname)
        ? refusalOf(headerLookup(request, env), headerLinesOf(env), isOurs)
        : undefined
      if (!refused) return app.fetch(request, env, context)
      const { status, code, detail } = refused
      return Response.json(
        { code, message: `${detail}; call the controls at 127.0.0.1, localhost or the address given with --host` },
        { status },
      )
    },
  }
}
