import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

/** The rules of who may know whom, read off the imports themselves. */

const root = resolve(__dirname, '..')
const skipped = new Set(['node_modules', '.next', 'dist', 'generated', '.git', '.data'])

const filesIn = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    if (skipped.has(name)) return []
    const path = join(folder, name)
    if (statSync(path).isDirectory()) return filesIn(path)
    return /\.tsx?$/.test(name) ? [path] : []
  })

type Import = { from: string; what: string; isType: boolean }

const importPattern =
  /(?:^|\n)\s*(import|export)\s+(type\s+)?(?:[^'"();]*?\s+from\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g

const importsOf = (path: string): Import[] => {
  const from = relative(root, path)
  return [...readFileSync(path, 'utf8').matchAll(importPattern)].map(([text, , type, named, dynamic]) => {
    const what = (named ?? dynamic)!
    const target = what.startsWith('@/')
      ? what.slice(2)
      : what.startsWith('.')
        ? relative(root, resolve(dirname(path), what))
        : what
    const isType = type !== undefined || /import\s*\{(\s*type\s+\w+(\s+as\s+\w+)?\s*,?)+\}/.test(text)
    return { from, what: target, isType }
  })
}

const all = ['lib', 'app', 'components'].flatMap((room) => filesIn(join(root, room))).flatMap(importsOf)
const isOwn = (what: string) => /^(lib|app|components|tests|scripts)\//.test(what) || what === 'server'
const inRoom = (room: string) => all.filter(({ from }) => from.startsWith(`${room}/`))
const sentences = (list: Import[], why: string) =>
  list.map(({ from, what }) => `${from} imports ${what}: ${why}`)

/** Own rooms and packages that a room may import; everything else is a sentence. */
const allow = (room: string, may: (one: Import) => boolean, why: string) =>
  expect(
    sentences(
      inRoom(room).filter((one) => !may(one)),
      why,
    ),
  ).toEqual([])

const startsWith = (what: string, ...names: string[]) =>
  names.some((name) => what === name || what.startsWith(`${name}/`))

test('there are imports to look at', () => {
  expect(all.length).toBeGreaterThan(200)
})

test('core knows only itself; ts-fsrs and jsep stay in one file each', () => {
  allow(
    'lib/core',
    ({ from, what }) =>
      startsWith(what, 'lib/core') ||
      (what === 'ts-fsrs' && from === 'lib/core/schedule/fsrs.ts') ||
      (what === 'jsep' && from === 'lib/core/scenario/formula.ts'),
    'core is pure',
  )
})

test('core has no clock, no chance and no world', () => {
  const forbidden =
    /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\bprocess\.|\bfetch\(|\bperformance\.now\b|\bcrypto\b/
  const found = filesIn(join(root, 'lib/core')).flatMap((path) => {
    const code = readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
    const match = forbidden.exec(code)
    return match ? [`${relative(root, path)} uses ${match[0]}: time and chance come in by the door`] : []
  })
  expect(found).toEqual([])
})

test('contract knows zod, yaml and core', () => {
  allow(
    'lib/contract',
    ({ what }) => startsWith(what, 'zod', 'yaml', 'lib/core', 'lib/contract'),
    'a contract is shapes',
  )
})

test('db knows Prisma, pg, dataloader, core and env', () => {
  allow(
    'lib/db',
    ({ what }) =>
      startsWith(what, '@prisma', 'pg', 'dataloader', 'lib/core', 'lib/env', 'lib/db') ||
      what.startsWith('node:'),
    'rows in, core values out',
  )
})

test('io knows its libraries, core and env', () => {
  allow(
    'lib/io',
    ({ what }) =>
      (!isOwn(what) && !startsWith(what, 'next', 'react', '@prisma')) ||
      startsWith(what, 'lib/core', 'lib/env', 'lib/io', 'lib/contract/library-file'),
    'io is the outside world',
  )
})

test('service knows db, io, core, and types of the contract', () => {
  allow(
    'lib/service',
    ({ what, isType }) =>
      startsWith(what, 'lib/db', 'lib/io', 'lib/core', 'lib/service') ||
      what.startsWith('node:') ||
      (isType && startsWith(what, 'lib/contract')),
    'a use case knows neither web nor Prisma',
  )
})

test('web knows hono, next-auth, service, contract, core, env and log', () => {
  allow(
    'lib/web',
    ({ what }) =>
      startsWith(
        what,
        'hono',
        '@hono/node-server',
        'next-auth',
        'zod',
        'lib/service',
        'lib/contract',
        'lib/core',
        'lib/env',
        'lib/log',
        'lib/web',
      ) || what.startsWith('node:'),
    'web is HTTP glue',
  )
})

test('client knows core and types of the contract', () => {
  allow(
    'lib/client',
    ({ what, isType }) =>
      startsWith(what, 'lib/core', 'lib/client', 'idb', 'react') ||
      (isType && startsWith(what, 'lib/contract')),
    'the browser has no server rooms',
  )
})

test('components know looks, core, client, and types of the contract', () => {
  allow(
    'components',
    ({ what, isType }) =>
      startsWith(
        what,
        'react',
        'react-dom',
        'next/link',
        'next/navigation',
        'next/dynamic',
        'lucide-react',
        'mermaid',
        'katex/dist/katex.min.css',
        'lib/core',
        'lib/client',
        'components',
      ) ||
      (isType && startsWith(what, 'lib/contract')),
    'a component gets data by props',
  )
})

test('app knows no database', () => {
  expect(
    sentences(
      inRoom('app').filter(({ what }) => startsWith(what, 'lib/db', '@prisma', 'pg', 'lib/io')),
      'pages have no queries',
    ),
  ).toEqual([])
})

test('imports are direct: no barrel files, no server-only', () => {
  const barrels = ['lib', 'app', 'components']
    .flatMap((room) => filesIn(join(root, room)))
    .filter((path) => /\/index\.tsx?$/.test(path))
  expect(barrels.map((path) => relative(root, path))).toEqual([])
  expect(all.filter(({ what }) => what === 'server-only')).toEqual([])
})
