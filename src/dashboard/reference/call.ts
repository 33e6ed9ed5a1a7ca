import { quoted } from '../../kit/curl.ts'
import type { Operation } from './operations.ts'

/** The user's input. */
export interface Filled {
  /** Parameters by name; empty ones are left out. */
  readonly parameters: Readonly<Record<string, string>>
  readonly body: string
}

export interface Call {
  readonly method: string
  /** Path and query. */
  readonly path: string
  readonly body: string | undefined
}

/** Builds the request. @throws {Error} naming a parameter of the path that is empty */
export const callOf = ({ method, path, parameters, body }: Operation, filled: Filled): Call => {
  const query = new URLSearchParams()
  let filledPath = path
  for (const { name, in: place } of parameters) {
    const value = filled.parameters[name] ?? ''
    if (place === 'path') {
      if (value === '') throw new Error(`${name} is part of the path: fill it in`)
      filledPath = filledPath.replace(`{${name}}`, encodeURIComponent(value))
    } else if (place === 'query' && value !== '') query.set(name, value)
  }
  const asked = query.toString()
  return {
    method,
    path: asked === '' ? filledPath : `${filledPath}?${asked}`,
    body: body && filled.body.trim() !== '' ? filled.body : undefined,
  }
}

/**
 * Returns a command for a POSIX shell that sends the same request. @param key the shell variable that contains the
 * key, if one was given
 */
export const curlOfCall = ({ method, path, body }: Call, origin: string, key?: string): string => {
  // A stream is shown as it arrives.
  const unbuffered = method === 'GET' && path.startsWith('/_mock/stream') ? ' -N' : ''
  const named = method === 'GET' ? '' : ` -X ${method}`
  return [
    `curl -sS -i${unbuffered}${named} ${quoted(`${origin}${path}`)}`,
    ...(key === undefined ? [] : [`-H "authorization: Bearer $${key}"`]),
    ...(body === undefined ? [] : [`-H 'content-type: application/json'`, `--data-raw ${quoted(body)}`]),
  ].join(' \\\n  ')
}
