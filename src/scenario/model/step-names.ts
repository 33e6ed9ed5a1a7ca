/**
 * The names of all kinds of steps, in the order of the documentation. Each has a file of its name in the `steps/` of
 * `model`, `language` and `run`; `npm run generate` lists those files in their `generated/`.
 */
export const STEP_NAMES = [
  'publish',
  'redeliver',
  'advance',
  'await',
  'nexus',
  'expect',
  'probe',
  'self-uri',
  'log',
  'control',
  'kill',
  'stop',
  'pause',
  'resume',
  'start',
  'sockets',
] as const

export type StepKind = (typeof STEP_NAMES)[number]
