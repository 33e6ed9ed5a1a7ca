import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Returns the folder of this package: that of the nearest package.json above this file's folder, bundled or not. */
export const packageRoot = (): string => {
  let folder = dirname(dirname(fileURLToPath(import.meta.url)))
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder)
  return folder
}
