import { defineReporter } from './define-reporter.ts'
import type { Exchange, Run, ScenarioResult } from '../scenario/model/result.ts'
import { clippedFrom } from './clip-body.ts'
import { inertJson } from './inert-json.ts'
import type { MaskedRun } from './mask-run.ts'
import { describeOutcome } from '../kit/outcome-words.ts'
import { assumptionsText } from './wording.ts'

interface NamedValue {
  readonly name: string
  readonly value: string
}

const named = (lines: Iterable<readonly [string, string]>): NamedValue[] =>
  [...lines].map(([name, value]) => ({ name, value }))

const header = (lines: Iterable<readonly [string, string]>, wanted: string): string | undefined =>
  [...lines].find(([name]) => name.toLowerCase() === wanted)?.[1]

const queryOf = (url: string): NamedValue[] => (URL.canParse(url) ? named(new URL(url).searchParams) : [])

const request = ({ method, url, headers, body }: Exchange): object => {
  const text = 'text' in body ? body.text : body.base64
  const clipped = clippedFrom(body)
  const bodySize = clipped?.bytes ?? Buffer.byteLength(text, 'text' in body ? 'utf8' : 'base64')
  return {
    method,
    url,
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: named(headers),
    queryString: queryOf(url),
    ...(bodySize === 0
      ? {}
      : {
          postData: {
            mimeType: header(headers, 'content-type') ?? 'application/octet-stream',
            text,
            ...('text' in body ? {} : { _encoding: 'base64' }),
            ...(clipped && { _clipped: clipped }),
          },
        }),
    headersSize: -1,
    bodySize,
  }
}

/** Without a response the status is 0, as in browsers, and `_error` has the reason. */
const response = ({ outcome }: Exchange): object => {
  const response = 'response' in outcome ? outcome.response : undefined
  const lines = Object.entries(response?.headers ?? {})
  const clipped = response && clippedFrom(response)
  return {
    status: response?.status ?? 0,
    statusText: response?.reason ?? '',
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: named(lines),
    content: {
      size: clipped?.bytes ?? Buffer.byteLength(response?.body ?? ''),
      mimeType: header(lines, 'content-type') ?? 'x-unknown',
      text: response?.body ?? '',
      ...(response?.truncated === true ? { comment: 'the response body is truncated' } : {}),
      ...(clipped && { _clipped: clipped }),
    },
    redirectURL: header(lines, 'location') ?? '',
    headersSize: -1,
    bodySize: -1,
    ...(response === undefined ? { _error: describeOutcome(outcome) } : {}),
  }
}

const entry = (scenario: ScenarioResult, exchange: Exchange): object => ({
  pageref: scenario.id,
  startedDateTime: exchange.startedAt,
  time: exchange.outcome.ms,
  request: request(exchange),
  response: response(exchange),
  cache: {},
  // Only the total is known. HAR does not allow -1 for these three, and `time` must be their sum.
  timings: { blocked: -1, dns: -1, connect: -1, ssl: -1, send: 0, wait: exchange.outcome.ms, receive: 0 },
  _what: exchange.what,
  _faults: exchange.faults,
  comment: scenario.id,
})

const page = (scenario: ScenarioResult, run: Run): object => ({
  startedDateTime: scenario.exchanges[0]?.startedAt ?? run.startedAt,
  id: scenario.id,
  title: scenario.name,
  pageTimings: { onContentLoad: -1, onLoad: -1 },
})

/** Renders exchanges as HTTP Archive 1.2 for the network panel of a browser, with a page for each scenario. */
const renderHar = (run: MaskedRun): string => {
  const shown = run.scenarios.filter(({ exchanges }) => exchanges.length > 0)
  const log = {
    version: '1.2',
    creator: run.tool,
    pages: shown.map((scenario) => page(scenario, run)),
    entries: shown.flatMap((scenario) => scenario.exchanges.map((exchange) => entry(scenario, exchange))),
    comment: `dialect ${run.dialect}, seed ${String(run.seed)}; assumed: ${assumptionsText(run)}`,
  }
  // One line per entry.
  return `${inertJson({ log }, 3)}\n`
}

export const harReporter = defineReporter({
  name: 'har',
  extension: 'har',
  describe: "every exchange, for a browser's network panel",
  render: renderHar,
})
