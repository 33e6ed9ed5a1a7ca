/** The parts of the live page, with the hashes by which the policy of a file allows its script and style. */
export interface PageParts {
  readonly page: string
  readonly program: string
  readonly style: string
  /** SHA-256 in base64, as in a Content-Security-Policy. */
  readonly programHash: string
  readonly styleHash: string
}

/** The tags with which the live page loads its style and its program. */
export const LINKED_STYLE = '<link rel="stylesheet" href="/dashboard/style.css" />'
export const LINKED_PROGRAM = '<script type="module" src="/dashboard/app.js"></script>'
/** ID of the element that contains the journal in an exported file. */
export const FROZEN_ID = 'journal'
const HEAD = '<meta charset="utf-8" />'

/** Serialized as JSON that cannot start markup. */
const data = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c')

const policyOf = ({ programHash, styleHash }: PageParts): string =>
  [
    "default-src 'none'",
    `script-src 'sha256-${programHash}'`,
    `style-src 'sha256-${styleHash}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')

/** Returns the live page as one file that contains a journal and makes no requests. */
export const pageFile = (parts: PageParts, frozen: object): string => {
  const { page, program, style } = parts
  const policy = `<meta http-equiv="Content-Security-Policy" content="${policyOf(parts)}" />`
  const scripts =
    `<script type="application/json" id="${FROZEN_ID}">${data(frozen)}</script>\n` +
    `<script type="module">${program}</script>\n`
  // As functions: texts contain characters that are special in a replacement.
  return page
    .replace(HEAD, () => `${HEAD}\n    ${policy}`)
    .replace(LINKED_STYLE, () => `<style>${style}</style>`)
    .replace(LINKED_PROGRAM, '')
    .replace('</body>', () => `${scripts}</body>`)
}

const readText = async (path: string): Promise<string> => {
  const response = await fetch(path)
  if (!response.ok) throw new Error('the page cannot be read; start mock-genesys again')
  return response.text()
}

const hashOf = async (text: string): Promise<string> => {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return btoa(String.fromCharCode(...digest))
}

/**
 * Reads the live page. Resolves with undefined if the browser cannot compute hashes, as on a page from another machine
 * over plain HTTP. @throws {Error} if the mock cannot be reached
 */
export const readPageParts = async (): Promise<PageParts | undefined> => {
  if (!('subtle' in crypto)) return undefined
  const [page, read, style] = await Promise.all([
    readText('/'),
    readText('/dashboard/app.js'),
    readText('/dashboard/style.css'),
  ])
  const program = read.replaceAll('</script', '<\\/script')
  return { page, program, style, programHash: await hashOf(program), styleHash: await hashOf(style) }
}
