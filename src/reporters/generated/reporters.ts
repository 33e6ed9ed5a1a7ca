// Made from reporter.ts by `npm run generate`; do not edit.
import type { Reporter, ReporterName } from '../reporter.ts'
import { prettyReporter } from '../pretty.ts'
import { junitReporter } from '../junit.ts'
import { tapReporter } from '../tap.ts'
import { jsonReporter } from '../json.ts'
import { ndjsonReporter } from '../ndjson.ts'
import { githubReporter } from '../github.ts'
import { markdownReporter } from '../markdown.ts'
import { htmlReporter } from '../html.ts'
import { harReporter } from '../har.ts'

/** Every format, by its name in `--reporter`. `pretty` is here without colors: see `createPretty`. */
export const REPORTERS = {
  pretty: prettyReporter,
  junit: junitReporter,
  tap: tapReporter,
  json: jsonReporter,
  ndjson: ndjsonReporter,
  github: githubReporter,
  markdown: markdownReporter,
  html: htmlReporter,
  har: harReporter,
} as const satisfies { readonly [Name in ReporterName]: Reporter & { readonly name: Name } }
