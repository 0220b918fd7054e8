/**
 * Adds to package-lock.json the optional packages of other platforms that the registry in reach does not carry: npm leaves
 * them out when it writes the lock, and `npm ci` then refuses it ("Missing: X@ from lock file"). Run it after every change
 * of the dependencies: node scripts/complete-lock.mjs package-lock.json
 */
import { readFileSync, writeFileSync } from 'node:fs'

const file = process.argv[2]
const lock = JSON.parse(readFileSync(file, 'utf8'))
const oses = ['darwin', 'linux', 'win32', 'android', 'freebsd', 'openharmony']
const cpus = {
  x64: 'x64',
  arm64: 'arm64',
  ia32: 'ia32',
  arm: 'arm',
  armeabi: 'arm',
  ppc64: 'ppc64',
  s390x: 's390x',
  riscv64: 'riscv64',
  loong64: 'loong64',
  wasm32: 'wasm32',
  gnueabihf: 'arm',
  musleabihf: 'arm',
  eabi: 'arm',
  universal: undefined,
}

const platformOf = (name) => {
  const words = name.split('/').pop().replace('windows', 'win32').split('-')
  const os = words.find((word) => oses.includes(word))
  const cpu = words.map((word) => cpus[word]).find(Boolean)
  const libc =
    words.includes('musl') || words.includes('musleabihf')
      ? ['musl']
      : words.includes('gnu') && os === 'linux'
        ? ['glibc']
        : undefined
  return { ...(cpu && { cpu: [cpu] }), ...(libc && { libc }), ...(os && { os: [os] }) }
}
const resolvable = (path, name) => {
  for (
    let at = path;
    at;
    at = at.includes('/node_modules/') ? at.slice(0, at.lastIndexOf('/node_modules/')) : ''
  )
    if (lock.packages[`${at}/node_modules/${name}`]) return true
  return lock.packages[`node_modules/${name}`] !== undefined
}
const added = []
for (const [path, entry] of Object.entries({ ...lock.packages }))
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    const version = range.replace(/^[\^~]/, '')
    if (resolvable(path, name)) continue
    lock.packages[`node_modules/${name}`] = {
      version,
      ...(entry.dev && { dev: true }),
      ...platformOf(name),
      optional: true,
    }
    added.push(`${name}@${version} ${JSON.stringify(platformOf(name))}`)
  }
const root = lock.packages['']
const sorted = Object.keys(lock.packages)
  .filter(Boolean)
  .sort((a, b) => a.localeCompare(b, 'en'))
lock.packages = { '': root, ...Object.fromEntries(sorted.map((key) => [key, lock.packages[key]])) }
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
console.log(added.join('\n'), added.length)
