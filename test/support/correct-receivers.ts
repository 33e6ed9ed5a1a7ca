import { freePort } from './free-port.ts'
import { arrangedAt, folder, idsBy, probesAt, runTest } from './test-command.ts'

/** Correct receivers in other people's stacks. */
const COMMANDS = {
  python: 'python3 test/support/receivers/python_receiver.py',
  express: `'${process.execPath}' test/support/receivers/express_receiver.js`,
} as const

/** Judges one that the harness starts, on a free port and with a store of its own. */
export const started = async (
  name: keyof typeof COMMANDS,
  policy: string,
  more: (url: string) => readonly string[],
  env: Readonly<Record<string, string>> = {},
) => {
  const [port, nexus] = [String(await freePort()), String(await freePort())]
  const url = `http://127.0.0.1:${port}/`
  using place = folder()
  // What a kill must not take away is kept in a file.
  return await runTest(
    [
      '--target',
      url,
      '--policy',
      policy,
      '--start',
      `exec ${COMMANDS[name]} ${port}`,
      '--self-uri-port',
      nexus,
      ...more(url),
    ],
    {
      env: {
        RECEIVER_SECRET: 'app-secret',
        RECEIVER_POLICY: policy,
        RECEIVER_STORE: place.file('effects'),
        RECEIVER_NEXUS: `http://127.0.0.1:${nexus}`,
        ...env,
      },
    },
  )
}

export const everythingAt = (url: string): readonly string[] => [...probesAt(url), ...arrangedAt(url)]

export const badVerdicts = (run: Parameters<typeof idsBy>[0]) =>
  (['failed', 'errored', 'inconclusive', 'skipped'] as const).flatMap((verdict) => idsBy(run, verdict))
