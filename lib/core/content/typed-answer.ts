/**
 * A typed answer beside the expected one, character by character, as Anki shows it: the longest run that both share counts
 * first, then what lies before and behind it. It shows where they differ and never judges.
 */

/** `good` stands in both; `bad` was typed and is not expected; `missing` is expected and was not typed. */
export type Run = { kind: 'good' | 'bad' | 'missing'; text: string }

/** What was typed, a hyphen for each character left out; what was expected; and whether they are the same. */
export type Comparison = { typed: Run[]; expected: Run[]; isSame: boolean }

/** A character with all that combines with it, so that an accent is never cut from its letter. */
const characters = /\P{M}(?:\p{M}|\p{Emoji_Modifier}|\u200d\P{M})*|\p{M}+/gu

/** Comparing costs at most the cube of this. */
const mostUnits = 300
const longest = 20_000

const folded = (text: string): string =>
  text.slice(0, longest).normalize('NFC').replace(/\s+/gu, ' ').trim()

/** Compares what was typed with what was expected. Both are plain text; white space is folded, case counts. */
export const compareTyped = (expectedText: string, typedText: string): Comparison => {
  const [expected, typed] = [folded(expectedText), folded(typedText)]
  const [a, b] = unitsOf(typed, expected)
  const blocks = a.length <= mostUnits && b.length <= mostUnits ? matchesOf(a, b) : endsOf(a, b)
  return { ...runsOf(a, b, blocks), isSame: expected === typed }
}

/** Characters, or words where there are too many. */
const unitsOf = (typed: string, expected: string): [string[], string[]] => {
  const [a, b] = [typed.match(characters) ?? [], expected.match(characters) ?? []]
  if (a.length <= mostUnits && b.length <= mostUnits) return [a, b]
  return [typed.match(/\s|\S+/gu) ?? [], expected.match(/\s|\S+/gu) ?? []]
}

/** A stretch that both have, `length` units from `a` in the one and from `b` in the other. */
type Block = { a: number; b: number; length: number }
type Stretch = { aFrom: number; aTo: number; bFrom: number; bTo: number }

/** The first of the longest blocks within a stretch; of length 0 when nothing is shared. */
const longestMatch = (a: readonly string[], b: readonly string[], within: Stretch): Block => {
  const { aFrom, aTo, bFrom, bTo } = within
  let best: Block = { a: aFrom, b: bFrom, length: 0 }
  let above = new Uint16Array(bTo - bFrom + 1)
  for (let i = aFrom; i < aTo; i++) {
    const row = new Uint16Array(bTo - bFrom + 1)
    for (let j = bFrom; j < bTo; j++) {
      if (a[i] !== b[j]) continue
      const length = above[j - bFrom]! + 1
      row[j - bFrom + 1] = length
      if (length > best.length) best = { a: i - length + 1, b: j - length + 1, length }
    }
    above = row
  }
  return best
}

/** All blocks that both share, in order. */
const matchesOf = (a: readonly string[], b: readonly string[]): Block[] => {
  const found: Block[] = []
  const open: Stretch[] = [{ aFrom: 0, aTo: a.length, bFrom: 0, bTo: b.length }]
  for (let stretch = open.pop(); stretch; stretch = open.pop()) {
    const block = longestMatch(a, b, stretch)
    if (block.length === 0) continue
    found.push(block)
    open.push({ ...stretch, aTo: block.a, bTo: block.b })
    open.push({ ...stretch, aFrom: block.a + block.length, bFrom: block.b + block.length })
  }
  return found.sort((one, other) => one.a - other.a)
}

/** Of very long answers only the common beginning and end are told. */
const endsOf = (a: readonly string[], b: readonly string[]): Block[] => {
  const most = Math.min(a.length, b.length)
  let front = 0
  while (front < most && a[front] === b[front]) front++
  let back = 0
  while (back < most - front && a.at(-1 - back) === b.at(-1 - back)) back++
  return [
    { a: 0, b: 0, length: front },
    { a: a.length - back, b: b.length - back, length: back },
  ]
}

const runsOf = (
  a: readonly string[],
  b: readonly string[],
  blocks: readonly Block[],
): Pick<Comparison, 'typed' | 'expected'> => {
  const typed: Run[] = []
  const expected: Run[] = []
  let [aAt, bAt] = [0, 0]
  for (const block of [...blocks, { a: a.length, b: b.length, length: 0 }]) {
    const extra = a.slice(aAt, block.a)
    const lacking = b.slice(bAt, block.b)
    put(typed, 'bad', extra.join(''))
    if (extra.length === 0) put(typed, 'missing', '-'.repeat(lacking.join('').match(characters)?.length ?? 0))
    put(expected, 'missing', lacking.join(''))
    const shared = a.slice(block.a, block.a + block.length).join('')
    put(typed, 'good', shared)
    put(expected, 'good', shared)
    aAt = block.a + block.length
    bAt = block.b + block.length
  }
  return { typed, expected }
}

/** Adds to the last run where that is of the same kind. */
const put = (runs: Run[], kind: Run['kind'], text: string): void => {
  const last = runs.at(-1)
  if (text === '') return
  if (last?.kind === kind) last.text += text
  else runs.push({ kind, text })
}
