/** Formulas, set by KaTeX. */
import katex from 'katex'

/** A formula as HTML, or the sentence that says why it cannot be set. */
export type SetFormula = { html: string } | { error: string }

const longest = 2_000

// A definition can blow a short formula up to millions of boxes; the others reach outside the formula.
const refused =
  /\\(?:[gex]?def|(?:re)?newcommand|providecommand|let|futurelet|global|long|href|url|includegraphics|html\w+)(?![A-Za-z])/

/**
 * Sets one formula as HTML with MathML beside it. `cloze` wraps a part in `<span class="cloze">`, the only command that
 * reaches HTML. Never throws.
 */
export function setFormula(source: string, display: 'block' | 'inline'): SetFormula {
  if (source.length > longest)
    return { error: `This formula is longer than ${longest.toLocaleString('en')} characters.` }
  const command = refused.exec(source)?.[0]
  if (command) return { error: `A formula may not use ${command}.` }
  return typeset(source, display)
}

/** As `setFormula`, with each pair of marks turned into `<span class="cloze">`; unmarked where they cut a group in two. */
export function setMarkedFormula(
  parts: readonly { text: string; mark?: 'gap' | 'answer' }[],
  display: 'block' | 'inline',
): SetFormula {
  const source = parts.map((part) => (part.mark === 'gap' ? words(part.text) : part.text)).join('')
  const plain = setFormula(source, display)
  if ('error' in plain) return plain
  const marked = parts.map((part) => {
    if (!part.mark) return part.text
    return `\\htmlClass{cloze}{${part.mark === 'gap' ? words(part.text) : part.text}}`
  })
  if (marked.join('') === source) return plain
  const result = typeset(marked.join(''), display)
  return 'error' in result ? plain : result
}

/** Characters as they count towards what a note may set: those beyond ASCII are often drawn of several. */
export const formulaLength = (source: string): number =>
  source.length + 4 * (source.match(/[^\x20-\x7e]/g)?.length ?? 0)

const words = (text: string) =>
  `\\text{${text.replace(/[\\{}]/g, ' ').replace(/[$%#&_^~]/g, (sign) => escaped[sign] ?? '')}}`
const escaped: Record<string, string> = {
  $: '\\$',
  '%': '\\%',
  '#': '\\#',
  '&': '\\&',
  _: '\\_',
  '^': ' ',
  '~': ' ',
}

function typeset(source: string, display: 'block' | 'inline'): SetFormula {
  try {
    const html = katex.renderToString(source, {
      displayMode: display === 'block',
      output: 'htmlAndMathml',
      throwOnError: true,
      strict: 'ignore',
      trust: (context) => context.command === '\\htmlClass' && context.class === 'cloze',
      maxSize: 20,
      maxExpand: 500,
    })
    return { html }
  } catch (error) {
    // KaTeX says where; a formula nested too deep for the stack says nothing useful.
    if (error instanceof RangeError) return { error: 'This formula is nested too deep.' }
    return { error: `This formula cannot be read: ${reason(error)}` }
  }
}

function reason(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return message
    .replace(/^KaTeX parse error:\s*/, '')
    .replace(/\u0332/g, '')
    .slice(0, 200)
}
