/** Writes Markdown piece by piece: knows of open emphasis, lists and quotes, and of breaks that wait for text. */
import { OpenInline } from './markdown-inline'
import { partsOfMarkdown } from './markdown-code'
import { tableLines } from './markdown-table'
import { lineStart } from './markdown-text'

type Container = { kind: 'ul' | 'ol' | 'quote'; count: number }
type Table = { rows: string[][]; isInCell: boolean; outer: Saved }
type Saved = { out: string[]; containers: Container[]; waiting: Waiting }
/** What comes before the next text: nothing, a line break, or an empty line. */
type Waiting = 'nothing' | 'line' | 'paragraph'

/** Deeper lists are set at this depth; more columns are not told apart. */
const deepest = 8

/** At most one empty line outside of code, where elements have left some. */
const withoutGaps = (markdown: string): string =>
  [...partsOfMarkdown(markdown)]
    .map(({ text, isCode }) => (isCode ? text : text.replace(/\n{3,}/g, '\n\n')))
    .join('')

export class MarkdownWriter {
  private out: string[] = []
  private containers: Container[] = []
  private waiting: Waiting = 'nothing'
  private marker = ''
  private space = ''
  private readonly inline = new OpenInline()
  private table: Table | null = null
  private isAtStart = true

  constructor(private readonly mode: 'html' | 'mixed') {}

  /** Text between tags; blanks are folded as a browser folds them. */
  text(text: string, escape: (text: string) => string): void {
    if (this.mode === 'mixed') return this.mixed(text)
    const folded = text.replace(/[\s\u00a0]+/g, ' ')
    const words = folded.trim()
    if (words === '') {
      if (folded !== '' && !this.isAtStart) this.space = ' '
      return
    }
    if (folded.startsWith(' ') && !this.isAtStart) this.space = ' '
    this.begin()
    const escaped = escape(words)
    this.put(this.isAtStart ? lineStart(escaped) : escaped)
    this.space = folded.endsWith(' ') ? ' ' : ''
  }

