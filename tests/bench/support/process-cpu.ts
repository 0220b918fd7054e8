import { readdirSync, readFileSync } from 'node:fs'

/** Linux counts processor time in hundredths of a second. */
const ticksPerSecond = 100

/** The fields of /proc/<pid>/stat from the third on; the name before them, in brackets, may hold anything. */
const statOf = (pid: number | string): string[] => {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
}

/** Milliseconds of processor time a process has used, all its threads together; NaN where there is no /proc. */
export const cpuMsOf = (pid: number): number => {
  try {
    const fields = statOf(pid)
    return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond
  } catch {
    return NaN
  }
}

/** The parent of a process; NaN where it is not on this machine. */
export const parentOf = (pid: number): number => {
  try {
    return Number(statOf(pid)[1])
  } catch {
    return NaN
  }
}

/** The processor time of all the processes that one has started and that still run. */
export const childrenCpuMsOf = (parent: number): number => {
  try {
    const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
    const children = pids.map(Number).filter((pid) => parentOf(pid) === parent)
    return children.length === 0 ? NaN : children.reduce((sum, pid) => sum + (cpuMsOf(pid) || 0), 0)
  } catch {
    return NaN
  }
}
