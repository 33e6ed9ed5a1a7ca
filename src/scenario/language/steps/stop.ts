import { readEndOf } from '../read-end.ts'

export const readStop = readEndOf('stop')
