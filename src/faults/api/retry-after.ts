import { httpDate } from '../../clock/stamp.ts'
import type { ApiCall, Parameter } from '../fault.ts'

export const RETRY_AFTER: Parameter = {
  kind: 'choice',
  required: false,
  choices: ['seconds', 'date', 'garbage', 'none'],
  means: "how Retry-After is written, a date on the mock's clock; default seconds",
}

/** Answers 429 and says how long to wait: in one of the two forms of RFC 9110, 10.2.3, as a word that is neither, or not at all. */
export const tooMany = ({ refuse, now }: ApiCall, form: string | number | undefined, ms: number): Response => {
  switch (form) {
    case 'none':
      return refuse(429)
    case 'garbage':
      return refuse(429, { 'retry-after': 'soon' })
    case 'date':
      return refuse(429, { 'retry-after': httpDate(now + ms) })
    default:
      return refuse(429, { 'retry-after': String(Math.ceil(ms / 1000)) })
  }
}
