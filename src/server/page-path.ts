import { SPEC_DOCUMENTS } from '../contract/generated/specs.ts'

const LIVE = '/'
const PRESENT = '/present'
const PAGES: ReadonlySet<string> = new Set([
  LIVE,
  PRESENT,
  '/reference',
  ...SPEC_DOCUMENTS.map(({ file }) => `/${file}`),
])

/**
 * Returns whether a path belongs to the live page or the reference. Their files contain nothing secret and need no key
 * or token; the calls that they make do.
 */
export const isPagePath = (path: string): boolean => PAGES.has(path) || path.startsWith('/dashboard/')

/** Returns the path of the file to serve: `/?present` is the presentation. */
export const pageOf = (path: string, isPresented: boolean): string => (path === LIVE && isPresented ? PRESENT : path)

/** Returns whether a page shows live events. */
export const showsLiveEvents = (path: string): boolean => path === LIVE || path === PRESENT
