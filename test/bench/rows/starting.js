import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { beside, startServeOn } from '../measure.js'

/** How long one start runs on, so that it keeps what V8 has compiled for those that follow. */
const KEEPS_COMPILED_MS = 2500

const first200 = async (node, runsOnMs = 0) => {
  const begun = performance.now()
  const { control, stop } = await startServeOn(node)
  await new Promise((resolve, reject) =>
    request(`${control}/health`, (response) => response.resume().on('end', resolve))
      .on('error', reject)
      .end(),
  )
  const took = performance.now() - begun
  await pause(runsOnMs)
  stop()
  return took
}

const bare = async (node) => {
  const begun = performance.now()
  await once(spawn(node, ['-e', '0'], { stdio: 'ignore' }), 'exit')
  return performance.now() - begun
}

const startOn = async (node) => {
  const version = spawnSync(node, ['-p', 'process.versions.node'], { encoding: 'utf8' }).stdout.trim()
  const [major, minor] = version.split('.').map(Number)
  const hasCompileCache = major > 22 || (major === 22 && minor >= 8)
  if (hasCompileCache) await first200(node, KEEPS_COMPILED_MS)
  return {
    what: `spawn to the first 200, ms, beside node -e 0 (Node ${version})`,
    ...(await beside(
      () => first200(node),
      () => bare(node),
      { rounds: 41 },
    )),
    target: hasCompileCache ? 1.7 : 2,
    least: false,
  }
}

/** From spawn to the first 200; once more on the Node whose path BENCH_NODE gives, such as one of version 24. */
export const start = async () => {
  const { BENCH_NODE } = process.env
  const rows = [await startOn(process.execPath)]
  if (BENCH_NODE) rows.push(await startOn(BENCH_NODE))
  return rows
}
