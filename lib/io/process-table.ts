import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

const onLinux = process.platform === 'linux'

const ps = (pid: number, columns: string): string => {
  try {
    return execFileSync('ps', ['-p', String(pid), '-o', columns], { encoding: 'utf8', stdio: 'pipe' }).trim()
  } catch {
    return ''
  }
}

/**
 * When the process began, as an opaque text; null when no such process lives. A process number alone proves
 * nothing, since numbers are given anew (in a container, soon); number and mark together do. One that has
 * ended but was not collected by its parent counts as dead.
 */
export const processMark = (pid: number): string | null => {
  if (!onLinux) {
    const line = ps(pid, 'stat=,lstart=')
    return line === '' || line.startsWith('Z') ? null : line.replace(/^\S+\s+/, '')
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' || fields[0] === 'X' ? null : fields[19]!
  } catch {
    return null
  }
}

/** Whether the process lives. */
export const isAlive = (pid: number): boolean => processMark(pid) !== null

/** The arguments the process was started with, empty when it does not live. Outside Linux split at blanks. */
export const commandLine = (pid: number): string[] => {
  if (!onLinux) return ps(pid, 'command=').split(/\s+/)
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
  } catch {
    return []
  }
}

const workingFolder = (pid: number): string | null => {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return null
  }
}

/** Numbers of the processes whose working folder is `folder`, as far as this user may see; none outside Linux. */
export const processesIn = (folder: string): number[] =>
  onLinux
    ? readdirSync('/proc')
        .filter((name) => /^\d+$/.test(name))
        .map(Number)
        .filter((pid) => workingFolder(pid) === folder)
    : []
