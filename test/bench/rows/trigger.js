import { Pool } from 'undici'
import { beside, rate, SECRET, startProcess, startServe } from '../measure.js'

const COUNT = 3000
const WIDTH = 20

/** A POST that triggers one webhook, until all have arrived, beside the same in thirty lines of Hono and undici. */
export const trigger = async () => {
  const [sink, bareSink] = [await startProcess('sink.js'), await startProcess('sink.js')]
  const serve = await startServe('--target', `${sink.url}/webhook`, '--secret', SECRET)
  const bare = await startProcess('bare-trigger.js', `${bareSink.url}/webhook`, SECRET)
  const arrived = async (url) => Number(await (await fetch(url)).text())
  const load = (origin, path, sinkUrl) => async () => {
    const pool = new Pool(origin, { connections: WIDTH })
    const before = await arrived(sinkUrl)
    const begun = performance.now()
    await rate(COUNT, WIDTH, async () => {
      const response = await pool.request({
        method: 'POST',
        path,
        headers: { 'content-type': 'application/json' },
        body: '{"event":"STARTED"}',
      })
      if (response.statusCode !== 202) throw new Error(`${path} responded ${response.statusCode}`)
      await response.body.dump()
    })
    while ((await arrived(sinkUrl)) < before + COUNT);
    const seconds = (performance.now() - begun) / 1000
    await pool.destroy()
    return COUNT / seconds
  }
  const result = await beside(load(serve.url, '/_mock/events', sink.url), load(bare.url, '/trigger', bareSink.url), {
    rounds: 21,
    // Both are warmed alike, until the compiler has settled: meanwhile it takes a fifth of a core from ours.
    warm: 5,
  })
  for (const one of [serve, bare, sink, bareSink]) one.stop()
  return {
    what: 'POST that triggers a webhook, arrived/s, beside plain Hono and undici',
    ...result,
    target: 0.8,
    least: true,
  }
}
