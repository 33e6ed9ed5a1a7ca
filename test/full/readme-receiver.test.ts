import { expect, test } from 'vitest'
import { playShownReceiver } from '../support/readme.ts'

test('the receiver in spec/testing.md passes every built-in scenario and needs no control', async () => {
  const { wrong, unjudged, exitCode } = await playShownReceiver()
  expect(wrong).toEqual([])
  // It never fetches selfUri.
  expect(unjudged).toEqual([
    'resilience/does-not-follow-a-redirect-to-another-host',
    'resilience/fetches-the-self-uri-again-after-a-404',
    'resilience/responds-without-waiting-for-nexus',
  ])
  expect(exitCode).toBe(0)
})
