import { WIRE_FAULTS } from '../../faults/registry.ts'
import { curlCommand, type CurlRequest } from '../../kit/curl.ts'
import type { Exchange } from '../model/result.ts'

/**
 * Returns the command that repeats the request of an exchange: curl, or nc for bytes that curl cannot send; with a note
 * if neither can reproduce its fault.
 */
export const curlOf = (exchange: CurlRequest & Partial<Pick<Exchange, 'faults' | 'command'>>): string => {
  if (exchange.command !== undefined) return exchange.command
  const carriedBy = exchange.faults?.find((fault) => WIRE_FAULTS.has(fault))
  return carriedBy === undefined
    ? curlCommand(exchange)
    : `${curlCommand(exchange)} # without the fault ${carriedBy}, which curl cannot reproduce`
}
