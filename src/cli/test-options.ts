import { retryParts, type RetryOptions } from '../delivery/retry/policy.ts'
import type { RunScenariosOptions } from '../harness.ts'
import { MockError } from '../kit/error.ts'
import { MIN_SECRET_CHARACTERS } from '../kit/masking/mask.ts'
import { retryOfPolicy } from '../scenario/language/read-retry.ts'
import { DEFAULT_LEVEL } from '../scenario/model/defaults.ts'
import { mergeAssumptions } from './engine-options.ts'
import { missingOption } from './missing.ts'
import type { Values } from './options/option.ts'
import type { test } from './options/test.ts'

type Given = Values<typeof test>

/**
 * Returns the library's options for a run from those of the command line.
 * @throws {MockError} `OPTION_MISSING`, `CLOCK_MANUAL`, `PROBE_LOG_WITHOUT_START`
 */
export const readTestOptions = (given: Given, paths: readonly string[]): RunScenariosOptions => {
  const { target, secret } = given
  if (target === undefined || secret === undefined) throw missingOption(target === undefined ? 'target' : 'secret')
  const { secondTarget, secondSecret } = given
  for (const [flag, given] of [
    ['--secret', secret],
    ['--second-secret', secondSecret],
  ] as const) {
    if (given !== undefined && given.length < MIN_SECRET_CHARACTERS)
      throw new MockError({
        code: 'SECRET_TOO_SHORT',
        message: `${flag} has fewer than ${String(MIN_SECRET_CHARACTERS)} characters: reports could not mask it`,
        fix:
          `use a secret of at least ${String(MIN_SECRET_CHARACTERS)} characters, ` +
          'preferably 64 (openssl rand -hex 32)',
      })
  }
  if ((secondTarget === undefined) !== (secondSecret === undefined)) {
    throw new MockError({
      code: 'OPTION_MISSING',
      message:
        secondTarget === undefined
          ? '--second-secret is given without --second-target'
          : '--second-target is given without --second-secret',
      fix: 'pass both or neither',
    })
  }
  if (given.clock === 'manual')
    throw new MockError({
      code: 'CLOCK_MANUAL',
      message: 'nothing advances a manual clock here',
      fix: 'use --clock auto, which skips every wait, real, or xN',
    })
  if (given.probeLog !== undefined && given.start === undefined)
    throw new MockError({
      code: 'PROBE_LOG_WITHOUT_START',
      message: '--probe-log requires --start, whose output it reads',
      fix: 'add --start "COMMAND"',
    })
  return {
    paths,
    target,
    secret,
    probes: {
      ...(given.probeProcessed !== undefined && { processed: given.probeProcessed }),
      ...(given.probeState !== undefined && { state: given.probeState }),
      ...(given.probeDetails !== undefined && { details: given.probeDetails }),
      ...(given.probeCommand !== undefined && { command: given.probeCommand }),
      ...(given.probeLog !== undefined && { log: given.probeLog }),
    },
    controls: {
      ...(given.control !== undefined && { url: given.control }),
      ...(given.controlCommand !== undefined && { command: given.controlCommand }),
    },
    ...(secondTarget !== undefined &&
      secondSecret !== undefined && { second: { target: secondTarget, secret: secondSecret } }),
    retry: retryOf(given),
    level: given.strict && given.level === DEFAULT_LEVEL ? 'should' : given.level,
    preflight: !given.noPreflight,
    bail: given.bail,
    insecureTls: given.insecure,
    policy: given.policy,
    clock: given.clock,
    concurrency: given.concurrency,
    assume: mergeAssumptions(given.assume),
    ...(given.stack !== undefined && { stack: given.stack }),
    ...(given.start !== undefined && { start: given.start }),
    ...(given.ready !== undefined && { ready: given.ready }),
    ...(given.seed !== undefined && { seed: given.seed }),
    ...(given.ids !== undefined && { ids: given.ids }),
    readyTimeoutMs: given.readyTimeout,
    ...(given.filter !== undefined && { filter: given.filter }),
    exclude: given.exclude,
    ...(given.selfUriPort !== undefined && { selfUriPort: given.selfUriPort }),
    ...(given.responseTimeout !== undefined && { responseTimeoutMs: given.responseTimeout }),
  }
}

/** Returns the default redelivery settings for scenarios. */
const retryOf = (given: {
  readonly retryPolicy: RetryOptions['policy'] | undefined
  readonly retryAttempts: number | undefined
  readonly retryTimeout: number | undefined
}): NonNullable<RunScenariosOptions['retry']> => {
  const policy = given.retryPolicy === undefined ? undefined : retryParts({ policy: given.retryPolicy })
  return {
    ...(policy && retryOfPolicy(policy)),
    ...(given.retryAttempts !== undefined && { attempts: given.retryAttempts }),
    ...(given.retryTimeout !== undefined && { pauseMs: given.retryTimeout }),
  }
}
