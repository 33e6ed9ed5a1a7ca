import { expect, test } from 'vitest'
import { folderLine } from '../../../src/reporters/folder-line.ts'
import { withoutColor } from '../../../src/reporters/paint.ts'
import type { Verdict } from '../../../src/scenario/model/result.ts'

test.each([
  [['passed', 'passed'], '  wire         all 2 passed'],
  [['passed', 'failed', 'inconclusive', 'skipped'], '  wire         1 of 4 passed, 1 failed, 2 not judged'],
  [['errored'], '  wire         0 of 1 passed, 1 ended in an error'],
] as const satisfies readonly (readonly [readonly Verdict[], string])[])(
  'counts a finished folder: %j',
  (verdicts, line) => {
    const results = verdicts.map((verdict) => ({ verdict }))
    expect(folderLine('wire', results, { paint: withoutColor, width: 100 })).toBe(line)
  },
)
