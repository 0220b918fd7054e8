import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder, without a slash at the end. */
export const projectDir = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '')

/** A path inside the project. */
export const inProject = (...parts) => join(projectDir, ...parts)

/** One line to the person at the terminal. */
export const say = (line) => process.stdout.write(`${line}\n`)

const wanted = [20, 19]

/** Ends with one sentence when Node is too old to run Crossover. */
export const assertNode = () => {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > wanted[0] || (major === wanted[0] && minor >= wanted[1])) return
  console.error(`Crossover needs Node ${wanted.join('.')} or newer; this is Node ${process.versions.node}.`)
  process.exit(1)
}

/** Whether the script at `url` (its import.meta.url) is the program that was started, and not merely imported. */
export const isMain = (url) =>
  process.argv[1] !== undefined && fileURLToPath(url) === realpathSync(process.argv[1])

/** Runs a script's main function; a StepError is said in its own words, anything else with its stack. */
export const runMain = async (main) => {
  try {
    await main()
  } catch (error) {
    console.error(error?.name === 'StepError' ? error.message : error)
    process.exit(1)
  }
}

/** A step failed for a reason that was already explained, or is explained by the message. */
export class StepError extends Error {
  name = 'StepError'
}
