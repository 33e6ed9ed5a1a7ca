import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Returns the folder of this package: the nearest one above the folder of this file with a package.json. */
export const packageRoot = (): string => {
  let folder = dirname(dirname(fileURLToPath(import.meta.url)))
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder)
  return folder
}
