/** From Markdown to a tree of safe HTML, before formulas and code are set. */
import type { Element, Root } from 'hast'
import { sanitize } from 'hast-util-sanitize'
import type { InlineMath } from 'mdast-util-math'
import type { Nodes, Root as MarkdownRoot, RootContent, Table } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified, type Processor } from 'unified'
import { SKIP, visit } from 'unist-util-visit'
import { cardSchema } from '@/lib/io/render/schema'

const greatestTable = 3_000

// Raw HTML is text to the reader, so `List<int>` survives and no tag passes. Check boxes of a list would need names.
const never = ['htmlFlow', 'htmlText', 'tasklistCheck']

const blockConstructs = [
  ...['blockQuote', 'list', 'headingAtx', 'setextUnderline', 'thematicBreak', 'codeFenced', 'codeIndented'],
  ...['definition', 'gfmFootnoteDefinition', 'table', 'mathFlow'],
]

/** A reader that does not know the named constructs. */
function reader(without: readonly string[]) {
  function disable(this: Processor) {
    const data = this.data()
    data.micromarkExtensions = [...(data.micromarkExtensions ?? []), { disable: { null: [...without] } }]
  }
  return unified()
    .use(remarkParse)
    .use(remarkGfm, { singleTilde: false })
    .use(remarkMath)
    .use(disable)
    .use(() => amendMarkdown)
    .use(remarkRehype, { footnoteLabel: 'Notes', footnoteBackContent: '' })
    .freeze()
}

const wholeReader = reader(never)
const lineReader = reader([...never, ...blockConstructs])

/** The tree of a text with paragraphs, lists, tables and code. */
export function parseBlocks(source: string): Root {
  return toTree(wholeReader, source)
}

/** The tree of one line: emphasis, code, links and formulas, no block. */
export function parseLine(source: string): Root {
  const line = source.replace(/\s+/g, ' ').trim()
  const tree = toTree(lineReader, line)
  tree.children = tree.children.flatMap((node) =>
    node.type === 'element' && node.tagName === 'p' ? node.children : [node],
  )
  return tree
}

function toTree(use: ReturnType<typeof reader>, source: string): Root {
  return sanitize(use.runSync(use.parse(source), source) as Root, cardSchema) as Root
}

/** What the syntax reads too boldly: prices as formulas, and a table of few words as a million cells. */
function amendMarkdown(tree: MarkdownRoot, file: { value: unknown }) {
  const source = String(file.value)
  visit(tree, (node: Nodes, index, parent) => {
    if (index === undefined || !parent) return
    const formula = formulaAlone(node, source)
    if (formula) {
      parent.children[index] = formula
      return SKIP
    }
    const literal = isPrice(node, source) || (node.type === 'table' && isTooLarge(node))
    if (!literal) return
    const text = { type: 'text' as const, value: sourceOf(node, source) }
    parent.children[index] = node.type === 'table' ? { type: 'paragraph', children: [text] } : text
    return SKIP
  })
}

/** `$$…$$` alone in its paragraph is a display, on one line as well as on three. */
function formulaAlone(node: Nodes, source: string): RootContent | null {
  if (node.type !== 'paragraph' || node.children.length !== 1) return null
  const [only] = node.children as (Nodes | InlineMath)[]
  if (only?.type !== 'inlineMath' || !sourceOf(only, source).startsWith('$$')) return null
  const code: Element = {
    type: 'element',
    tagName: 'code',
    properties: { className: ['language-math', 'math-display'] },
    children: [{ type: 'text', value: only.value }],
  }
  return { type: 'math', value: only.value, data: { hName: 'pre', hChildren: [code] } } as RootContent
}

/** `$5 and $10` is money: as in Pandoc, the dollars of a formula touch it, and no digit follows the second. */
function isPrice(node: Nodes | InlineMath, source: string): boolean {
  if (node.type !== 'inlineMath') return false
  const raw = sourceOf(node, source)
  if (raw.startsWith('$$')) return false
  return /^\$\s|\s\$$/.test(raw) || /\d/.test(source[node.position?.end.offset ?? source.length] ?? '')
}

// Each row is filled up to the width of the head.
const isTooLarge = (table: Table) => (table.align?.length ?? 0) * table.children.length > greatestTable

const sourceOf = (node: Nodes | InlineMath, source: string) =>
  source.slice(node.position?.start.offset, node.position?.end.offset)
