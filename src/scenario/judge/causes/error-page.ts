import type { Response } from '../../../journal/outcome.ts'
import { showsStackTrace } from '../stack-trace.ts'

/** What a response reveals about the code that produced it. */
export interface ErrorPage {
  /** "Express", "Werkzeug"; undefined when nothing reveals it. */
  readonly framework: string | undefined
  /** Whether it shows a stack trace, or a page for developers. */
  readonly showsStack: boolean
  /** "TypeError: Cannot read properties of undefined (reading 'entities')"; undefined when none is shown. */
  readonly error: string | undefined
}

/** Marks that reveal the framework behind a response, the most certain first. */
const FRAMEWORKS = [
  ['Werkzeug', /werkzeug|<title>\w+ \/\/ Werkzeug Debugger|flask\/app\.py/i],
  ['FastAPI', /"detail":\s*\[\s*\{\s*"(?:type|loc)"|starlette|uvicorn|fastapi/i],
  ['Django', /You're seeing this error because you have <code>DEBUG = True|django/i],
  ['Fastify', /"code":"FST_|fastify/i],
  ['Express', /node_modules[\\/](?:express|router|body-parser|finalhandler)|x-powered-by: express/i],
  ['Hono', /node_modules[\\/]@?hono/i],
  ['Rails or Sinatra', /sinatra|<h2>.*at \/|puma|app\/controllers|\.rb:\d+:in/i],
  ['Spring', /Whitelabel Error Page|"timestamp":.*"path":|org\.springframework/i],
  ['Jetty', /jetty/i],
  ['Tomcat', /apache tomcat/i],
  ['ASP.NET', /Microsoft\.AspNetCore|x-powered-by: asp\.net|"traceId":"00-/i],
  ['PHP', /(?:Warning|Fatal error|Uncaught \w+)(?:<\/b>)?:.*(?:on line|in .*\.php)|x-powered-by: php/i],
  ['Go', /goroutine \d+ \[|\.go:\d+/],
  ['Java', /\bat [\w.$]+\([\w$]+\.java:\d+\)/],
  ['Python', /Traceback \(most recent call last\)|server: .*python/i],
  ['Node.js', /\n\s+at .+[:(](?:file|node|\/).+:\d+/],
] as const satisfies readonly (readonly [string, RegExp])[]

/** `TypeError: …` at the beginning of a line or a tag. */
const ERROR = new RegExp(
  '(?:^|[\\n>;"\\s])((?:[\\w.]*(?:Error|Exception|Warning)|SQLITE_\\w+|panic)\\b(?:</b>)?: ?[^\\n<]{0,160}?)' +
    '(?=<br|&nbsp;|\\n|<|"|$)',
)

const ENTITIES = { '&#39;': "'", '&#x27;': "'", '&quot;': '"', '&gt;': '>', '&lt;': '<', '&amp;': '&' } as const

const unescaped = (text: string): string =>
  Object.entries(ENTITIES).reduce((result, [entity, character]) => result.replaceAll(entity, character), text)

/** Reads what a response reveals about its code; fields are undefined where it reveals nothing. */
export const errorPageOf = ({ headers, body = '' }: Pick<Response, 'headers' | 'body'>): ErrorPage => {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  const text = unescaped(`${lines.join('\n')}\n${body}`)
  return {
    framework: FRAMEWORKS.find(([, mark]) => mark.test(text))?.[0],
    showsStack: showsStackTrace(unescaped(body)),
    error: ERROR.exec(unescaped(body))?.[1]?.trim(),
  }
}
