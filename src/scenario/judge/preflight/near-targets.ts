/** Paths where receivers usually accept webhooks. */
const USUAL_PATHS = ['/', '/webhook', '/webhooks', '/hook', '/api/webhook', '/api/webhooks']

/**
 * Returns URLs similar to one that is not served, the most likely first: with or without a trailing slash, in lower
 * case, and the usual paths. Query and credentials stay.
 */
export const nearTargets = (target: string): readonly string[] => {
  const { pathname } = new URL(target)
  const bare = pathname.replace(/\/+$/, '')
  const paths = [
    pathname.endsWith('/') ? bare : `${pathname}/`,
    pathname.toLowerCase(),
    pathname.replace(/\/{2,}/g, '/'),
    ...USUAL_PATHS,
  ]
  return [...new Set(paths)].filter((path) => path !== '' && path !== pathname).map((path) => withPath(target, path))
}

const withPath = (target: string, path: string): string => {
  const url = new URL(target)
  url.pathname = path
  return url.href
}
