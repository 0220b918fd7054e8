import { spawn } from 'node:child_process'
import {
  mkdtempSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { budgeted, figure, type Findings, type Measurement } from './support/measurement'

const budget = { atMost: 1.3 }
const emptyApp: Record<string, string> = {
  'package.json': JSON.stringify({ name: 'empty', private: true }),
  // Its packages lie behind a link, outside of its own folder.
  'next.config.js': `module.exports = { turbopack: { root: '/' }, outputFileTracingRoot: '/' }\n`,
  'app/layout.jsx': `export default function Layout({ children }) {
  return <html lang="en"><body>{children}</body></html>
}\n`,
  'app/page.jsx': `export default function Page() {
  return <main><h1>Empty</h1></main>
}\n`,
}

type Script = { file: string; bytes: number; gzipBytes: number }

/** Scripts that a page's HTML loads by itself. Those for browsers without modules are loaded by none that counts. */
const scriptsOf = (folder: string, page: string): Script[] => {
  const html = readFileSync(join(folder, '.next', 'server', 'app', page), 'utf8')
  const tags = [...html.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag)
  const preloads = [...html.matchAll(/<link\b[^>]*\bas="script"[^>]*>/g)].map(([tag]) => tag)
  const paths = [...tags, ...preloads]
    .filter((tag) => !/\bnomodule\b/i.test(tag))
    .flatMap((tag) => /\b(?:src|href)="([^"?]+)/.exec(tag)?.[1] ?? [])
  return [...new Set(paths)].map((path) => {
    const file = path.startsWith('/_next/')
      ? join('.next', path.slice('/_next/'.length))
      : join('public', path)
    const content = readFileSync(join(folder, file))
    return { file, bytes: content.length, gzipBytes: gzipSync(content, { level: 9 }).length }
  })
}

const sumOf = (scripts: readonly Script[]): number =>
  scripts.reduce((sum, { gzipBytes }) => sum + gzipBytes, 0)

const buildIn = (folder: string): Promise<void> =>
  new Promise((done, fail) => {
    const next = resolve('node_modules/next/dist/bin/next')
    const child = spawn(process.execPath, [next, 'build'], {
      cwd: folder,
      env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    child.stdout.on('data', (part) => (output += part))
    child.stderr.on('data', (part) => (output += part))
    child.once('error', fail)
    child.once('close', (code) =>
      code === 0 ? done() : fail(new Error(`the empty app was not built:\n${output}`)),
    )
  })

/** The least that this version of Next loads: one page without a line of client code. */
const scriptsOfEmptyApp = async (): Promise<Script[]> => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'crossover-bench-')))
  try {
    mkdirSync(join(folder, 'app'))
    for (const [name, content] of Object.entries(emptyApp)) writeFileSync(join(folder, name), content)
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
    await buildIn(folder)
    return scriptsOf(folder, 'index.html')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const measure = async (): Promise<Findings> => {
  const review = scriptsOf('.', 'review.html')
  const empty = await scriptsOfEmptyApp()
  return {
    figures: [
      figure('empty Next app', sumOf(empty) / 1000, 'kB gzip', `${empty.length} scripts`),
      figure('/review', sumOf(review) / 1000, 'kB gzip', `${review.length} scripts`),
      budgeted('/review to the empty app', sumOf(review) / sumOf(empty), 'x', budget),
    ],
    rounds: { empty, review },
  }
}

/** What a browser has to load before the review page is alive, to what Next alone would have it load. */
export const firstLoad: Measurement = { name: 'first-load', measure }
