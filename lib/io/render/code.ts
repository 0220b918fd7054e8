/** Code in two tones: names and comments stand out, the rest is ink. */
import { createHighlighterCore, type HighlighterCore, type LanguageRegistration } from 'shiki/core'
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript'

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
  cpp: () => import('shiki/langs/cpp.mjs'),
  java: () => import('shiki/langs/java.mjs'),
  go: () => import('shiki/langs/go.mjs'),
  rust: () => import('shiki/langs/rust.mjs'),
}

const aliases: Record<string, string> = {
  ...{ py: 'python', ts: 'typescript', js: 'javascript', sh: 'bash', shell: 'bash', yml: 'yaml' },
  ...{ 'c++': 'cpp', c: 'cpp', golang: 'go', rs: 'rust' },
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

const longestCode = 20_000
const longestLine = 500

let highlighter: Promise<HighlighterCore> | undefined
const loading = new Map<string, Promise<void>>()

/** One highlighter for the process; each grammar is read when first needed (C++ alone takes a tenth of a second). */
function theHighlighter(): Promise<HighlighterCore> {
  highlighter ??= createHighlighterCore({
    themes: [theme],
    langs: [],
    engine: createJavaScriptRegexEngine({ forgiving: true }),
  })
  return highlighter
}

async function load(language: string, grammar: Grammar): Promise<void> {
  const [shared, { default: registrations }] = await Promise.all([theHighlighter(), grammar()])
  await shared.loadLanguage(...registrations)
}

/** Tokens of the code, line ends included. An unknown language, or code too long to read in a moment, is one plain token. */
export async function tokensOfCode(code: string, language: string): Promise<CodeToken[]> {
  const name = aliases[language.toLowerCase()] ?? language.toLowerCase()
  const grammar = Object.hasOwn(grammars, name) ? grammars[name] : undefined
  if (!grammar || code.length > longestCode) return [{ text: code }]
  if (!loading.has(name)) loading.set(name, load(name, grammar))
  await loading.get(name)
  const lines = (await theHighlighter()).codeToTokensBase(code, {
    lang: name,
    theme: theme.name,
    tokenizeMaxLineLength: longestLine,
    tokenizeTimeLimit: 0,
  })
  return lines.flatMap((line, index) => [
    ...(index > 0 ? [{ text: '\n' }] : []),
    ...line.map((token) => ({ text: token.content, tone: toneOf(token.color) })),
  ])
}

function toneOf(color: string | undefined): CodeToken['tone'] {
  if (color?.toUpperCase() === nameKey) return 'name'
  if (color?.toUpperCase() === commentKey) return 'comment'
  return undefined
}
