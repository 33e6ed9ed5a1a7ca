import { expect, test } from 'vitest'
import { freePort } from '../../support/free-port.ts'
import { CLI, folder, probesAt, runTest, SECRET } from '../../support/test-command.ts'

/** A receiver that forgets nothing, also when it is started again. */
const remembering = (port: number, store: string): string =>
  `'${process.execPath}' '${CLI}' receive --port ${String(port)} --secret '${SECRET}' --store '${store}'`

test.concurrent.each([
  ['with probes', probesAt],
  ['without probes', (): readonly string[] => []],
])(
  'a receiver that remembers events gets the same verdicts from the same seed each time, judged %s',
  async (_, probes) => {
    using place = folder()
    const port = await freePort()
    const url = `http://127.0.0.1:${String(port)}/`
    const verdicts: unknown[] = []
    for (let run = 0; run < 3; run++) {
      const ended = await runTest([
        'scenarios/signature',
        'scenarios/order',
        'scenarios/payload',
        '--target',
        url,
        '--start',
        remembering(port, place.file('effects')),
        ...probes(url),
        '--seed',
        '7',
      ])
      verdicts.push(
        ended.run?.scenarios.map(({ id, verdict, findings }) => [
          id,
          verdict,
          findings.find((one) => one.verdict === 'failed')?.seen,
        ]),
      )
      expect(ended.run?.totals).toMatchObject({ failed: 0, errored: 0 })
      expect(ended.run?.totals.passed).toBeGreaterThan(50)
    }
    expect(verdicts[1]).toEqual(verdicts[0])
    expect(verdicts[2]).toEqual(verdicts[0])
  },
  480_000,
)
