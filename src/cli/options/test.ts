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
import { asManyAsFit } from './fitting-names.ts'
import { concurrency, reporter } from './test-kinds.ts'
import { probeOptions } from './test-probes.ts'

/** Returns the default text of an option that scenarios can set. */
const unlessScenario = (value: string): string => `${value}, or as set in the scenario`

/** The options of `test`. */
export const test = declareOptions({
  target: { kind: url, topic: 'target', help: 'the URL of the receiver' },
  secret: {
    kind: secret,
    topic: 'target',
    brief: 'the secret; or set MOCK_GENESYS_SECRET',
    help:
      'the secret that the receiver verifies signatures with; set MOCK_GENESYS_SECRET to keep it out of the process ' +
      'list',
  },
  dialect: {
    kind: choice(...DIALECT_NAMES),
    placeholder: 'name',
    topic: 'target',
    brief: asManyAsFit(DIALECT_NAMES),
    help: `the contract to test: ${DIALECT_NAMES.join(', ')}`,
    defaultText: `the dialect of the target's subscription in the config file, or ${DEFAULT_DIALECT}`,
    isRepeated: true,
  },
  policy: {
    kind: policy,
    topic: 'target',
    brief: 'on a bad signature: reject (4xx) or ignore (200)',
    help: 'how the receiver treats a bad signature: reject (a 4xx response) or ignore (200 without effect)',
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
    isRepeated: true,
  },
  ready: {
    kind: url,
    topic: 'target',
    isRare: true,
    help: 'what to poll until the receiver is ready',
    defaultText: 'a connection to the target',
    isRepeated: true,
  },
  readyTimeout: {
    kind: duration,
    topic: 'target',
    isRare: true,
    help: 'how long --start may take until the receiver is ready',
    default: 30_000,
    isRepeated: true,
  },
  ...probeOptions,
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
      'full, or clipped: json, ndjson and har contain only the first 1,024 characters of long ' +
      'bodies with length and SHA-256, and the first of many exchanges',
    default: DEFAULT_BODIES,
  },
  filter: {
    kind: text,
    topic: 'scenarios',
    brief: 'only those matching this name, ID or requirement',
    help: 'only scenarios whose name, ID or requirement contains this; * matches any text',
  },
  exclude: {
    kind: text,
    topic: 'scenarios',
    brief: 'exclude scenarios that match this (repeatable)',
    help: 'exclude scenarios whose name, ID or requirement contains this; repeatable',
    many: true,
  },
  list: {
    kind: flag,
    topic: 'scenarios',
    brief: 'list scenarios with level and requirements, and exit',
    help: 'list the chosen scenarios with their level and what they need, and exit',
  },
  show: {
    kind: text,
    placeholder: 'cause',
    topic: 'output',
    brief: 'print one cause (A, B, …) or scenario in full',
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
    help: 'run the scenarios even if the receiver does not accept the first delivery',
    isRepeated: true,
  },
  level: {
    kind: choice(...THRESHOLDS),
    placeholder: 'level',
    topic: 'scenarios',
    brief: 'lowest level that fails the run: must, should, may',
    help:
      'lowest level whose broken promises fail the run (exit code 1): must, should or may; lower levels are still ' +
      'reported',
    default: DEFAULT_LEVEL,
    isRepeated: true,
  },
  stack: {
    kind: choice(...STACK_NAMES),
    placeholder: 'name',
    topic: 'output',
    isRare: true,
    help: `the framework of the receiver, for the code in reports: ${STACK_NAMES.join(', ')}`,
    defaultText: 'detected from its responses',
    isRepeated: true,
  },
  strict: { kind: flag, topic: 'scenarios', isRare: true, help: 'the same as --level should', isRepeated: true },
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
    isRepeated: true,
  },
  retryPolicy: { ...engine.retryPolicy, defaultText: unlessScenario('none'), isRepeated: true },
  retryAttempts: {
    ...engine.retryAttempts,
    defaultText: unlessScenario(count.write(DEFAULT_RETRY.attempts)),
    isRepeated: true,
  },
  retryTimeout: {
    ...engine.retryTimeout,
    defaultText: unlessScenario(duration.write(DEFAULT_RETRY.pauseMs)),
    isRepeated: true,
  },
  clock: {
    ...engine.clock,
    help: 'real, auto (skips every wait), manual, or xN (N times as fast); signed times start at the real time',
    default: DEFAULT_CLOCK,
    isRepeated: true,
  },
  seed: { ...engine.seed, help: 'same seed, same texts, shapes and secrets; IDs differ in each run' },
  ids: {
    kind: count,
    topic: 'engine',
    help: 'reuse the IDs of an earlier run (see "ids" in its report); with the same --seed, every byte is the same',
    defaultText: 'new IDs in each run',
  },
  assume: { ...engine.assume, isRepeated: true },
  assumptions: {
    kind: choice('default', 'both'),
    placeholder: 'mode',
    topic: 'engine',
    brief: 'both: rerun under each alternative assumption',
    help: 'both: run again under each alternative assumption, and report what changes',
    default: 'default',
  },
  insecure: { ...engine.insecure, isRepeated: true },
  json: { kind: flag, topic: 'output', isRare: true, help: 'the same as --reporter json' },
})
