import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { SPEC_DOCUMENTS } from '../contract/generated/specs.ts'
import { packageRoot } from '../kit/package-root.ts'
import { coded } from './gzip.ts'

const FILES: Readonly<Record<string, { readonly file: string; readonly type: string }>> = {
  '/': { file: 'index.html', type: 'text/html; charset=utf-8' },
  '/dashboard/app.js': { file: 'app.js', type: 'text/javascript; charset=utf-8' },
  '/dashboard/style.css': { file: 'style.css', type: 'text/css; charset=utf-8' },
  '/present': { file: 'present.html', type: 'text/html; charset=utf-8' },
  '/dashboard/present.js': { file: 'present.js', type: 'text/javascript; charset=utf-8' },
  '/dashboard/present-style.css': { file: 'present-style.css', type: 'text/css; charset=utf-8' },
  '/reference': { file: 'reference.html', type: 'text/html; charset=utf-8' },
  '/dashboard/reference.js': { file: 'reference.js', type: 'text/javascript; charset=utf-8' },
  '/dashboard/reference-style.css': { file: 'reference-style.css', type: 'text/css; charset=utf-8' },
  '/dashboard/examples.json': { file: 'examples.json', type: 'application/json' },
  ...Object.fromEntries(SPEC_DOCUMENTS.map(({ file }) => [`/${file}`, { file, type: 'application/json' }])),
}

const HEADERS = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-cache',
} as const

/**
 * Returns the response with a file of the live page or the reference; undefined for an unknown path, or if the page was
 * not built.
 */
export const servePage = async (path: string, accepts: string): Promise<Response | undefined> => {
  const known = Object.hasOwn(FILES, path) ? FILES[path] : undefined
  if (!known) return undefined
  try {
    const { body, headers } = await coded(
      new Uint8Array(await readFile(join(packageRoot(), 'dist/dashboard', known.file))),
      accepts,
    )
    return new Response(body, { headers: { 'content-type': known.type, ...HEADERS, ...headers } })
  } catch {
    return undefined
  }
}
