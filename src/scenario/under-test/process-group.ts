import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/** The processes of a group that have not ended, by number; undefined where the system does not tell. Linux, proc(5). */
export const membersOf = (group: number): readonly number[] | undefined => {
  let names: readonly string[]
  try {
    names = readdirSync('/proc')
  } catch {
    return undefined
  }
  const numbers = names.filter((name) => /^\d+$/.test(name))
  if (numbers.length === 0) return undefined
  return numbers
    .filter((name) => {
      const [state, , itsGroup] = statOf(name)
      return Number(itsGroup) === group && state !== 'Z' && state !== 'X'
    })
    .map(Number)
}

/** What follows the name in /proc/PID/stat: state, parent, group, … */
const statOf = (name: string): readonly string[] => {
  try {
    const stat = readFileSync(`/proc/${name}/stat`, 'latin1')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    // It has ended since.
    return []
  }
}

/** How many sockets the processes of a group hold; undefined where the system does not tell. */
export const socketsOf = (group: number): number | undefined =>
  membersOf(group)?.reduce(
    (sum, pid) => sum + targetsOf(pid).filter((target) => target.startsWith('socket:')).length,
    0,
  )

const targetsOf = (pid: number): readonly string[] => {
  try {
    return readdirSync(`/proc/${String(pid)}/fd`).map((name) => linkOf(`/proc/${String(pid)}/fd/${name}`))
  } catch {
    return []
  }
}

const linkOf = (path: string): string => {
  try {
    return readlinkSync(path)
  } catch {
    return ''
  }
}
