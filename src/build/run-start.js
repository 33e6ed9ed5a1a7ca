import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { get } from 'node:http'
import { createInterface } from 'node:readline'

/** The usual ways to start `serve`. */
const STARTS = [[], ['--json'], ['--target', 'http://127.0.0.1:9/', '--secret', 'app-secret']]

/** A preload that prints what `look` returns, as a line of JSON, when told to. */
const preloadOf = (look) => `
  // What comes some time after the start does not belong to it.
  globalThis.setTimeout = () => ({ unref() {} })
  const look = (${look})(process)
  process.on('SIGUSR2', () => process.stderr.write(JSON.stringify(look()) + '\\n'))`

/** The environment without options of the command. */
const plainEnvironment = () =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('MOCK_GENESYS_')))

const lookAfter = async (cli, flags, look) => {
  const options = { stdio: ['ignore', 'pipe', 'pipe'], env: plainEnvironment() }
  const node = ['--import', `data:text/javascript,${encodeURIComponent(preloadOf(look))}`]
  const child = spawn(process.execPath, [...node, cli, 'serve', '--port', '0', ...flags], options)
  const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`serve has ended with ${code}`)))
  const [banner] = await Promise.race([once(child.stdout, 'data'), ended])
  ended.catch(() => undefined)
  const [url] = /http:\/\/[\d.:]+/.exec(String(banner))
  const [response] = await once(get(`${url}/_mock/health`), 'response')
  await once(response.resume(), 'end')
  child.kill('SIGUSR2')
  const [line] = await once(createInterface({ input: child.stderr }), 'line')
  child.kill('SIGKILL')
  return JSON.parse(line)
}

/**
 * Starts `serve` in each of the usual ways, and returns what is seen in it after its first response.
 * @param look is called in the new process before the command is loaded, with `process`, and returns the function that
 *   is called after the first response; it sees nothing else from here
 */
export const afterFirstResponse = async (cli, look) => {
  const seen = []
  for (const flags of STARTS) seen.push(await lookAfter(cli, flags, look))
  return seen
}
