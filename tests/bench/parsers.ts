import { setTimeout as sleep } from 'node:timers/promises'
import { clozeBack, clozeFront, clozeNumbers } from '@/lib/core/content/cloze'
import { compareTyped } from '@/lib/core/content/typed-answer'
import { readDrafts } from '@/lib/core/codec/drafts'
import { layoutImport } from '@/lib/core/codec/layout'
import { parseSearch } from '@/lib/core/search/parse'
import { readFormula } from '@/lib/core/scenario/formula'
import { SearchError } from '@/lib/core/search/terms'
import { renderMarkdown } from '@/lib/io/render/markdown'
import { chanceOf, type Chance } from './support/chance'
import { hostileText } from './support/hostile-values'
import { budgeted, figure, type Findings, type Measurement } from './support/measurement'

const inputs = Number(process.env.HOSTILE_INPUTS ?? 500_000)
const seed = process.env.HOSTILE_SEED ?? '1'

/** What reads text of the learner's, what its text is made of, and which refusal is its own. */
type Parser = {
  name: string
  /** Share of all inputs. */
  share: number
  pieces: readonly string[]
  read: (text: string) => unknown
  isRefusal: (error: unknown) => boolean
}

const never = () => false

const formulaNames = ['qps', 'n']

const parsers: readonly Parser[] = [
  {
    name: 'search',
    share: 0.3,
    pieces: ['a', ' ', ' or ', 'and', '-', '(', ')', '"', '\\', '*', '_', ':', '::', 'deck:', 'tag:', 'note:', 'is:', 'is:due', 'flag:', 'prop:', 'prop:r', '<', '>', '=', '!', '0.9', '1e9', '-1', 'added:', 'edited:', 'rated:', '1:again', 'ü', '今', '%', '\n', "'"], // prettier-ignore
    read: parseSearch,
    isRefusal: (error) => error instanceof SearchError,
  },
  {
    name: 'cloze',
    share: 0.2,
    pieces: ['{{c1::', '{{c2::', '{{c1,2::', '{{c0::', '{{c500::', '{{c999999::', '{{', '}}', '}', '::', ':', 'a', ' ', '\n', '- x', '```', '$', '\uE0C0', '\uE0C2'], // prettier-ignore
    read: (text) =>
      clozeNumbers(text)
        .slice(0, 5)
        .map((n) => [clozeFront(text, n), clozeBack(text, n)]),
    isRefusal: never,
  },
  {
    name: 'typed answer',
    share: 0.1,
    pieces: ['a', 'b', 'ab', ' ', '1', 'é', 'e\u0301', 'нос', '👩‍👩‍👧‍👦', '\n', '今'],
    read: (text) => compareTyped(text.slice(text.length >> 1), text.slice(0, text.length >> 1)),
    isRefusal: never,
  },
  {
    name: 'files',
    share: 0.2,
    pieces: ['a', ',', ';', '|', '\t', ':', '"', '""', '\n', '\r\n', '\r', '#separator:tab\n', '#html:true\n', '#columns:a\tb\n', '#tags column:2\n', '#deck column:1\n', '#notetype:Cloze\n', 'tags:x\n', '<b>', '</b>', '<br>', '&amp;', '&#x', '<img src="', 'Q: ', '\nA: ', '\nC: ', '[x]', '::', ':::', '\n?\n', '\n??\n', '==', '**', ' - ', '# ', '# a?\n', '**b?**\n', '<summary>c?</summary>', '`', '[[', '```\n', '---\n', '\ufeff', '{{c1::x}}'], // prettier-ignore
    read: (text) => {
      const files = [{ name: text.length % 3 === 0 ? 'x.md' : 'x.csv', text }]
      let drafts = 0
      for (const _ of readDrafts(files, layoutImport(files, {}))) drafts++
      return drafts
    },
    isRefusal: never,
  },
  {
    name: 'Markdown',
    share: 0.1,
    pieces: ['a', ' ', '\n', '\n\n', '*', '**', '_', '`', '```\n', '~~', '[', ']', '](', ')', '![', '<', '>', '&', '$', '$$', '\\', '\\frac{', '{', '}', '^', '|', '\n|---|\n', '- ', '1. ', '> ', '# ', '[^1]', 'https://x.y', 'media:', '<b>', '\t'], // prettier-ignore
    read: renderMarkdown,
    isRefusal: (error) => error instanceof RangeError,
  },
  {
    name: 'formulas',
    share: 0.1,
    pieces: ['qps', 'n', '__proto__', 'constructor', 'toString', 'min(', 'max(', 'log10(', 'sqrt(', 'exp(', 'pow(', '(', ')', ')', ',', '+', '-', '*', '/', '^', '**', ' ', '0', '1', '0.5', '.', '1e', '1e308', '1e999', '0x1', 'NaN', '²', '×', '[', ']', '=', '=>', ';', '`', '"', '\\', '\n'], // prettier-ignore
    read: (text) => {
      const read = readFormula(text, formulaNames)
      return 'evaluate' in read ? read.evaluate({ qps: 1e6, n: 0 }) : read
    },
    isRefusal: never,
  },
]

