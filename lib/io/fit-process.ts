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
/** After a failure it is started again, for what it left; every time in a row twice as late, up to a minute. */
const firstPauseMs = 1000
const longestPauseMs = 60_000

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
  let pause: NodeJS.Timeout | null = null
  let pauseMs = firstPauseMs
  let [isWoken, isStopped] = [false, false]

  const start = () => {
    if (isStopped || child || pause || !existsSync(program)) return
    isWoken = false
    // It ends with us: a channel that breaks is its sign (fit.ts).
    const started = fork(program, [], {
      execArgv: ['--enable-source-maps'],
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    child = started
    yieldTo(started)
    started.once('error', (error) => started.pid === undefined && fail(error.message))
    started.once('exit', (code, signal) => (code === 0 ? end() : fail(`it ended with ${signal ?? code}`)))
  }
  const end = () => {
    child = null
    pauseMs = firstPauseMs
    // What came to wait while it was ending.
    if (isWoken) start()
  }
  const fail = (what: string) => {
    child = null
    if (isStopped) return
    hear(what)
    pause = setTimeout(() => {
      pause = null
      start()
    }, pauseMs)
    pause.unref()
    pauseMs = Math.min(2 * pauseMs, longestPauseMs)
  }

  return {
    wake: () => {
      isWoken = true
      start()
    },
    stop: () => {
      isStopped = true
      if (pause) clearTimeout(pause)
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
