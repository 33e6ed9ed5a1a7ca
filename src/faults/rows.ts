import { ELSEWHERE, NOT_DONE } from './not-done.ts'
import { FAULTS } from './registry.ts'

/** How a row of the catalogue is answered: by faults, by other means of this project, or not at all, and by which or why. */
export interface AccountedRow {
  readonly row: string
  readonly how: 'faults' | 'otherwise' | 'not done'
  readonly told: string
}

/** Accounts for every row, in the order of its parts. A row that is done in part stands twice: with what is done, and with what is not. */
export const accountForRows = (): readonly AccountedRow[] => {
  const named = new Map<string, string[]>()
  for (const { name, rows } of FAULTS) for (const row of rows) named.set(row, [...(named.get(row) ?? []), name])
  const accounted: AccountedRow[] = [
    ...[...named].map(([row, names]) => ({ row, how: 'faults' as const, told: names.join(', ') })),
    ...ELSEWHERE.map(({ row, how }) => ({ row, how: 'otherwise' as const, told: how })),
    ...NOT_DONE.map(({ row, why }) => ({ row, how: 'not done' as const, told: why })),
  ]
  return accounted.sort((one, other) => orderOf(one.row) - orderOf(other.row))
}

/** Sender and signature, network, payload, order, subscription API, hostile senders, life of a receiver. */
const PARTS = 'SNPOAHL'

const orderOf = (row: string): number => PARTS.indexOf(row.charAt(0)) * 100 + Number(row.slice(1))
