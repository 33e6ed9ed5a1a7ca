import { WIRE_FAULTS } from '../../faults/registry.ts'
import { curlCommand, type CurlRequest } from '../../kit/curl.ts'
import type { Exchange } from '../model/result.ts'

/**
 * The command that sends the request of an exchange again; with a note where it travelled in a way that curl does not
 * know.
 */
export const curlOf = (exchange: CurlRequest & Partial<Pick<Exchange, 'faults'>>): string => {
  const carriedBy = exchange.faults?.find((fault) => WIRE_FAULTS.has(fault))
  return carriedBy === undefined
    ? curlCommand(exchange)
    : `${curlCommand(exchange)} # without the fault ${carriedBy}, which curl does not know`
}
