/** Plain text as Markdown that shows it unchanged, and formulas as Anki writes them. */

const mathPieces =
  /\\\((.{1,5000}?)\\\)|\\\[(.{1,5000}?)\\\]|\[\$\$\](.{1,5000}?)\[\/\$\$\]|\[\$\](.{1,5000}?)\[\/\$\]|\[latex\](.{1,5000}?)\[\/latex\]/gs

const formula = (source: string): string => source.trim().replace(/\s+/g, ' ')

const escapeSigns = (text: string): string =>
  text
    .replace(/\\(?=[!-/:-@[-`{-~])/g, '\\\\')
    .replace(/`|~~|(?<! )\*|\*(?! )|^\*/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}_])_|_(?![\p{L}\p{N}_])/gu, '\\_')
    .replace(/\$(?=[^$]*\$|\d*[a-z])/g, '\\$')
    .replace(/\](?=\()/g, '\\]')
    .replace(/<(?=[a-z][\w.+-]{1,30}:|[^\s<>@]{1,60}@)/gi, '\\<')

/** Text with the signs of Markdown made harmless. `\(…\)`, `\[…\]` and Anki's `[$]…[/$]` become formulas. */
export const markdownText = (text: string): string => {
  if (!/[\\*`~_$\]<]/.test(text)) return text
  let out = ''
  let from = 0
  if (/\\[([]|\[(?:\$|latex)/.test(text))
    for (const match of text.matchAll(mathPieces)) {
      const [whole, round, square, display, inline, latex] = match
      const source = formula(round ?? square ?? display ?? inline ?? latex ?? '')
      out += escapeSigns(text.slice(from, match.index))
      if (source === '') out += ''
      else if (latex !== undefined && source.includes('$')) out += source
      else if (square !== undefined || display !== undefined) out += `$$${source}$$`
      else out += `$${source}$`
      from = match.index + whole.length
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
