import { spawnSync } from 'node:child_process'
import { here } from '../measure.js'

/** The live page with 2,000 deliveries of 5 attempts, in a real Chromium: until every delivery is on it. */
export const page = () => {
  const { stdout } = spawnSync(process.execPath, [here('page/main.js'), '--json'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const { completeMs } = JSON.parse(stdout)
  return {
    what: 'the live page with 2,000 deliveries of 5 attempts, s until complete',
    ours: completeMs / 1000,
    ratio: completeMs / 1000,
    target: 1,
    least: false,
  }
}
