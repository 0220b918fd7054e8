import { fork, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { setPriority } from 'node:os'
import { join } from 'node:path'

/** Runs fits in a process of its own, so that nobody waits for them. */
export type FitProcess = {
  /** Something waits: starts the process, unless it runs and will find it. */
  wake(): void
  stop(): Promise<void>
}

const behindTheServer = 10

const yieldTo = ({ pid }: ChildProcess): void => {
  try {
    if (pid) setPriority(pid, behindTheServer)
  } catch {
    // Some systems do not let it; then it runs beside the server as an equal.
  }
}

/**
 * @param program the bundled entry  @param env what the process finds the database by  @param hear of a process that failed
 */
export const makeFitProcess = (
  program: string,
  env: Record<string, string>,
  hear: (what: string) => void,
): FitProcess => {
  let child: ChildProcess | null = null
  let [isWoken, isStopped] = [false, false]
  const start = () => {
    if (isStopped || !existsSync(program)) return
    isWoken = false
    // It ends with us: a channel that breaks is its sign (fit.ts).
    child = fork(program, [], {
      execArgv: ['--enable-source-maps'],
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    yieldTo(child)
    child.on('error', (error) => hear(error.message))
    child.on('exit', (code, signal) => {
      child = null
      if (code !== 0 && !isStopped) hear(`it ended with ${signal ?? code}`)
      // What came to wait while it was ending; after a failure only when asked again.
      if (isWoken && code === 0) start()
    })
  }
  return {
    wake: () => {
      isWoken = true
      if (!child) start()
    },
    stop: () => {
      isStopped = true
      const last = child
      if (!last) return Promise.resolve()
      return new Promise((resolve) => {
        last.once('exit', () => resolve())
        last.kill('SIGTERM')
      })
    },
  }
}

/** Where the build puts the entry. */
export const fitProgram = (projectDir: string): string => join(projectDir, 'dist', 'fit.mjs')
