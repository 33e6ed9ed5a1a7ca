import { execFileSync } from 'node:child_process'

/** Builds dist/ once, so that the end-to-end tests run the command as it ships. */
export default function setup(): void {
  execFileSync(process.execPath, ['src/build/build.js'], { stdio: 'inherit' })
}
