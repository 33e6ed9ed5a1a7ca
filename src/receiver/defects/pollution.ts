import { isObject } from '../../kit/json-object.ts'
import type { DefectiveBehavior } from './defect.ts'

export type Target = Record<string, unknown>
const isTarget = (value: unknown): value is Target => isObject(value)

/** Merges like careless code: a field called `__proto__` reaches the prototype. */
export const merge = (target: Target, source: unknown): Target => {
  if (!isObject(source)) return target
  for (const [key, value] of Object.entries(source)) {
    const before = target[key]
    if (isTarget(before) && isObject(value)) merge(before, value)
    else target[key] = value
  }
  return target
}

/**
 * Receivers that merge bodies carelessly. They use a separate prototype, so that the rest of the process is not
 * polluted.
 */
export const pollution: DefectiveBehavior = {
  name: 'pollutes-prototypes',
  apply: (behavior) => {
    const prototype: Target = {}
    return {
      ...behavior,
      readPayload: (json, dialect) =>
        behavior.readPayload(isObject(json) ? merge(Object.create(prototype) as Target, json) : json, dialect),
      write: (response) => {
        if (response.status !== 200 || Object.keys(prototype).length === 0) return behavior.write(response)
        return Response.json({
          ...prototype,
          status: { code: response.code, message: response.message },
          data: { ids: response.ids.map((id) => ({ id })) },
        })
      },
    }
  },
}
