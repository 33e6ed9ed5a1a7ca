const ALLOWED = 'neither the documents nor a standard forbid it'

/** Defects that no shipped scenario can show, and why. */
export const NOT_KILLED: Readonly<Record<string, string>> = {
  'decodes-body-with-replacement': 'what it takes for signed it then refuses as no text, so that the answer is the same',
  'accepts-one-of-two-signatures': `${ALLOWED}: two signature headers are not spoken of`,
  'accepts-any-content-type': ALLOWED,
  'answers-200-to-get': `${ALLOWED}, as long as it has no effect`,
  'refuses-missing-content-type': 'the sender always says which type it sends',
  'limits-body-to-100-kb': `${ALLOWED}: no size is promised, and 413 is an answer`,
  'no-size-limit': `${ALLOWED}: what it costs is memory of its own`,
  'logs-secret-and-body': 'its log is not read',
  'replaces-unknown-subtypes': 'no probe shows what was stored of an interaction',
  'fetches-before-answering': 'the host that selfUri points to answers at once, so that the answer is late by nothing',
  'gives-up-on-404': 'the host that selfUri points to knows every interaction from the start',
  'follows-redirects': 'the harness answers no selfUri with a redirect',
}
