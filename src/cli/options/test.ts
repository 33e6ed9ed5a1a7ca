import { DEFAULT_DIALECT, DIALECT_NAMES } from '../../dialects/registry.ts'
import { STACK_NAMES } from '../../contract/snippets.ts'
import { DEFAULT_BODIES } from '../../reporters/clip-body.ts'
import { DEFAULT_REPORTER, REPORTER_NAMES } from '../../reporters/reporter.ts'
import {
  DEFAULT_CLOCK,
  DEFAULT_CONCURRENCY,
  DEFAULT_LEVEL,
  DEFAULT_POLICY,
  DEFAULT_RETRY,
} from '../../scenario/model/defaults.ts'
import { THRESHOLDS } from '../../scenario/model/level.ts'
import { engine } from './engine.ts'
import { choice, count, duration, flag, policy, port, secret, text, url } from './option-kinds.ts'
import { declareOptions } from './option.ts'
import { concurrency, controlUrl, probeTemplate, probeUrl, reporter } from './test-kinds.ts'

/** Returns the default text of an option that scenarios can set. */
const unlessScenario = (value: string): string => `${value}, or as set in the scenario`

/** The options of `test`. */
export const test = declareOptions({
  target: { kind: url, topic: 'target', help: 'the URL of the receiver' },
  secret: {
    kind: secret,
    topic: 'target',
    brief: 'its secret; MOCK_GENESYS_SECRET hides it from ps',
    help: 'the secret it verifies signatures with; a flag is visible in ps, MOCK_GENESYS_SECRET is not',
  },
  dialect: {
    kind: choice(...DIALECT_NAMES),
    placeholder: 'name',
    topic: 'target',
    brief: DIALECT_NAMES.join(', '),
    help: `the contract to test: ${DIALECT_NAMES.join(', ')}`,
    defaultText: `that of the target's subscription in the config file, else ${DEFAULT_DIALECT}`,
    isReplayed: true,
  },
  policy: {
    kind: policy,
    topic: 'target',
    brief: 'on a bad signature: reject (4xx) or ignore (200)',
    help: 'what it does with a bad signature: reject (a 4xx response) or ignore (200 without effect)',
    default: DEFAULT_POLICY,
  },
  start: {
    kind: text,
    placeholder: 'command',
    topic: 'target',
    brief: 'start the receiver, and stop it at the end',
    help:
      'start the receiver, wait until it is ready, and stop it at the end; lifecycle scenarios kill, pause and ' +
      'restart it',
    isReplayed: true,
  },
  ready: {
    kind: url,
    topic: 'target',
    isRare: true,
    help: 'what to poll until the receiver is ready',
    defaultText: 'a connection to the target',
    isReplayed: true,
  },
  readyTimeout: {
    kind: duration,
    topic: 'target',
    isRare: true,
    help: 'how long --start may take until the receiver is ready',
    default: 30_000,
    isReplayed: true,
  },
  probeProcessed: {
    kind: probeUrl,
    topic: 'probes',
    brief: 'responds with {"count": N}',
    help: 'responds with {"count": N}; has {interactionId} (for conversation events the event_id) and {event}',
    isReplayed: true,
  },
  probeState: {
    kind: probeUrl,
    topic: 'probes',
    brief: 'responds with {"state": …}',
    help: 'responds with {"state": …}; has {interactionId} (for conversation events the csid)',
    isReplayed: true,
  },
  probeDetails: {
    kind: probeUrl,
    topic: 'probes',
    brief: 'responds with {"details": {…}}',
    help: 'responds with {"details": {"mediaType": …, "interactionSubtype": …}}; has {interactionId}',
    isReplayed: true,
  },
  probeCommand: {
    kind: text,
    placeholder: 'command',
    topic: 'probes',
    isRare: true,
    help:
      'prints the count, the state or the details; MOCK_GENESYS_PROBE, _INTERACTION_ID and _EVENT describe the ' +
      'query',
    isReplayed: true,
  },
  probeLog: {
    kind: probeTemplate,
    topic: 'probes',
    isRare: true,
    help: 'counts the lines printed by --start that contain this; has {interactionId} and {event}',
    isReplayed: true,
  },
  control: {
    kind: controlUrl,
    topic: 'probes',
    brief: 'accepts PUT; has {control}: secrets, clock or outage',
    help: 'accepts PUT {"secrets": […]}, {"now": …} or {"down": …}; has {control}: secrets, clock or outage',
    isReplayed: true,
  },
  controlCommand: {
    kind: text,
    placeholder: 'command',
    topic: 'probes',
    isRare: true,
    help:
      'does the same: MOCK_GENESYS_CONTROL names the control, MOCK_GENESYS_CONTROL_BODY has its body; exits with 77 ' +
      'for a control it does not offer',
    isReplayed: true,
  },
  secondTarget: {
    kind: url,
    topic: 'probes',
    isRare: true,
    help: 'the URL of a second subscription of the receiver',
    isReplayed: true,
  },
  secondSecret: {
    kind: secret,
    topic: 'probes',
    isRare: true,
    help: 'the secret of the second subscription; a flag is visible in ps, MOCK_GENESYS_SECOND_SECRET is not',
  },
  reporter: {
    kind: reporter,
    topic: 'output',
    brief: 'pretty, junit, json, html, markdown, … (repeatable)',
    help: `${REPORTER_NAMES.join(', ')}; repeatable`,
    many: true,
    defaultText: DEFAULT_REPORTER,
  },
  bodies: {
    kind: choice('clipped', 'full'),
    placeholder: 'which',
    topic: 'output',
    isRare: true,
    help:
      'full or clipped: whether json, ndjson and har have everything, or only the first 1024 characters of long ' +
      'bodies with length and SHA-256, and the first of many exchanges',
    default: DEFAULT_BODIES,
  },
  filter: {
    kind: text,
    topic: 'scenarios',
    brief: 'only those whose name, ID or requirement has this',
    help: 'only scenarios whose name, ID or requirement contains this; * matches any text',
  },
  exclude: {
    kind: text,
    topic: 'scenarios',
    brief: 'exclude those that have this (repeatable)',
    help: 'exclude scenarios whose name, ID or requirement contains this; repeatable',
    many: true,
  },
  list: {
    kind: flag,
    topic: 'scenarios',
    brief: 'list them with level and needs, and exit',
    help: 'list the chosen scenarios with their level and what they need, and exit',
  },
  show: {
    kind: text,
    placeholder: 'cause',
    topic: 'output',
    brief: 'print all about a cause (A, B, …) or a scenario ID',
    help: 'print everything about one cause (A, B, …) or about the scenario with this ID',
  },
  verbose: {
    kind: flag,
    topic: 'output',
    brief: 'print every scenario',
    help: 'print every scenario, with details of those that did not pass',
  },
  quiet: { kind: flag, topic: 'output', help: 'print only the verdict and one line for each cause' },
  bail: { kind: flag, topic: 'scenarios', help: 'stop after the first failure' },
  noPreflight: {
    kind: flag,
    topic: 'scenarios',
    isRare: true,
    help: 'run the scenarios even if a first, correct delivery is not accepted',
    isReplayed: true,
  },
  level: {
    kind: choice(...THRESHOLDS),
    placeholder: 'level',
    topic: 'scenarios',
    brief: 'exit with 1 from this level on: must, should, may',
    help: 'must, should or may: the lowest level whose broken promises make the exit code 1; all are judged',
    default: DEFAULT_LEVEL,
    isReplayed: true,
  },
  stack: {
    kind: choice(...STACK_NAMES),
    placeholder: 'name',
    topic: 'output',
    isRare: true,
    help: `the framework of the receiver, for the code in reports: ${STACK_NAMES.join(', ')}`,
    defaultText: 'detected from its responses',
    isReplayed: true,
  },
  strict: { kind: flag, topic: 'scenarios', isRare: true, help: 'the same as --level should', isReplayed: true },
  concurrency: {
    kind: concurrency,
    topic: 'scenarios',
    help: 'how many scenarios run at once',
    default: DEFAULT_CONCURRENCY,
  },
  selfUriPort: {
    kind: port,
    topic: 'probes',
    isRare: true,
    help: 'the port that selfUri points to, for receivers that need to know it',
    defaultText: 'any free one',
  },
  responseTimeout: {
    ...engine.responseTimeout,
    defaultText: unlessScenario(duration.write(DEFAULT_RETRY.responseTimeoutMs)),
    isReplayed: true,
  },
  retryPolicy: { ...engine.retryPolicy, defaultText: unlessScenario('none'), isReplayed: true },
  retryAttempts: {
    ...engine.retryAttempts,
    defaultText: unlessScenario(count.write(DEFAULT_RETRY.attempts)),
    isReplayed: true,
  },
  retryTimeout: {
    ...engine.retryTimeout,
    defaultText: unlessScenario(duration.write(DEFAULT_RETRY.pauseMs)),
    isReplayed: true,
  },
  clock: {
    ...engine.clock,
    help: 'real, auto (skips every wait), manual, or xN (N times as fast); signed times start at the real time',
    default: DEFAULT_CLOCK,
    isReplayed: true,
  },
  seed: { ...engine.seed, help: 'same seed, same texts, shapes and secrets; IDs differ in each run' },
  ids: {
    kind: count,
    topic: 'engine',
    help: 'the IDs of an earlier run, from its report; with its seed, the same bytes',
    defaultText: 'new in each run, unknown to any receiver',
  },
  assume: { ...engine.assume, isReplayed: true },
  assumptions: {
    kind: choice('default', 'both'),
    placeholder: 'mode',
    topic: 'engine',
    brief: 'both: rerun under each alternative assumption',
    help: 'both: rerun under each alternative assumption, and report what changes',
    default: 'default',
  },
  insecure: { ...engine.insecure, isReplayed: true },
  json: { kind: flag, topic: 'output', isRare: true, help: 'the same as --reporter json' },
})
