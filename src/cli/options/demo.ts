import { DEFAULT_PORT } from '../../server/address.ts'
import { engine } from './engine.ts'
import { flag, port } from './option-kinds.ts'
import { declareOptions } from './option.ts'

/** The options of `demo`. */
export const demo = declareOptions({
  port: {
    kind: port,
    help: 'port to listen at; 0 takes any free one',
    defaultText: `${port.write(DEFAULT_PORT)}, or any free one when that is taken`,
  },
  open: { kind: flag, help: 'open the live page in your browser' },
  terminal: { kind: flag, help: 'draw a timeline in the terminal' },
  once: { kind: flag, help: 'exit after the acts' },
  clock: engine.clock,
  seed: engine.seed,
  json: engine.json,
})
