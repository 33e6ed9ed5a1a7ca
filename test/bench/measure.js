// What the rows of the bench share: processes beside this one, rates, and medians of interleaved rounds.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export const here = (name) => fileURLToPath(new URL(name, import.meta.url))
export const cli = here('../../dist/cli.js')
export const SECRET = 'app-secret'

export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]

const children = new Set()
process.on('exit', () => children.forEach((child) => child.kill('SIGKILL')))

/** Spawns this Node; what it prints first is awaited. */
export const spawned = (...args) => spawnedBy(process.execPath, ...args)

/** Spawns a Node; what it prints first is awaited. */
const spawnedBy = async (node, ...args) => {
  const child = spawn(node, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  children.add(child)
  const [line] = await once(child.stdout, 'data')
  child.stdout.resume()
  return {
    line: String(line).split('\n')[0],
    child,
    stop: () => {
      children.delete(child)
      child.kill('SIGKILL')
    },
  }
}

/** Starts a server of this folder, which prints its port. */
export const startProcess = async (file, ...args) => {
  const { line, child, stop } = await spawned(here(file), ...args)
  return { url: `http://127.0.0.1:${line.trim()}`, child, stop }
}

/** Starts `mock-genesys serve` at a free port. */
export const startServe = (...args) => startServeOn(process.execPath, ...args)

/** Starts `mock-genesys serve` on a Node. */
export const startServeOn = async (node, ...args) => {
  const { line, stop } = await spawnedBy(node, cli, 'serve', '--port', '0', ...args)
  const [url] = /http:\/\/[\d.:]+/.exec(line)
  return { url, control: `${url}/_mock`, stop }
}

/** Runs `task` `count` times, `width` at once; operations a second. */
export const rate = async (count, width, task) => {
  let next = 0
  const begun = performance.now()
  await Promise.all(
    Array.from({ length: width }, async () => {
      while (next++ < count) await task()
    }),
  )
  return (count / (performance.now() - begun)) * 1000
}

/** Measures both in turn, after warming both: the medians of each, and of the ratios within a round. */
export const beside = async (ours, bare, { rounds, warm = 1 }) => {
  for (let i = 0; i < warm; i++) {
    await bare()
    await ours()
  }
  const [a, b, ratios] = [[], [], []]
  for (let i = 0; i < rounds; i++) {
    b.push(await bare())
    a.push(await ours())
    ratios.push(a.at(-1) / b.at(-1))
  }
  return { ours: median(a), bare: median(b), ratio: median(ratios) }
}