  /** Markdown that is written already: its line breaks stand, but for one in the line where a break was written too. */
  private mixed(text: string): void {
    const inList = this.containers.length > 0 || this.inline.hasLink || this.table !== null
    const after = this.waiting === 'line' ? text.replace(/^[ \t]*\n(?=[\p{L}$("'])/u, '') : text
    const shown = inList ? text.replace(/\s+/g, ' ') : after
    if (shown.trim() === '') {
      if (!inList) this.out.push(this.waiting === 'nothing' ? shown : '')
      else if (!this.isAtStart) this.space = ' '
      return
    }
    if (!inList && this.inline.isWaiting) {
      this.out.push(/^\s*/.exec(shown)![0])
      this.begin()
      return this.put(shown.trimStart())
    }
    this.begin()
    this.put(inList && (this.isAtStart || this.inline.hasLink) ? shown.trimStart() : shown)
  }

  /** A piece that is Markdown and stays as it is. */
  raw(markdown: string): void {
    if (markdown === '') return
    this.begin()
    this.put(markdown)
  }

  code(text: string): void {
    const inner = text.replace(/\s+/g, ' ')
    if (inner.trim() === '') return
    const longest = Math.max(0, ...(inner.match(/`+/g) ?? []).map((run) => run.length))
    const fence = '`'.repeat(longest + 1)
    const pad = inner.startsWith('`') || inner.endsWith('`') ? ' ' : ''
    this.raw(`${fence}${pad}${inner}${pad}${fence}`)
  }

  fence(text: string): void {
    const inner = text.replace(/^\n+|\s+$/g, '')
    if (inner.trim() === '') return
    if (this.table) return this.code(inner)
    this.paragraph()
    this.begin()
    const longest = Math.max(2, ...(inner.match(/`+/g) ?? []).map((run) => run.length))
    const fence = '`'.repeat(longest + 1)
    const indent = this.indent()
    this.put([fence, ...inner.split('\n'), fence].join(`\n${indent}`))
    this.paragraph()
  }

  rule(): void {
    this.paragraph()
    if (this.out.length === 0 || this.table) return
    this.begin()
    this.put('---')
    this.paragraph()
  }

  line(): void {
    if (!this.isAtStart && this.waiting === 'nothing') this.waiting = 'line'
  }

  paragraph(): void {
    if (!this.isAtStart || this.waiting === 'line') this.waiting = this.isAtStart ? this.waiting : 'paragraph'
  }

  lineBreak(): void {
    if (this.isAtStart) return
    this.waiting = this.waiting === 'nothing' ? 'line' : 'paragraph'
  }

  openMark(sign: string): void {
    this.inline.openMark(sign)
  }

  closeMark(sign: string): void {
    this.out.push(this.inline.closeMark(sign))
  }

  openLink(address: string | null): void {
    this.inline.openLink(address)
  }

  closeLink(): void {
    this.out.push(this.inline.closeLink())
  }

  openList(kind: 'ul' | 'ol'): void {
    if (this.containers.some((one) => one.kind !== 'quote')) this.line()
    else this.paragraph()
    this.containers.push({ kind: this.containers.length >= deepest ? 'quote' : kind, count: 0 })
  }

  closeList(): void {
    this.leave((one) => one.kind !== 'quote' || this.containers.length > deepest)
    if (this.containers.some((one) => one.kind !== 'quote')) this.line()
    else this.paragraph()
  }

  openItem(): void {
    this.line()
    const list = this.containers.at(-1)
    if (!list || list.kind === 'quote') return
    list.count++
    this.marker = list.kind === 'ol' ? `${Math.min(list.count, 999_999)}. ` : '- '
  }

  closeItem(): void {
    this.marker = ''
    this.line()
  }

  openQuote(): void {
    this.paragraph()
    if (this.containers.length < deepest) this.containers.push({ kind: 'quote', count: 0 })
  }

  closeQuote(): void {
    this.leave((one) => one.kind === 'quote')
    this.paragraph()
  }

  openTable(): void {
    this.paragraph()
    if (this.table) return
    this.closeInline()
    this.table = {
      rows: [],
      isInCell: false,
      outer: { out: this.out, containers: this.containers, waiting: this.waiting },
    }
    this.restart([], [], 'nothing')
  }

  openRow(): void {
    if (!this.table) return this.line()
    this.closeCell()
    this.table.rows.push([])
  }

  openCell(): void {
    if (!this.table) return
    this.closeCell()
    this.table.isInCell = true
  }

  closeCell(): void {
    if (!this.table) return
    this.closeInline()
    const text = this.out
      .join('')
      .replace(/\s*\n\s*/g, ' ')
      .replace(/(?<!\\)\|/g, '\\|')
      .trim()
    this.restart([], [], 'nothing')
    const isCell = this.table.isInCell || text !== ''
    this.table.isInCell = false
    if (!isCell) return
    const row = this.table.rows.at(-1)
    if (row) row.push(text)
    else this.table.rows.push([text])
  }

  closeTable(): void {
    if (!this.table) return
    this.closeCell()
    const rows = this.table.rows.filter((row) => row.some((cell) => cell !== ''))
    const { out, containers, waiting } = this.table.outer
    this.table = null
    this.restart(out, containers, waiting)
    const lines = tableLines(rows)
    if (lines.length === 0) return
    this.begin()
    this.put(lines.join(`\n${this.indent()}`))
    this.paragraph()
  }

  finish(): string {
    this.closeTable()
    this.closeInline()
    const text = this.out.join('')
    return (this.mode === 'mixed' ? withoutGaps(text) : text).trim()
  }

  private restart(out: string[], containers: Container[], waiting: Waiting): void {
    this.out = out
    this.containers = containers
    this.waiting = waiting
    this.space = ''
    this.marker = ''
    this.isAtStart = out.length === 0
  }

  private leave(isIt: (one: Container) => boolean): void {
    const at = this.containers.findLastIndex(isIt)
    if (at >= 0) this.containers.length = at
  }

  private indent(): string {
    return this.containers
      .map(({ kind }) => (kind === 'quote' ? '> ' : kind === 'ol' ? '   ' : '  '))
      .join('')
  }

  private closeInline(): void {
    this.out.push(this.inline.closeAll())
  }

  /** Sets what waits before text: breaks, the sign of an item, a blank, emphasis. */
  private begin(): void {
    const isBroken = this.waiting !== 'nothing' || this.marker !== ''
    if (isBroken && this.out.length > 0) {
      this.out.push(this.inline.pause())
      const indent = this.indent().trimEnd()
      const soft = this.marker !== '' ? '\n' : '  \n'
      this.out.push(this.waiting === 'paragraph' ? `\n${indent}\n` : soft)
    }
    if (isBroken || this.out.length === 0) {
      const indent = this.indent()
      const inner = this.containers.at(-1)?.kind === 'ol' ? 3 : 2
      this.out.push(this.marker === '' ? indent : indent.slice(0, -inner) + this.marker)
      this.isAtStart = true
      this.space = ''
    }
    this.waiting = 'nothing'
    this.marker = ''
    if (this.space !== '' && !this.isAtStart) this.out.push(this.space)
    this.space = ''
    this.out.push(this.inline.begin())
  }

  private put(text: string): void {
    this.out.push(text)
    this.isAtStart = false
  }
}
