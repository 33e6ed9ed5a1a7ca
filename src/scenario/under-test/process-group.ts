import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/** Environment variable that marks every process of a started receiver, even in another session or group. */
export const MARK = 'MOCK_GENESYS_STARTED_AS'

/** A process group, and the text that marks all its descendants. */
export interface Family {
  readonly group: number
  /** Value of {@link MARK} in their environment. */
  readonly mark: string
}

/**
 * Returns the PIDs of the running processes of a family, including those that have left its group; undefined on systems
 * without /proc. A process that has cleared its environment and left the group is not found.
 */
export const membersOf = ({ group, mark }: Family): readonly number[] | undefined =>
  processes()?.filter((pid) => {
    const [state, , itsGroup] = statOf(pid)
    return state !== undefined && state !== 'Z' && state !== 'X' && (Number(itsGroup) === group || carries(pid, mark))
  })

/** Returns the members of a family that have left its group; none on systems without /proc. */
export const membersOutsideGroup = (family: Family): readonly number[] =>
  (membersOf(family) ?? []).filter((pid) => Number(statOf(pid)[2]) !== family.group)

const processes = (): readonly number[] | undefined => {
  try {
    const numbers = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
    return numbers.length === 0 ? undefined : numbers.map(Number)
  } catch {
    return undefined
  }
}

/** Returns the fields after the name in /proc/PID/stat: state, parent, group, … */
const statOf = (pid: number): readonly string[] => {
  try {
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'latin1')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    // It has ended since.
    return []
  }
}

const carries = (pid: number, mark: string): boolean => {
  try {
    return `\0${readFileSync(`/proc/${String(pid)}/environ`, 'latin1')}`.includes(`\0${MARK}=${mark}\0`)
  } catch {
    // It has ended since, or is another user's.
    return false
  }
}

/** Sends a signal to a process; returns false if it has ended. */
export const signalTo = (pid: number, signal: NodeJS.Signals | 0): boolean => {
  try {
    return process.kill(pid, signal)
  } catch {
    return false
  }
}

/** Sends a signal to every process of a family; 0 only checks. Returns whether any is left in its group. */
export const signalFamily = (family: Family, signal: NodeJS.Signals | 0): boolean => {
  const isLeft = signalTo(-family.group, signal)
  if (signal !== 0) for (const pid of membersOutsideGroup(family)) signalTo(pid, signal)
  return isLeft
}

/** Returns how many sockets the processes of a family hold; undefined on systems without /proc. */
export const socketsOf = (family: Family): number | undefined =>
  membersOf(family)?.reduce(
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
