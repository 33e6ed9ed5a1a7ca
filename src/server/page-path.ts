/** Whether a path belongs to the live page. Its files hold nothing secret, so neither key nor token is asked for them; what they then call asks. */
export const isPagePath = (path: string): boolean => path === '/' || path.startsWith('/dashboard/')
