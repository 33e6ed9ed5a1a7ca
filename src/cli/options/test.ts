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

/** What holds where neither an option nor the scenario speaks of it. */
const unlessScenario = (value: string): string => `${value}, or what the scenario says`

/** The options of `test`. */
export const test = declareOptions({
  target: { kind: url, help: 'the receiver' },
  secret: {
    kind: secret,
    help: 'what it verifies signatures with; a flag shows in the list of processes (ps), MOCK_GENESYS_SECRET does not',
  },
  dialect: {
    kind: choice(...DIALECT_NAMES),
    placeholder: 'name',
    help: `whose contract it is judged by: ${DIALECT_NAMES.join(' or ')}`,
    defaultText: `that of the target's subscription in the config file, else ${DEFAULT_DIALECT}`,
    isReplayed: true,
  },
  policy: {
    kind: policy,
    help: 'what it does with a bad signature: reject (a 4xx answer) or ignore (200 without effect)',
    default: DEFAULT_POLICY,
  },
  start: {
    kind: text,
    placeholder: 'command',
    help:
      'starts the receiver, waits until it answers, and stops it at the end; scenarios of its life cycle kill, ' +
      'pause and start it again',
    isReplayed: true,
  },
  ready: {
    kind: url,
    help: 'what to poll until the receiver is ready',
    defaultText: 'a connection to the target',
    isReplayed: true,
  },
  readyTimeout: {
    kind: duration,
    help: 'how long --start may take until the receiver is ready',
    default: 30_000,
    isReplayed: true,
  },
  probeProcessed: {
    kind: probeUrl,
    help: 'answers {"count": N}; with {interactionId} (of conversation events the event_id) and {event}',
    isReplayed: true,
  },
  probeState: {
    kind: probeUrl,
    help: 'answers {"state": …}; with {interactionId} (of conversation events the csid)',
    isReplayed: true,
  },
  probeDetails: {
    kind: probeUrl,
    help: 'answers {"details": {"mediaType": …, "interactionSubtype": …}}; with {interactionId}',
    isReplayed: true,
  },
  probeCommand: {
    kind: text,
    placeholder: 'command',
    help: 'prints the count, the state or the details; told by MOCK_GENESYS_PROBE, _INTERACTION_ID, _EVENT',
    isReplayed: true,
  },
  probeLog: {
    kind: probeTemplate,
    help: 'counts lines of the output of --start that contain this, with {interactionId} and {event}',
    isReplayed: true,
  },
  control: {
    kind: controlUrl,
    help: 'takes PUT {"secrets": […]}, {"now": …} or {"down": …}; with {control}: secrets, clock or outage',
    isReplayed: true,
  },
  controlCommand: {
    kind: text,
    placeholder: 'command',
    help:
      'does the same, told by MOCK_GENESYS_CONTROL and MOCK_GENESYS_CONTROL_BODY; ends with 77 for what it does ' +
      'not do',
    isReplayed: true,
  },
  secondTarget: { kind: url, help: 'where the receiver takes a second subscription', isReplayed: true },
  secondSecret: {
    kind: secret,
    help: 'what it verifies that one with; ps shows a flag, and not MOCK_GENESYS_SECOND_SECRET',
  },
  reporter: {
    kind: reporter,
    help: `${REPORTER_NAMES.join(', ')}; repeatable`,
    many: true,
    defaultText: DEFAULT_REPORTER,
  },
  bodies: {
    kind: choice('clipped', 'full'),
    placeholder: 'which',
    help:
      'full or clipped: whether json, ndjson and har hold everything, or of long bodies the first 1024 characters ' +
      'with length and SHA-256, and of many exchanges the first',
    default: DEFAULT_BODIES,
  },
  filter: { kind: text, help: 'only scenarios whose name, id or requirement contains this; * stands for any text' },
  exclude: {
    kind: text,
    help: 'leave out scenarios whose name, id or requirement contains this; repeatable',
    many: true,
  },
  list: { kind: flag, help: 'list the chosen scenarios with their level and what they need, and exit' },
  show: {
    kind: text,
    placeholder: 'cause',
    help: 'print everything about one cause (A, B, …) or about the scenario with this id',
  },
  verbose: { kind: flag, help: 'print every scenario, and everything about those that did not pass' },
  quiet: { kind: flag, help: 'print only the verdict and one line for each cause' },
  bail: { kind: flag, help: 'stop after the first failure' },
  noPreflight: {
    kind: flag,
    help: 'plays the scenarios even when a first, correct delivery is not accepted',
    isReplayed: true,
  },
  level: {
    kind: choice(...THRESHOLDS),
    placeholder: 'level',
    help: 'must, should or may: the least level whose broken promises end the run with 1; all are judged',
    default: DEFAULT_LEVEL,
    isReplayed: true,
  },
  stack: {
    kind: choice(...STACK_NAMES),
    placeholder: 'name',
    help: `what the receiver is written with, for the code in reports: ${STACK_NAMES.join(', ')}`,
    defaultText: 'what its responses show',
    isReplayed: true,
  },
  strict: { kind: flag, help: 'the same as --level should', isReplayed: true },
  concurrency: { kind: concurrency, help: 'scenarios at once', default: DEFAULT_CONCURRENCY },
  selfUriPort: {
    kind: port,
    help: 'port that selfUri points to, for receivers that must be told',
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
    help: 'real, auto (pauses cost nothing), manual, or xN (N times as fast); signed times begin with the real one',
    default: DEFAULT_CLOCK,
    isReplayed: true,
  },
  seed: { ...engine.seed, help: 'same seed, same texts, shapes and secrets; ids are fresh in each run' },
  ids: {
    kind: count,
    help: 'the ids of an earlier run, as its report names them; with its seed, the same bytes',
    defaultText: 'fresh ones, which no receiver can remember',
  },
  assume: { ...engine.assume, isReplayed: true },
  assumptions: {
    kind: choice('default', 'both'),
    placeholder: 'mode',
    help: 'both: runs again under each alternative of what the documents leave open, and tells what changes',
    default: 'default',
  },
  insecure: { ...engine.insecure, isReplayed: true },
  json: { kind: flag, help: 'the same as --reporter json' },
})
