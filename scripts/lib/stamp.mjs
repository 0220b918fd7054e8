import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, relative } from 'node:path'
import { inProject, projectDir } from './project.mjs'

const filesUnder = (path) => {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) return []
  if (!stat.isDirectory()) return [path]
  return readdirSync(path)
    .sort()
    .filter((name) => !name.startsWith('.'))
    .flatMap((name) => filesUnder(`${path}/${name}`))
}

/** One hash over names and contents of the given files and folders of the project; missing ones count for nothing. */
export const hashOf = (paths, without = []) => {
  const hash = createHash('sha256')
  for (const file of paths.flatMap((path) => filesUnder(inProject(path)))) {
    const name = relative(projectDir, file)
    if (without.some((left) => name === left || name.startsWith(`${left}/`))) continue
    const content = readFileSync(file)
    hash.update(`${name}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

/** The text of a stamp file, or null when there is none. */
export const readStamp = (path) => {
  try {
    return readFileSync(inProject(path), 'utf8').trim()
  } catch {
    return null
  }
}

/** Writes down what a finished step was made from. */
export const writeStamp = (path, hash) => {
  mkdirSync(dirname(inProject(path)), { recursive: true })
  writeFileSync(inProject(path), `${hash}\n`)
}
