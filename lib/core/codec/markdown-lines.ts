/** Markdown as lines, and what a card found in them is. */

/** How a paragraph becomes a cloze: not at all unless the learner says so, since emphasis is common. */
export const clozeSigns = ['none', 'highlight', 'bold'] as const
export type ClozeSign = (typeof clozeSigns)[number]

export type MarkdownCard = {
  line: number
  noteType: 'basic' | 'basic-reversed' | 'cloze'
  /** Question and answer; of a cloze its text, and nothing. */
  first: string
  second: string
  deck: string | null
  tags: string[]
}
export type MarkdownDefect = { line: number; reason: string }
/** Something to know of a line that makes no card. */
export type MarkdownRemark = { line: number; remark: string }
export type MarkdownFound = MarkdownCard | MarkdownDefect | MarkdownRemark

/** Lines count from 1. */
export type Line = { text: string; number: number; isCode: boolean }

/** The lines of a text, those inside fences marked; front matter and HTML comments are left out. */
export const linesOf = (source: string): Line[] => {
  const lines: Line[] = []
  let fence = ''
  let isFrontMatter = false
  let isComment = false
  source
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .forEach((raw, index) => {
      if (
        index === 0 &&
        raw.trim() === '---' &&
        /^---\s*\r?\n[\s\S]{0,20000}?\n---\s*(?:\n|\r|$)/.test(source.slice(0, 21_000))
      ) {
        isFrontMatter = true
        return
      }
      if (isFrontMatter) {
        isFrontMatter = raw.trim() !== '---'
        return
      }
      // One blank before it marks a line of a card, as `markdown-write.ts` sets it.
      if (fence === '' && (isComment || (raw.includes('<!--') && /^(?! <)\s*<!--/.test(raw)))) {
        isComment = !raw.includes('-->')
        return
      }
      const isMarked = raw.includes('```') || raw.includes('~~~')
      const [, sign] = (isMarked && /^\s{0,3}(`{3,}|~{3,})/.exec(raw)) || []
      const isCode = fence !== '' || sign !== undefined
      if (sign && fence === '') fence = sign
      else if (sign && sign[0] === fence[0] && sign.length >= fence.length) fence = ''
      lines.push({ text: raw, number: index + 1, isCode })
    })
  return lines
}

/** Lines as one text. */
export const textOf = (lines: readonly string[]): string => lines.join('\n').trim()

/** Our own braces would end with the first `}}` of a formula. */
export const insideCloze = (text: string): string => text.replace(/\}(?=\})/g, '} ')
