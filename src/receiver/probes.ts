import type { Effects } from './effects.ts'

/** Returns the response to a probe; undefined for any other request. */
export const probe = (request: Request, effects: Effects): Response | undefined => {
  if (request.method !== 'GET') return undefined
  const { pathname, searchParams } = new URL(request.url)
  const interactionId = searchParams.get('interactionId') ?? ''
  switch (pathname) {
    case '/processed':
      return Response.json({ count: effects.processed(interactionId, searchParams.get('event') ?? undefined) })
    case '/state':
      return Response.json({ state: effects.state(interactionId) })
    case '/details':
      return Response.json({ details: effects.details(interactionId) })
    default:
      return undefined
  }
}
