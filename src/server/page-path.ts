const LIVE = '/'
const PRESENT = '/present'
const PAGES: ReadonlySet<string> = new Set([
  LIVE,
  PRESENT,
  '/reference',
  '/openapi.json',
  '/openapi-control.json',
  '/openapi-open-messaging.json',
])

/**
 * Whether a path belongs to the live page or the reference. Their files hold nothing secret, so neither key nor
 * token is asked for them; what they then call asks.
 */
export const isPagePath = (path: string): boolean => PAGES.has(path) || path.startsWith('/dashboard/')

/** Returns the path of the file to serve: `/?present` is the presentation. */
export const pageOf = (path: string, isPresented: boolean): string => (path === LIVE && isPresented ? PRESENT : path)

/** Whether a page shows what happens as it happens. */
export const isWatched = (path: string): boolean => path === LIVE || path === PRESENT
