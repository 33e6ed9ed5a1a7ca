import type { ApiFault } from '../fault.ts'

const PAGE =
  '<!DOCTYPE html>\n<html><head><title>Bad gateway</title></head><body><h1>Bad gateway</h1><p>The upstream server did not answer.</p></body></html>\n'

export const htmlAnswer: ApiFault = {
  name: 'api-html-answer',
  plane: 'api',
  rows: ['A10'],
  does: 'answers with a page of HTML, as a proxy in between does, and does nothing',
  receiver: 'tells its user what came, without a crash',
  parameters: {
    status: {
      kind: 'choice',
      required: false,
      choices: ['200', '403', '404', '500', '502', '503', '504'],
      means: 'with which status; default 502',
    },
  },
  answer: async ({ cause }, { status }) =>
    new Response(PAGE, {
      status: Number(status ?? 502),
      headers: { ...cause, 'content-type': 'text/html; charset=utf-8' },
    }),
}
