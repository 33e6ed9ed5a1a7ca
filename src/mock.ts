export type * from './core/core.ts'
export type * from './core/options.ts'
