import type { FaultInfo } from './fault.ts'

/** Every fault that files and requests may name. */
export const FAULT_INFOS: readonly FaultInfo[] = []
