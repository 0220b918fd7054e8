/** Plain text as Markdown that shows it unchanged, and formulas as Anki writes them. */
import { finder } from './finder'

const formula = (source: string): string => source.trim().replace(/\s+/g, ' ')

const escapeSigns = (text: string): string =>
  text
    .replace(/\\(?=[!-/:-@[-`{-~])/g, '\\\\')
    .replace(/`|~~|(?<! )\*|\*(?! )|^\*/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}_])_|_(?![\p{L}\p{N}_])/gu, '\\_')
    .replace(/\$(?=[^$]*\$|\d*[a-z])/g, '\\$')
    .replace(/\](?=\()/g, '\\]')
    .replace(/<(?=[a-z][\w.+-]{1,30}:|[^\s<>@]{1,60}@)/gi, '\\<')

/** How Anki writes formulas, and what stands around them in Markdown; LaTeX of its own brings its dollars along. */
const formulas = [
  { open: '\\(', close: '\\)', sign: '$' },
  { open: '\\[', close: '\\]', sign: '$$' },
  { open: '[$$]', close: '[/$$]', sign: '$$' },
  { open: '[$]', close: '[/$]', sign: '$' },
  { open: '[latex]', close: '[/latex]', sign: '$' },
] as const
const opening = /\\[([]|\[\$\$\]|\[\$\]|\[latex\]/g
const longestFormula = 5000

/** Text with the signs of Markdown made harmless. `\(…\)`, `\[…\]` and Anki's `[$]…[/$]` become formulas. */
export const markdownText = (text: string): string => {
  if (!/[\\*`~_$\]<]/.test(text)) return text
  const closers = new Map(formulas.map(({ open, close }) => [open as string, finder(text, close)]))
  let out = ''
  let from = 0
  for (const { 0: open, index } of text.matchAll(opening)) {
    if (index < from) continue
    const start = index + open.length
    const end = closers.get(open)!(start)
    if (end - start > longestFormula) continue
    const { close, sign } = formulas.find((kind) => kind.open === open)!
    const source = formula(text.slice(start, end))
    out += escapeSigns(text.slice(from, index))
    if (source !== '') out += source.includes('$') ? source : sign + source + sign
    from = end + close.length
  }
  return out + escapeSigns(text.slice(from))
}

/** A line whose beginning Markdown would read as a heading, a quote or a rule. */
export const lineStart = (line: string): string =>
  /^(?:#{1,6}(?:\s|$)|>|(?:[-=]{3,}|[-_*](?:\s*[-_*]){2,})\s*$|~~~|```)/.test(line) ? `\\${line}` : line

/** Text as it is shown when nothing in it means anything: signs escaped, every line break kept. */
export const plainToMarkdown = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => lineStart(markdownText(line.trimEnd())))
    .join('\n')
    .replace(/([^\n])\n(?=[^\n])/g, '$1  \n')

const superscripts: Record<string, string> = Object.fromEntries(
  [...'0123456789+-=()ni'].map((sign, at) => [sign, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ'][at]!]),
)
const subscripts: Record<string, string> = Object.fromEntries(
  [...'0123456789+-=()aeox'].map((sign, at) => [sign, [...'₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓ'][at]!]),
)

/** Text above or below the line: signs of its own where Unicode has them, else a formula. */
export const shifted = (text: string, where: 'sup' | 'sub'): string => {
  const plain = text.replace(/\s+/g, ' ').trim()
  if (plain === '') return ''
  const table = where === 'sup' ? superscripts : subscripts
  const signs = [...plain].map((sign) => table[sign])
  if (signs.every((sign) => sign !== undefined)) return signs.join('')
  // What TeX would read as a command does not stand in a formula.
  if (/[\\{}$^_%#&~]/.test(plain) || plain.length > 80) return markdownText(plain)
  return `$${where === 'sup' ? '^' : '_'}{\\text{${plain}}}$`
}
