import { spawn } from 'node:child_process'
import { projectDir, StepError } from './project.mjs'

const start = (program, args, env, stdio) => {
  const child = spawn(program, args, { cwd: projectDir, env: { ...process.env, ...env }, stdio })
  // A signal to this process alone must not leave the work running behind its back.
  const passOn = (signal) => {
    child.kill(signal)
    process.exit(1)
  }
  const signals = ['SIGTERM', 'SIGINT', 'SIGHUP']
  signals.forEach((signal) => process.once(signal, passOn))
  const forget = () => signals.forEach((signal) => process.removeListener(signal, passOn))
  const ended = new Promise((done, fail) => {
    child.once('error', fail)
    child.once('close', (code, signal) => done(code ?? (signal ? 1 : 0)))
  })
  return { child, ended: ended.finally(forget) }
}

/** Runs a program with this terminal and gives its exit code; one that was killed counts as 1. */
export const run = (program, args, env = {}) => start(program, args, env, 'inherit').ended

/** Runs a program silently; what it wrote is printed only when it fails. @throws StepError with `failure`. */
export const runQuietly = async (program, args, failure, env = {}) => {
  const { child, ended } = start(program, args, env, ['ignore', 'pipe', 'pipe'])
  const output = []
  child.stdout.on('data', (part) => output.push(part))
  child.stderr.on('data', (part) => output.push(part))
  const code = await ended.catch((error) => output.push(Buffer.from(error.message)) && 1)
  if (code === 0) return
  process.stderr.write(Buffer.concat(output))
  throw new StepError(`\n${failure}`)
}

/** Runs a Node program of an installed package, such as `next/dist/bin/next`. */
export const packageProgram = (path) => [process.execPath, `${projectDir}/node_modules/${path}`]
