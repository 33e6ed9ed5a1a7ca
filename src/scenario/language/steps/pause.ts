import { readEndOf } from '../read-end.ts'

export const readPause = readEndOf('pause')
