import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { LIMITS } from './limits.ts'
import { LONG_TESTS } from './long-tests.ts'

/** The longest files: started last, they would run alone at the end. */
const FIRST = ['fuzz', 'first-written-receivers', 'other-receivers'].map((name) => `test/full/${name}.test.ts`)

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isFirst = ({ moduleId }: TestSpecification): boolean => FIRST.some((name) => moduleId.endsWith(name))
    const sorted = await super.sort(files)
    return [...sorted.filter(isFirst), ...sorted.filter((file) => !isFirst(file))]
  }
}

/** What takes too long for the test command. */
export default defineConfig({
  test: {
    ...LIMITS,
    include: ['test/full/**/*.test.ts', ...LONG_TESTS],
    globalSetup: ['test/support/global-setup.ts'],
    reporters: ['default', './test/support/closing-line.ts'],
    testTimeout: 900_000,
    sequence: { sequencer: LongestFirst },
    // Fuzzing mostly waits for the process it sends to.
    maxWorkers: 4,
  },
})
