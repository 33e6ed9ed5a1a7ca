import { WIRE_FAULTS } from '../../faults/registry.ts'
import type { Exchange } from '../model/result.ts'

/** Quotes a text for a POSIX shell, as far as it is needed. */
export const quoted = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`

const octal = (char: string): string => `\\0${char.charCodeAt(0).toString(8).padStart(3, '0')}`

/** A command that prints a text to the byte; on one line, so that it survives being copied. */
const printed = (text: string): string =>
  /[\0-\x1f\x7f]/.test(text)
    ? `printf '%b' ${quoted(text.replaceAll('\\', '\\\\').replace(/[\0-\x1f\x7f]/g, octal))}`
    : `printf '%s' ${quoted(text)}`

/** Set by curl itself, or wrong when repeated. */
const OWN: ReadonlySet<string> = new Set(['content-length', 'host', 'connection', 'transfer-encoding'])

/**
 * A command for a POSIX shell that sends exactly this request again, signature and all; credentials that are masked
 * stay so.
 */
export const curlOf = (
  exchange: Pick<Exchange, 'method' | 'url' | 'headers' | 'body'> & Partial<Pick<Exchange, 'faults'>>,
): string => {
  const carriedBy = exchange.faults?.find((fault) => WIRE_FAULTS.has(fault))
  return carriedBy === undefined
    ? plainCurlOf(exchange)
    : `${plainCurlOf(exchange)} # without the fault ${carriedBy}, which curl does not know`
}

const plainCurlOf = ({ method, url, headers, body }: Pick<Exchange, 'method' | 'url' | 'headers' | 'body'>): string => {
  const lines = headers
    .filter(([name]) => !OWN.has(name.toLowerCase()))
    .map(([name, value]) => `-H ${quoted(value === '' ? `${name};` : `${name}: ${value}`)}`)
  const names = new Set(headers.map(([name]) => name.toLowerCase()))
  // What curl would add on its own is taken away.
  for (const name of ['Content-Type', 'User-Agent', 'Accept'])
    if (!names.has(name.toLowerCase())) lines.push(`-H ${quoted(`${name}:`)}`)
  const parts = ['curl -sS -i', method === 'HEAD' ? '-I' : `-X ${method}`, quoted(url), ...lines]
  if (method === 'HEAD') return parts.join(' ')
  return 'text' in body
    ? `${printed(body.text)} | ${parts.join(' ')} --data-binary @-`
    : `printf '%s' ${quoted(body.base64)} | base64 -d | ${parts.join(' ')} --data-binary @-`
}
