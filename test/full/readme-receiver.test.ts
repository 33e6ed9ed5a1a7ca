import { expect, test } from 'vitest'
import { playShownReceiver } from '../support/readme.ts'

test('the receiver of spec/testing.md keeps every promise that ships and asks for no control', async () => {
  const { wrong, unjudged, exitCode } = await playShownReceiver()
  expect(wrong).toEqual([])
  // It never fetches selfUri.
  expect(unjudged).toEqual([
    'resilience/answers-before-nexus-does',
    'resilience/asks-nexus-again-for-what-it-does-not-know-yet',
    'resilience/follows-no-redirect-of-the-self-uri',
  ])
  expect(exitCode).toBe(0)
})
