/** The head of a text that Anki exported: lines of `#key:value`, and the old `tags:` in the first line. */
import { readCsv } from './csv'

export const duplicateRules = ['update', 'keep-current', 'keep-both'] as const
export type DuplicateRule = (typeof duplicateRules)[number]
export const matchScopes = ['note-type', 'note-type-and-deck'] as const
export type MatchScope = (typeof matchScopes)[number]

/** What the head says; columns count from 0. */
export type CsvHead = {
  /** True when there is any header at all. */
  isAnki: boolean
  delimiter?: string
  html?: boolean
  tags?: string[]
  columns?: string[]
  noteType?: string
  deck?: string
  special: Partial<Record<'noteType' | 'deck' | 'tags' | 'guid', number>>
  rule?: DuplicateRule
  scope?: MatchScope
  /** Written by our own export: formulas are escaped with a quote. */
  formulas?: 'escaped'
  /** Head lines that nothing is known of. */
  unknown: number[]
  /** Where the rows begin. */
  bodyAt: number
}

/** Delimiters by their names in a header, in the order in which Anki looks for them. */
export const namedDelimiters: readonly (readonly [string, string])[] = [
  ['tab', '\t'],
  ['pipe', '|'],
  ['semicolon', ';'],
  ['colon', ':'],
  ['comma', ','],
  ['space', ' '],
]

const rules: Record<string, DuplicateRule> = {
  'update current': 'update',
  'keep current': 'keep-current',
  'keep both': 'keep-both',
}
const scopes: Record<string, MatchScope> = {
  notetype: 'note-type',
  'notetype + deck': 'note-type-and-deck',
}
const columnKeys = {
  'notetype column': 'noteType',
  'deck column': 'deck',
  'tags column': 'tags',
  'guid column': 'guid',
} as const

/** True for a line that would be a header at the head of the file. */
export const isHeaderLine = (line: string): boolean =>
  /^#(?:separator|html|tags|columns|notetype|deck|if matches|match scope|formulas|(?:notetype|deck|tags|guid) column):/i.test(
    line,
  )

/** Spreadsheets fill a line up with delimiters. */
const withoutTail = (value: string): string => value.replace(/[\s,;:|]+$/, '').trim()

const delimiterOf = (value: string): string => {
  if (namedDelimiters.some(([, sign]) => sign === value)) return value
  const name = withoutTail(value).toLowerCase()
  return namedDelimiters.find(([known]) => known === name)?.[1] ?? ' '
}

/** Tags stand between blanks; also between the wide blanks of Japanese. */
export const splitTags = (value: string): string[] => [
  ...new Set(value.split(/[\s\u3000]+/).filter((tag) => tag !== '')),
]

const read = (head: CsvHead, key: string, value: string): boolean => {
  const plain = withoutTail(value)
  switch (key) {
    case 'separator':
      head.delimiter = delimiterOf(value)
      return true
    case 'html':
      if (/^(true|false)$/i.test(plain)) head.html = plain.toLowerCase() === 'true'
      return true
    case 'tags':
      head.tags = splitTags(value)
      return true
    case 'columns':
      head.columns = [value]
      return true
    case 'notetype':
      head.noteType = value.trim()
      return true
    case 'deck':
      head.deck = value.trim()
      return true
    case 'if matches':
      head.rule = rules[plain.toLowerCase()] ?? head.rule
      return true
    case 'match scope':
      head.scope = scopes[plain.toLowerCase()] ?? head.scope
      return true
    case 'formulas':
      head.formulas = 'escaped'
      return true
    default: {
      const special = columnKeys[key as keyof typeof columnKeys]
      if (!special) return false
      const number = /^\d{1,4}$/.test(plain) ? Number(plain) : 0
      if (number > 0) head.special[special] = number - 1
      return true
    }
  }
}

/** A head says a dozen things. */
const mostHeadLines = 1000

/** Reads the head of a text; its lines end with the first that does not begin with `#`, blank ones included. */
export const readHead = (text: string): CsvHead => {
  const head: CsvHead = { isAnki: false, special: {}, unknown: [], bodyAt: text.startsWith('\uFEFF') ? 1 : 0 }
  const legacy = /^tags:([^\r\n]*)(?:\r\n|\n|\r|$)/i.exec(text.slice(head.bodyAt, head.bodyAt + 10_000))
  if (legacy) {
    head.tags = splitTags(legacy[1]!)
    head.isAnki = true
    head.bodyAt += legacy[0].length
  }
  for (let line = legacy ? 2 : 1; text[head.bodyAt] === '#' && line <= mostHeadLines; line++) {
    const [whole, content] = /^([^\r\n]*)(?:\r\n|\n|\r|$)/.exec(
      text.slice(head.bodyAt, head.bodyAt + 20_000),
    )!
    const [, key, value] = /^#([a-z][a-z ]{1,30}):(.*)$/i.exec(content!) ?? []
    // A colour such as #fff is a field; "# words" is a remark.
    if (key === undefined && !/^#\s/.test(content!)) break
    if (key !== undefined && read(head, key.toLowerCase(), value!)) head.isAnki = true
    else head.unknown.push(line)
    head.bodyAt += whole.length
  }
  if (head.columns) {
    const [named] = readCsv(head.columns[0]!, head.delimiter ?? delimiterIn(head.columns[0]!))
    head.columns = named && 'cells' in named ? named.cells.map((name) => name.trim()) : undefined
    if (!head.columns) delete head.columns
  }
  return head
}

/** The first of Anki's delimiters that stands in a text; else a blank. */
export const delimiterIn = (text: string): string =>
  namedDelimiters.find(([, sign]) => text.includes(sign))?.[1] ?? ' '