const textFor = ({ pieces }: Parser, chance: Chance): string => {
  if (chance.isHit(0.02)) return hostileText(chance)
  const length = chance.pick([1, 3, 8, 20, 60, 200])
  return Array.from({ length }, () =>
    chance.isHit(0.03) ? hostileText(chance).slice(0, 40) : chance.pick(pieces),
  ).join('')
}

type Fault = { parser: string; text: string; what: string }

const readOne = async (parser: Parser, text: string, faults: Fault[]): Promise<number> => {
  const from = performance.now()
  try {
    await parser.read(text)
  } catch (error) {
    if (!parser.isRefusal(error))
      faults.push({ parser: parser.name, text: text.slice(0, 300), what: String(error) })
  }
  const ms = performance.now() - from
  if (ms > 1000) faults.push({ parser: parser.name, text: text.slice(0, 300), what: `${ms.toFixed(0)} ms` })
  return ms
}

/** After two sweeps and what they leave to other threads: what V8 has not yet given back to the system is no leak. */
const residentMb = async (): Promise<number> => {
  for (let sweep = 0; sweep < 2; sweep++) {
    globalThis.gc?.()
    await sleep(500)
  }
  return process.memoryUsage.rss() / 1024 / 1024
}

/** Parsers in turn by their shares, so that each tenth of the run is like every other. */
const turns = parsers.flatMap((parser) => Array<Parser>(Math.round(parser.share * 20)).fill(parser))

const measure = async (): Promise<Findings> => {
  const faults: Fault[] = []
  const memoryMb: number[] = []
  const slowest = new Map(parsers.map(({ name }) => [name, 0]))
  for (let index = 0; index < inputs; index++) {
    const parser = turns[index % turns.length]!
    const ms = await readOne(parser, textFor(parser, chanceOf(`${seed}:${index}`)), faults)
    slowest.set(parser.name, Math.max(slowest.get(parser.name)!, ms))
    if ((index + 1) % (inputs / 10) === 0) memoryMb.push(await residentMb())
  }
  for (const { parser, text, what } of faults.slice(0, 30))
    process.stderr.write(`  ${parser}: ${what}: ${JSON.stringify(text)}\n`)
  return {
    figures: [
      figure('hostile inputs', inputs, 'inputs'),
      budgeted('faults', faults.length, 'inputs', { atMost: 0 }),
      ...[...slowest].map(([name, ms]) => budgeted(`${name}, slowest`, ms, 'ms', { atMost: 1000 })),
      budgeted(
        'resident memory, last tenth to second tenth',
        memoryMb.at(-1)! / memoryMb[1]!,
        'x',
        { atMost: 1.1 },
        `MB: ${memoryMb.map((mb) => mb.toFixed(0)).join(' ')}`,
      ),
    ],
    rounds: { faults, memoryMb },
  }
}

/** Whatever reads a learner's text, given half a million texts that no learner would write. */
export const parserInputs: Measurement = { name: 'parsers', measure }
