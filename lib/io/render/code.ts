/** Code in two tones: names and comments stand out, the rest is ink. */
import { createHighlighterCore, type LanguageRegistration, type ThemedToken } from 'shiki/core'
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript'
import { withinTime } from '@/lib/io/render/time-limit'

export type CodeToken = { text: string; tone?: 'name' | 'comment' }

type Grammar = () => Promise<{ default: LanguageRegistration[] }>

// Literal imports, so that a bundler takes these grammars and no others.
const grammars: Record<string, Grammar> = {
  python: () => import('shiki/langs/python.mjs'),
  typescript: () => import('shiki/langs/typescript.mjs'),
  javascript: () => import('shiki/langs/javascript.mjs'),
  sql: () => import('shiki/langs/sql.mjs'),
  bash: () => import('shiki/langs/bash.mjs'),
  json: () => import('shiki/langs/json.mjs'),
  yaml: () => import('shiki/langs/yaml.mjs'),
  // For C++ too: its own grammar takes over a second to make ready, and all else waits meanwhile.
  c: () => import('shiki/langs/c.mjs'),
  java: () => import('shiki/langs/java.mjs'),
  go: () => import('shiki/langs/go.mjs'),
  rust: () => import('shiki/langs/rust.mjs'),
}

const aliases: Record<string, string> = {
  ...{ py: 'python', ts: 'typescript', js: 'javascript', sh: 'bash', shell: 'bash', yml: 'yaml' },
  ...{ 'c++': 'c', cpp: 'c', golang: 'go', rs: 'rust' },
}

// Only keys: the stylesheet gives the colours, by class.
const nameKey = '#0000A1'
const commentKey = '#0000A2'
const theme = {
  name: 'two-tone',
  type: 'light' as const,
  fg: '#000000',
  bg: '#FFFFFF',
  settings: [
    { settings: { foreground: '#000000' } },
    {
      scope: [
        ...[
          'entity.name',
          'support.function',
          'support.class',
          'support.type.property-name',
          'meta.function-call.generic',
        ],
        ...['entity.other.inherited-class', 'variable.function'],
      ],
      settings: { foreground: nameKey },
    },
    { scope: ['comment', 'punctuation.definition.comment'], settings: { foreground: commentKey } },
  ],
}

const longestCode = 8_000
const longestLine = 500
const limitMs = 250

// Read once without a limit when a grammar is loaded: its expressions are compiled then.
const sample = 'int f(const a, b) { return "x" + a.b; } // c\n/* d */ class E: pass # e\n'

type Reader = (code: string) => ThemedToken[][]

const readers = new Map<string, Promise<Reader>>()

/** The reader of a language; each grammar is loaded once, when first needed, into a highlighter of its own. */
function readerOf(name: string, grammar: Grammar): Promise<Reader> {
  if (!readers.has(name)) readers.set(name, makeReader(name, grammar))
  return readers.get(name)!
}

async function makeReader(name: string, grammar: Grammar): Promise<Reader> {
  const highlighter = await createHighlighterCore({
    themes: [theme],
    langs: [grammar()],
    engine: createJavaScriptRegexEngine({ forgiving: true }),
    // Shiki warns at the tenth highlighter; there are eleven, one a language, and no more.
    warnings: false,
  })
  const options = { lang: name, theme: theme.name, tokenizeMaxLineLength: longestLine, tokenizeTimeLimit: 0 }
  const read: Reader = (code) => highlighter.codeToTokensBase(code, options)
  read(sample)
  return read
}

/**
 * Tokens of the code, line ends included. It is one plain token when the language is unknown or the code is longer than 8,000
 * characters; `tooSlow` says that a grammar lost its way in it, as the one of Go can.
 */
export async function tokensOfCode(
  code: string,
  language: string,
): Promise<{ tokens: CodeToken[]; tooSlow: boolean }> {
  const name = aliases[language.toLowerCase()] ?? language.toLowerCase()
  const grammar = Object.hasOwn(grammars, name) ? grammars[name] : undefined
  if (!grammar || code.length > longestCode) return { tokens: [{ text: code }], tooSlow: false }
  const read = await readerOf(name, grammar)
  const lines = withinTime(limitMs, () => read(code))
  if (lines) return { tokens: lines.flatMap(tokensOfLine), tooSlow: false }
  // What was cut off may have left the reader half-way through a step; another may still hold it, so it is only let go.
  readers.delete(name)
  return { tokens: [{ text: code }], tooSlow: true }
}

const tokensOfLine = (line: ThemedToken[], index: number): CodeToken[] => [
  ...(index > 0 ? [{ text: '\n' }] : []),
  ...line.map((token) => ({ text: token.content, tone: toneOf(token.color) })),
]

function toneOf(color: string | undefined): CodeToken['tone'] {
  if (color?.toUpperCase() === nameKey) return 'name'
  if (color?.toUpperCase() === commentKey) return 'comment'
  return undefined
}
