import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { listen } from '../../../src/server/listen.ts'

test.each([70_000, -1, 80.5, Number.NaN])('refuses %d as a port, and says which there are', async (port) => {
  await expect(listen(new Hono(), { host: '127.0.0.1', port })).rejects.toThrow(
    expect.objectContaining({
      code: 'OPTION_INVALID',
      message: `${String(port)} is not a port`,
      fix: 'give a whole number from 0 (any free port) to 65535',
    }),
  )
})
