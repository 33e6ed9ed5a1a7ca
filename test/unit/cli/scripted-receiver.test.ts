import { expect, test } from 'vitest'
import { startScriptedReceiver } from '../../../src/cli/demo/scripted-receiver.ts'
import { delivery, sign } from '../../support/receiver-world.ts'

const body = delivery(['STARTED a'])

const started = async () => {
  const told: string[] = []
  const receiver = await startScriptedReceiver('app-secret', (kind, { interactionId, event }) => {
    told.push(`${kind} ${event} ${interactionId}`)
  })
  const send = async (signature = sign(body)): Promise<number | 'no response'> => {
    try {
      const { status } = await fetch(receiver.url, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', 'x-hub-signature': signature },
      })
      return status
    } catch {
      return 'no response'
    }
  }
  return { receiver, told, send, effects: () => receiver.processed('a', 'STARTED') }
}

test('a scripted receiver follows its script, reports effects and duplicates, and can be reset', async () => {
  const { receiver, told, send, effects } = await started()
  try {
    receiver.script('a', 'STARTED', [{ status: 503 }])
    expect([await send(), await send(), await send(), await send('sha1=00'), effects()]).toEqual([
      503, 200, 200, 401, 1,
    ])
    expect(told).toEqual(['effect STARTED a', 'duplicate STARTED a'])
    receiver.script('a', 'STARTED', [{ status: 503 }])
    receiver.forget()
    expect(effects()).toBe(0)
    expect([await send(), effects()]).toEqual([200, 1])
  } finally {
    await receiver.close()
  }
})

test('a scripted receiver that loses its response has processed the event', async () => {
  const { receiver, told, send, effects } = await started()
  try {
    receiver.script('a', 'STARTED', [{ losesResponse: true }])
    expect([await send(), effects(), await send(), effects()]).toEqual(['no response', 1, 200, 1])
    expect(told).toEqual(['effect STARTED a', 'duplicate STARTED a'])
  } finally {
    await receiver.close()
  }
})

test('a scripted receiver refuses connections while it is down, and processes duplicates once it forgets', async () => {
  const { receiver, send, effects } = await started()
  try {
    await receiver.turn('down')
    expect([await send(), effects()]).toEqual(['no response', 0])
    await receiver.turn('up')
    expect([await send(), await send(), effects()]).toEqual([200, 200, 1])
    await receiver.turn('forgets')
    expect([await send(), await send(), effects()]).toEqual([200, 200, 3])
    await receiver.turn('remembers')
    expect([await send(), effects()]).toEqual([200, 3])
  } finally {
    await receiver.close()
  }
})
