import { readEndOf } from '../read-end.ts'

export const readKill = readEndOf('kill')
