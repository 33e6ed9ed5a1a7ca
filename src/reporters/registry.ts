import type { Run } from '../scenario/model/result.ts'
import type { Bodies } from './clip-body.ts'
import { renderGithub } from './github.ts'
import { renderHar } from './har.ts'
import { renderHtml } from './html.ts'
import { renderJson, renderNdjson } from './json.ts'
import { renderJunit } from './junit.ts'
import { renderMarkdown } from './markdown.ts'
import { maskRun, type MaskedRun } from './mask-run.ts'
import { withoutColor } from './paint.ts'
import { renderPretty } from './pretty.ts'
import type { PrettyOptions } from './pretty-options.ts'
import type { Reporter, ReporterName } from './reporter.ts'
import { renderTap } from './tap.ts'

const reporter = <const Name extends ReporterName>(
  name: Name,
  extension: string,
  describe: string,
  renderMasked: (run: MaskedRun) => string,
): Reporter & { readonly name: Name } => ({
  name,
  extension,
  describe,
  render: (run, bodies) => renderMasked(maskRun(run, bodies)),
})

/** Creates the reporter for a terminal, with its colors and width. */
export const createPretty = (options: PrettyOptions): Reporter & { readonly name: 'pretty' } =>
  reporter('pretty', 'txt', 'readable output for the terminal', (run) => renderPretty(run, options))

/** Every format, by its name in `--reporter`. `pretty` is here without colors: see `createPretty`. */
export const REPORTERS = {
  pretty: createPretty({ paint: withoutColor, width: 100 }),
  junit: reporter('junit', 'xml', 'JUnit XML, for most CI systems', renderJunit),
  tap: reporter('tap', 'tap', 'Test Anything Protocol 14', renderTap),
  json: reporter('json', 'json', 'the whole run (spec/report.schema.json)', renderJson),
  ndjson: reporter('ndjson', 'ndjson', 'one line of JSON per scenario, and one for the run', renderNdjson),
  github: reporter('github', 'txt', 'annotations for GitHub Actions', renderGithub),
  markdown: reporter('markdown', 'md', 'summary for a job or a pull request', renderMarkdown),
  html: reporter('html', 'html', 'a single page without scripts or network', renderHtml),
  har: reporter('har', 'har', "every exchange, for a browser's network panel", renderHar),
} as const satisfies { readonly [Name in ReporterName]: Reporter & { readonly name: Name } }

/** Masks a run and renders it. Bodies are clipped unless `bodies` is `full`. */
export const renderRun = (given: Reporter, run: Run, bodies?: Bodies): string => given.render(run, bodies)
