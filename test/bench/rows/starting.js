import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { request } from 'node:http'
import { beside, startServe } from '../measure.js'

const first200 = async () => {
  const begun = performance.now()
  const { control, stop } = await startServe()
  await new Promise((resolve, reject) =>
    request(`${control}/health`, (response) => response.resume().on('end', resolve))
      .on('error', reject)
      .end(),
  )
  const took = performance.now() - begun
  stop()
  return took
}

const bare = async () => {
  const begun = performance.now()
  await once(spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' }), 'exit')
  return performance.now() - begun
}

const [major, minor] = process.versions.node.split('.').map(Number)
const hasCompileCache = major > 22 || (major === 22 && minor >= 8)

/** From spawn to the first 200. */
export const start = async () => ({
  what: `spawn to the first 200, ms, beside node -e 0 (Node ${process.versions.node})`,
  ...(await beside(first200, bare, { rounds: 15 })),
  target: hasCompileCache ? 1.7 : 2,
  least: false,
})
