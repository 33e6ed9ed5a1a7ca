import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A word or a construction that texts do without. */
export interface WordRule {
  readonly pattern: RegExp
  readonly instead: string
}

const rule = (pattern: RegExp, instead: string): WordRule => ({ pattern: new RegExp(pattern, 'gi'), instead })

/** What is out, by .github/CONTRIBUTING.md, with what to write instead. */
export const WORD_RULES: readonly WordRule[] = [
  rule(/(?<!-)\banew\b/, 'again'),
  rule(/\btells\b(?! apart)|\b(?:is|are|was|were|be|been) told\b|\btold by\b/, 'reports, prints, returns, is set by'),
  rule(/\bas \S+ ha(?:s|ve) (?:it|them)\b/, 'by, as in'),
  rule(
    /(?<!there )\b(?:is|are|was|were) none\b(?! of (?:the|these|those|them)\b)|\band none\b(?=[,.;:]|$)/,
    'is not a …',
  ),
  rule(
    /(?<!there )\bis no (?!longer|more|less|such|other|need|reason|way|one\b|\w+ (?:to|for|yet|left)\b)(?:\w+)\b/,
    'is not a …',
  ),
  rule(/\bso (?:many|much)\b/, 'at most, that many, a number'),
  rule(/\bof (?:its|their|his|one's) own\b/, 'its own …, separate'),
  rule(/\bof ours\b/, 'our, internal'),
  rule(/\bin the (?:midst|course) of\b/, 'during, while'),
  rule(/\blets? go of\b/, 'releases'),
  rule(/\bby itself\b/, 'alone, automatically'),
  rule(/\bwhat (?:it|they|he) owes?\b/, 'what it has to send'),
  rule(/\bc(?:o|a)mes? again\b/, 'is retried, is redelivered'),
  rule(/\bbr(?:eaks?|oke|oken) off\b/, 'is truncated, reset, stopped'),
  rule(/\bcut (?:short|within)\b/, 'truncated'),
  rule(/\bmend(?:s|ed|ing)?\b/, 'fix'),
  rule(/\btak(?:es?|en|ing) (?:no )?notice\b/, 'ignores, uses'),
  rule(/\btakes? work\b/, 'listens'),
  rule(/\btakes? (?:a |the |no |more |all )?(?:calls?|requests?|connections?|deliver(?:y|ies))\b/, 'accepts'),
  rule(/\btak(?:es?|en|ing) (?:it|them|this|that|what is \w+|another \w+|an unknown \w+) for\b/, 'accepts as'),
  rule(/\bcounts? once\b/, 'processes once'),
  rule(/\bknew the others for\b/, 'recognized the others as'),
  rule(/\bwho(?:so)?ever\b/, 'anyone who'),
  rule(/\blacks?\b|\blacking\b/, 'has no, is missing'),
  rule(/\b(?:is|are|was|were) had\b/, 'exists, took effect'),
  rule(/\b(?:br(?:ings?|ought)) about\b/, 'causes'),
  rule(/\brightly\b|\bwrongly\b/, 'correctly, by mistake'),
  rule(/\bkilled over\b|\bkilled in the\b/, 'killed during'),
  rule(/\banswered for\b/, 'acknowledged'),
  rule(/\bper cent\b/, 'percent, %'),
  rule(/\bwonderful\w*\b|\bsimply\b/, 'leave it out'),
  rule(/\bdoes nothing (?:by|with)\b/, 'ignores'),
  rule(/\b(?:an|its|each|every|documented|right|good|correct|late|lost) answers?\b/, 'response'),
  rule(/\b(?:unknown|optional|missing|other|further|its) members?\b/, 'field'),
  rule(/\bwithout a look\b/, 'without checking'),
  rule(/\bvalues,? in turn\b/, 'alternating names and values'),
  rule(/\bmov(?:es?|ed|ing) on by\b/, 'advances by'),
  rule(/\bfor ever\b/, 'forever, without end'),
  rule(/\bwhat it (?:takes|took) effect\b/, 'what took effect'),
  rule(/\bunless told\b/, 'by default'),
  rule(/\bgo(?:es|ing)? on (?:working|counting)\b/, 'keeps working, keeps counting'),
  rule(/\b(?:came|comes?|coming) about\b/, 'happens, was computed'),
  rule(/\bproves? nothing\b/, 'is not valid'),
  rule(/\bno [45]xx\b/, 'not 5xx, never 5xx'),
  rule(/\bwhite space\b/, 'whitespace'),
  rule(/\btime-outs?\b/, 'timeout'),
  rule(/\b\w*(?:behaviour|colour|recognis|serialis|normalis|misspelt)\w*|\bcentre\b|\bgrey\b/, 'American spelling'),
  rule(/\bthe (?:surest|gravest)\b/, 'the most certain, the highest'),
  rule(/\bwhere (?:an? )?[\w$.{}]+ (?:is|are) due\b/, 'expected …, instead of …'),
  rule(/\bunder way\b/, 'in progress, running'),
  rule(/\bfor want of\b/, 'without'),
  rule(/\b(?:in|out of) sight\b/, 'visible, outside the view'),
  rule(/\bcount-downs?\b/, 'countdown'),
  rule(/\bstretch(?:es)? of time\b/, 'range of time, interval'),
  rule(/\basks? nobody\b/, 'makes no requests'),
  rule(/\bas as\b/, 'as well as in …'),
  rule(/\banswer(?:s|ed|ing)? (?:with|by|to (?!choose)|[1-5](?:xx|\d\d)\b)/, 'responds with, responds to'),
  rule(/\b(?:is|are|was|were|be|been) answered\b/, 'gets a response'),
  rule(/\brespon(?:ds?|ded|ding) [1-5](?:xx|\d\d)\b/, 'responds with …'),
  rule(/\b(?:be|is|are|was|were) taken for\b/, 'is accepted as, is treated as'),
  rule(/\bc(?:o|a)mes? to nothing\b/, 'fails'),
  rule(/\btr(?:y|ies|ied) (?:it|them) again\b/, 'retries'),
  rule(/\bis the most\b(?=[,.;'"`]|$)/, 'at most, capped at'),
  rule(/\b(?:days?|hours?|minutes?|seconds?|ms|min|[dhs]) at most\b/, 'at most 366 days'),
]

/** One place where a rule is broken. */
export interface WordFound {
  readonly text: string
  readonly instead: string
}

/** Returns every place in a text where a rule is broken. */
export const wordsOut = (text: string): readonly WordFound[] =>
  WORD_RULES.flatMap(({ pattern, instead }) => [...text.matchAll(pattern)].map(([found]) => ({ text: found, instead })))

/** Comments that go on in a new line, and texts that are joined over two, read as one. */
const joined = (text: string): string =>
  text.replace(/\n\s*(?:\*|\/\/|#|>)\s+/g, ' ').replace(/['"`] \+\n\s*['"`]/g, '')

const SCANNED = /\.(?:tsx?|html|ya?ml|md)$/

/** Returns the files whose texts the rules hold for, from the root: src, spec, scenarios and the pages beside them. */
export const scannedFiles = (root: string): readonly string[] => [
  'README.md',
  'test/README.md',
  'test/receivers/README.md',
  ...['src', 'spec', 'scenarios'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
      .filter((file) => SCANNED.test(file) && !file.includes('/generated/')),
  ),
]

/** Returns the names of the tests in a file: texts at the start of a call of `test`, `browserTest` or `describe`. */
const namesOfTests = (text: string): readonly string[] =>
  [...text.matchAll(/^ *(?:test|describe|browserTest)\b[^\n]*?\(\s*(['"`])(.+?)\1/gms)].map(([, , name = '']) => name)

/** Returns the names of tests that break a rule, each with its file. */
export const namesLeft = (root: string): readonly string[] =>
  readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:test|suite)\.ts$/.test(file) && file !== join('unit', 'words.test.ts'))
    .flatMap((file) => namesOfTests(readFileSync(join(root, 'test', file), 'utf8')).map((name) => ({ file, name })))
    .flatMap(({ file, name }) => wordsOut(name).map(({ text, instead }) => `${file}: "${name}": ${text} (${instead})`))

/** Returns the places that break a rule, each with its file. A scenario's ID is a text, too. */
export const wordsLeft = (root: string): readonly string[] =>
  scannedFiles(root).flatMap((file) => {
    const id = file.startsWith('scenarios/') ? file.replaceAll('-', ' ') : ''
    return [...wordsOut(joined(readFileSync(join(root, file), 'utf8'))), ...wordsOut(id)].map(
      ({ text, instead }) => `${file}: ${text} (${instead})`,
    )
  })
