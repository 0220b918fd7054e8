import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, release, type } from 'node:os'
import { join } from 'node:path'
import { isMet, type Figure, type Findings } from './measurement'

const versionOf = (name: string): string =>
  (JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')) as { version: string }).version

const commit = (): string => {
  try {
    return execFileSync('git', ['rev-parse', 'HEAD'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
  } catch {
    return 'unknown'
  }
}

/** What the figures were made with, since none of them means anything on another machine. */
export const surroundings = () => ({
  startedAt: new Date().toISOString(),
  commit: commit(),
  system: `${type()} ${release()}`,
  processors: `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}`,
  loadBefore: loadavg(),
  versions: {
    node: process.versions.node,
    ...Object.fromEntries(
      ['next', 'react', 'hono', '@hono/node-server', 'pg', 'zod', 'ts-fsrs'].map((name) => [
        name,
        versionOf(name),
      ]),
    ),
  } as Record<string, string>,
})

export type Surroundings = ReturnType<typeof surroundings>
export type Named = { name: string; findings: Findings | null; error: string | null }

const digitsOf = (value: number): number => (value >= 100 ? 0 : value >= 10 ? 1 : 2)

const budgetText = ({ budget, unit }: Figure): string => {
  if (!budget) return ''
  const [words, limit] = 'atLeast' in budget ? ['at least', budget.atLeast] : ['at most', budget.atMost]
  return `${words} ${limit}${unit === 'x' ? '' : ` ${unit}`}`
}

const cellsOf = (name: string, figure: Figure): string[] => [
  name,
  figure.what,
  `${figure.value.toFixed(digitsOf(figure.value))}${figure.unit === 'x' ? ' x' : ` ${figure.unit}`}`,
  budgetText(figure),
  figure.budget ? (isMet(figure) ? 'ok' : 'MISSED') : '',
  figure.note,
]

/** The figures as a table; a measurement that broke is a line of its own. */
export const tableOf = (all: readonly Named[]): string => {
  const rows = [
    ['', 'figure', 'value', 'budget', '', ''],
    ...all.flatMap(({ name, findings, error }) =>
      findings
        ? findings.figures.map((one) => cellsOf(name, one))
        : [[name, `broke: ${error}`, '', '', 'MISSED', '']],
    ),
  ]
  const widths = rows[0]!.map((_, column) =>
    Math.max(
      ...rows.map((row) => (row[4] === 'MISSED' && row[1]!.startsWith('broke') ? 0 : row[column]!.length)),
    ),
  )
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** Every round with what it was made on, in a file named for the moment; returns its path. */
export const writeResults = (before: Surroundings, all: readonly Named[]): string => {
  const folder = join('tests', 'bench', 'results')
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `${before.startedAt.slice(0, 19).replaceAll(':', '-')}.json`)
  const versions = Object.assign(before.versions, ...all.map(({ findings }) => findings?.versions ?? {}))
  const measurements = all.map(({ name, findings, error }) => ({
    name,
    error,
    figures: findings?.figures.map((one) => ({ ...one, isMet: isMet(one) })) ?? [],
    rounds: findings?.rounds ?? null,
  }))
  const results = { ...before, versions, loadAfter: loadavg(), measurements }
  writeFileSync(path, `${JSON.stringify(results, null, 2)}\n`)
  return path
}
