const PAGES: ReadonlySet<string> = new Set(['/', '/reference', '/openapi.json', '/openapi-control.json'])

/**
 * Whether a path belongs to the live page or the reference. Their files hold nothing secret, so neither key nor
 * token is asked for them; what they then call asks.
 */
export const isPagePath = (path: string): boolean => PAGES.has(path) || path.startsWith('/dashboard/')
