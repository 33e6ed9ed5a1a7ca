import { DEFAULT_PORT } from '../../server/address.ts'
import { engine } from './engine.ts'
import { ACT_NAMES } from '../demo/act-names.ts'
import { choice, flag, port, text } from './option-kinds.ts'
import { declareOptions } from './option.ts'

/** The options of `demo`. */
export const demo = declareOptions({
  port: {
    kind: port,
    help: 'port to listen on; 0 chooses a free one',
    defaultText: `${port.write(DEFAULT_PORT)}, or a free one if that is taken`,
  },
  open: { kind: flag, help: 'open the live page in your browser' },
  present: { kind: flag, help: 'open the full-screen presentation in your browser' },
  terminal: { kind: flag, help: 'draw a timeline in the terminal' },
  act: {
    kind: choice(...ACT_NAMES),
    brief: 'play one act, such as lost-response (repeatable)',
    help: `play one act: ${ACT_NAMES.join(', ')} (repeatable)`,
    defaultText: 'all acts',
    many: true,
  },
  script: {
    kind: text,
    placeholder: 'file',
    brief: 'play your own act, in YAML (repeatable)',
    help: 'play your own act, a YAML file in the format of spec/act.schema.json (repeatable)',
    many: true,
  },
  once: { kind: flag, help: 'exit after the acts' },
  clock: engine.clock,
  seed: engine.seed,
  json: engine.json,
})
