import { WIRE_FAULTS } from '../../faults/registry.ts'
import { curlCommand, type CurlRequest } from '../../kit/curl.ts'
import type { Exchange } from '../model/result.ts'

/**
 * The command that sends the request of an exchange again: curl, or nc where that writes what curl would not; with a
 * note where it travelled in a way that neither knows.
 */
export const curlOf = (exchange: CurlRequest & Partial<Pick<Exchange, 'faults' | 'command'>>): string => {
  if (exchange.command !== undefined) return exchange.command
  const carriedBy = exchange.faults?.find((fault) => WIRE_FAULTS.has(fault))
  return carriedBy === undefined
    ? curlCommand(exchange)
    : `${curlCommand(exchange)} # without the fault ${carriedBy}, which curl does not know`
}
