import { quoted, quotedWithout, type NamedSecret } from '../../kit/curl.ts'
import type { Scenario } from '../model/scenario.ts'
import type { CurrentRun } from './current-run.ts'
import type { RunOptions } from './run-options.ts'

/** Returns the secrets of a run with the environment variables that `mock-genesys test` reads them from. */
export const namedSecrets = ({ secret, second }: Pick<RunOptions, 'secret' | 'second'>): readonly NamedSecret[] => [
  { variable: 'MOCK_GENESYS_SECRET', value: secret },
  ...(second ? [{ variable: 'MOCK_GENESYS_SECOND_SECRET', value: second.secret }] : []),
]

/** Returns the flags that read the secrets from their variables. */
const secretFlags = (options: RunOptions): string =>
  [
    '--secret "$MOCK_GENESYS_SECRET"',
    ...(options.second ? ['--second-secret "$MOCK_GENESYS_SECOND_SECRET"'] : []),
  ].join(' ')

/**
 * Returns the command that reruns a scenario alone, as a shell runs it: variables stand for the secrets. A run in
 * process has no such command, and names the options instead.
 */
export const rerunCommand = (scenario: Scenario, id: string, { options, run, seed }: CurrentRun): string =>
  options.fetch && !options.command
    ? `the same options with filter: '${id}', seed: ${String(seed)}`
    : [
        options.command?.(scenario) ?? `npx mock-genesys test ${quoted(scenario.at.file)} ${secretFlags(options)}`,
        `--target ${quotedWithout(options.target, namedSecrets(options))} --policy ${options.policy}`,
        `--seed ${String(seed)} --self-uri-port ${new URL(run.host.nexus).port} --filter ${quoted(id)}`,
      ].join(' ')
