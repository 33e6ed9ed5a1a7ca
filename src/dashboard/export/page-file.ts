/** The live page in its parts, with the hashes by which the policy of a file lets its script and style in. */
export interface PageParts {
  readonly page: string
  readonly program: string
  readonly style: string
  /** SHA-256 in base64, as a Content-Security-Policy has it. */
  readonly programHash: string
  readonly styleHash: string
}

/** What the live page loads, as its document has it. */
export const LINKED_STYLE = '<link rel="stylesheet" href="/dashboard/style.css" />'
export const LINKED_PROGRAM = '<script type="module" src="/dashboard/app.js"></script>'
/** ID of the element of an exported file that holds its journal. */
export const FROZEN_ID = 'journal'
const HEAD = '<meta charset="utf-8" />'

/** Written as JSON in which no markup can begin. */
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

/** Returns the live page as one file that holds a journal, and asks nobody for anything. */
export const pageFile = (parts: PageParts, frozen: object): string => {
  const { page, program, style } = parts
  const policy = `<meta http-equiv="Content-Security-Policy" content="${policyOf(parts)}" />`
  const scripts =
    `<script type="application/json" id="${FROZEN_ID}">${data(frozen)}</script>\n` +
    `<script type="module">${program}</script>\n`
  // As functions: texts hold signs that mean something in a replacement.
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
 * Reads the live page. Resolves to undefined where the browser computes no hashes: on a page that came over plain HTTP
 * from another machine.
 * @throws {Error} when the mock cannot be reached
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
