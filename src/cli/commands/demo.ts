import type { Command } from 'commander'
import { MockError } from '../../contract/error.ts'
import { createMockGenesys, type MockGenesys } from '../../mock.ts'
import { createReceiver } from '../../receiver/receiver.ts'
import { listen } from '../../server/listen.ts'
import { paintFor } from '../paint.ts'
import { untilSignal } from '../signals.ts'
import { createTimeline } from '../timeline.ts'

const SECRET = 'demo-secret'
const PORT = 8484

/** Listens at the usual port, or at any free one when that is taken. */
const startMock = async (options: Parameters<typeof createMockGenesys>[0]): Promise<MockGenesys> => {
  try {
    return await createMockGenesys({ ...options, port: PORT })
  } catch (error) {
    if (error instanceof MockError && error.code === 'PORT_IN_USE') return createMockGenesys({ ...options, port: 0 })
    throw error
  }
}

export const registerDemo = (program: Command): void => {
  program
    .command('demo')
    .description('Shows a redelivery: a server, a receiver that refuses the first attempt, one life cycle. Nothing else is needed.')
    .option('--once', 'end when the life cycle has been delivered, instead of staying up')
    .addHelpText('after', '\nExample:\n  $ mock-genesys demo')
    .action(async ({ once }: { once?: boolean }) => {
      const paint = paintFor(process.stdout)
      const write = (text: string): void => void process.stdout.write(`${text}\n`)
      const receiver = createReceiver({ secret: SECRET, failFirst: 1 })
      const receiving = await listen({ fetch: (request) => receiver.fetch(request) }, { host: '127.0.0.1', port: 0 })
      const mock = await startMock({ retry: { retryTimeoutMs: 1000 }, subscriptions: [{ name: 'Demo receiver', url: `${receiving.url}/webhook`, secret: SECRET }] })
      write(`${paint('bold', 'mock-genesys')} sends signed webhooks to a receiver that refuses the first attempt.`)
      write('')
      write(`  mock-genesys ${paint('cyan', mock.url)}  ──▶  receiver ${paint('cyan', `${receiving.url}/webhook`)}  ${paint('dim', `(secret ${SECRET}, redelivery after 1 s)`)}`)
      write('')
      write(`  watch it live at ${paint('cyan', `${mock.url}/`)}`)
      write('')
      const tell = createTimeline({ paint, since: mock.clock.now(), delivery: (id) => mock.store.delivery(id) })
      mock.store.watch((entry) => {
        const line = tell(entry)
        // The life cycle has events that nobody here subscribes to.
        if (line !== undefined && !(entry.type === 'published' && entry.deliveries.length === 0)) write(line)
      })
      const stopped = untilSignal()
      const { interactionId } = mock.play({ paceMs: 250 })
      await Promise.race([mock.settled(), stopped])
      const attempts = [...mock.store.deliveries()].flatMap((delivery) => delivery.attempts).length
      const count = receiver.effects.processed(interactionId)
      write('')
      write(`${String(attempts)} attempts were sent, ${String(count)} took effect, and the receiver says: ${paint('green', receiver.effects.state(interactionId) ?? 'nothing')}.`)
      if (once) {
        await mock.close()
        return receiving.close()
      }
      write('')
      write(paint('bold', 'Try next') + paint('dim', '  (Ctrl-C ends the demo)'))
      write(`  another life   curl -X POST ${mock.controlUrl}/interactions`)
      write(`  one event      curl -X POST ${mock.controlUrl}/events -H 'content-type: application/json' -d '{"event":"STARTED"}'`)
      write(`  every attempt  curl ${mock.controlUrl}/deliveries`)
      write(`  the journal    curl '${mock.controlUrl}/journal?limit=5'`)
      write(`  the API        curl ${mock.url}/v1/webhooks`)
      write(`  your receiver  npx mock-genesys send STARTED FINISHED --target http://127.0.0.1:3000/webhook --secret app-secret`)
      write('')
      await stopped
      await mock.close()
      await receiving.close()
    })
}
