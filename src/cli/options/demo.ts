import { DEFAULT_PORT } from '../../server/address.ts'
import { engine } from './engine.ts'
import { ACT_NAMES } from '../demo/act-names.ts'
import { choice, flag, port, text } from './option-kinds.ts'
import { declareOptions } from './option.ts'

/** The options of `demo`. */
export const demo = declareOptions({
  port: {
    kind: port,
    help: 'port to listen at; 0 takes any free one',
    defaultText: `${port.write(DEFAULT_PORT)}, or any free one when that is taken`,
  },
  open: { kind: flag, help: 'opens the live page in your browser' },
  present: { kind: flag, help: 'opens the presentation in your browser: full screen and large, for an audience' },
  terminal: { kind: flag, help: 'shows a timeline in the terminal' },
  act: {
    kind: choice(...ACT_NAMES),
    help: `plays one act of the demo: ${ACT_NAMES.join(', ')}; repeatable`,
    defaultText: 'all of them',
    many: true,
  },
  script: {
    kind: text,
    placeholder: 'file',
    help: 'plays an act of your own from a YAML file, in the format of spec/act.schema.json; repeatable',
    many: true,
  },
  once: { kind: flag, help: 'ends after the acts, instead of staying up' },
  clock: engine.clock,
  seed: engine.seed,
  json: engine.json,
})
