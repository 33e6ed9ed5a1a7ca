import type { PreflightDiagnosis } from '../../model/preflight.ts'

/** What else may be tried to be sure. */
export type Check = 'signature' | 'path' | 'redirect' | 'scheme'

/** What the first delivery alone points to. */
export interface Opinion extends PreflightDiagnosis {
  readonly check?: Check
}
