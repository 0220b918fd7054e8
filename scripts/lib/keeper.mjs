import { spawn, spawnSync } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { inProject, projectDir, say } from './project.mjs'
import { memoryFlags } from './server-memory.mjs'

const program = inProject('dist/server.mjs')
const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }

/** The server's way of saying that it explained what is wrong with the configuration and need not be tried again. */
const configurationError = 78
const quickMs = 10_000
const quickDeathsAllowed = 20
const stopPatienceMs = 30_000

/** In a session of its own: Ctrl-C reaches the keeper alone, which then ends the server in good order. */
const spawnServer = () =>
  spawn(process.execPath, ['--enable-source-maps', ...memoryFlags, program], {
    cwd: projectDir,
    env,
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })

const stopDatabase = () =>
  spawnSync(process.execPath, ['--enable-source-maps', program, '--stop-database'], {
    cwd: projectDir,
    env,
    stdio: 'inherit',
  })

const deathOf = (child) =>
  new Promise((done) => {
    child.once('error', (error) => done({ code: null, signal: error.message }))
    child.once('exit', (code, signal) => done({ code, signal }))
  })

/** Milliseconds to wait after so many quick deaths in a row: at once first, five seconds at most. */
const pauseAfter = (quickDeaths) => Math.min(5000, 250 * 2 ** Math.max(0, quickDeaths - 1))

const finish = (exitCode, lastDeath) => {
  // A server that ended in good order has stopped the database itself.
  if (lastDeath.code !== 0) stopDatabase()
  process.exit(exitCode)
}

/**
 * npm passes a signal on to the shell between it and us, and that dies without passing it any further. Only under
 * npm: a keeper that was started by hand may outlive its terminal.
 */
const whenNpmDies = (stop) => {
  const parent = process.ppid
  if (process.env.npm_lifecycle_event === undefined) return
  setInterval(() => process.ppid !== parent && stop(), 300).unref()
}

/** Asks the server to end, once, however many signals come; one that does not listen is killed. */
const makeStopper = () => {
  const state = { stopping: false, child: null }
  const wake = new AbortController()
  const stop = () => {
    if (state.stopping) return
    state.stopping = true
    wake.abort()
    state.child?.kill('SIGTERM')
    setTimeout(() => state.child?.kill('SIGKILL'), stopPatienceMs).unref()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
  whenNpmDies(stop)
  return { state, pause: (ms) => sleep(ms, undefined, { signal: wake.signal }).catch(() => undefined) }
}

/** Runs the server, starts it again whenever it dies, and ends with it on SIGINT, SIGTERM or SIGHUP. Never returns. */
export const keepServer = async () => {
  const { state, pause } = makeStopper()
  let quickDeaths = 0
  let hasBeenUp = false
  while (true) {
    const startedAt = Date.now()
    state.child = spawnServer()
    const death = await deathOf(state.child)
    if (state.stopping) return finish(0, death)
    hasBeenUp ||= Date.now() - startedAt >= quickMs
    // Once it has run, the same trouble (a database out of reach, say) may pass.
    if (death.code === configurationError && !hasBeenUp) process.exit(1)
    quickDeaths = Date.now() - startedAt < quickMs ? quickDeaths + 1 : 0
    if (quickDeaths >= quickDeathsAllowed) {
      say(
        `The server ended ${quickDeaths} times in a row right after its start; giving up. The reason stands above.`,
      )
      return finish(1, death)
    }
    say(`The server ended unexpectedly (${death.signal ?? `exit code ${death.code}`}), starting it again.`)
    await pause(pauseAfter(quickDeaths))
    if (state.stopping) return finish(0, { code: null })
  }
}
