import { expect, test } from 'vitest'
import { startScriptedReceiver } from '../../../src/cli/demo/scripted-receiver.ts'
import { delivery, sign } from '../../support/receiver-world.ts'

test('a scripted receiver meets one event as it is told, counts what comes, and forgets all of it', async () => {
  const receiver = await startScriptedReceiver('app-secret')
  try {
    const body = delivery(['STARTED a'])
    const send = async (signature = sign(body)): Promise<number> =>
      (
        await fetch(receiver.url, {
          method: 'POST',
          body,
          headers: { 'content-type': 'application/json', 'x-hub-signature': signature },
        })
      ).status
    const seen = () => [receiver.requests('a', 'STARTED'), receiver.processed('a', 'STARTED')]
    receiver.script('a', 'STARTED', [{ refuse: 503 }])
    expect([await send(), await send(), await send(), await send('sha1=00'), seen()]).toEqual([
      503,
      200,
      200,
      401,
      [3, 1],
    ])
    receiver.script('a', 'STARTED', [{ refuse: 503 }])
    receiver.forget()
    expect(seen()).toEqual([0, 0])
    expect([await send(), seen()]).toEqual([200, [1, 1]])
  } finally {
    await receiver.close()
  }
})
