import { isObject } from '../../kit/json-object.ts'
import type { DefectiveBehaviour } from './defect.ts'

export type Target = Record<string, unknown>
const isTarget = (value: unknown): value is Target => isObject(value)

/** Merges as careless code does: a member called `__proto__` reaches the prototype. */
export const merge = (target: Target, source: unknown): Target => {
  if (!isObject(source)) return target
  for (const [key, value] of Object.entries(source)) {
    const before = target[key]
    if (isTarget(before) && isObject(value)) merge(before, value)
    else target[key] = value
  }
  return target
}

/** Merges bodies carelessly. The prototype is one of its own, so that the rest of the process stays clean. */
export const pollution: DefectiveBehaviour = {
  name: 'pollutes-prototypes',
  apply: (behaviour) => {
    const prototype: Target = {}
    return {
      ...behaviour,
      understand: (json, dialect) =>
        behaviour.understand(isObject(json) ? merge(Object.create(prototype) as Target, json) : json, dialect),
      write: (response) => {
        if (response.status !== 200 || Object.keys(prototype).length === 0) return behaviour.write(response)
        return Response.json({
          ...prototype,
          status: { code: response.code, message: response.message },
          data: { ids: response.ids.map((id) => ({ id })) },
        })
      },
    }
  },
}
