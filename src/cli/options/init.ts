import { DEFAULT_POLICY } from '../../scenario/model/defaults.ts'
import { EXAMPLE_TARGET } from './example-target.ts'
import { choice, flag, policy, url } from './option-kinds.ts'
import { declareOptions } from './option.ts'

/** The options of `init`. */
export const init = declareOptions({
  target: { kind: url, help: 'the URL of the receiver', default: EXAMPLE_TARGET },
  policy: {
    kind: policy,
    brief: 'on a bad signature: reject (4xx) or ignore (200)',
    help: 'how the receiver treats a bad signature: reject (a 4xx response) or ignore (200 without effect)',
    default: DEFAULT_POLICY,
  },
  ci: { kind: choice('github', 'none'), help: 'write a workflow for this CI: github or none', default: 'github' },
  yes: { kind: flag, help: 'do not ask; use the defaults' },
})
