/** What a text says, without how it is set. */
import type { Nodes } from 'hast'
import { withoutMarks } from '@/lib/core/content/cloze'
import { isTangled } from '@/lib/io/render/limits'
import { parseBlocks } from '@/lib/io/render/parse'

const longest = 10_000

/** The words of a Markdown text in one line, formulas and code as they are written, images as their description. */
export function plainText(source: string): string {
  const text = withoutMarks(source.slice(0, longest).replace(/\r\n?/g, '\n'))
  return (isTangled(text) ? text : wordsOf(parseBlocks(text))).replace(/\s+/g, ' ').trim()
}

const ownLine = /^(?:p|h[1-6]|ul|ol|li|blockquote|pre|table|tr|th|td|br|hr)$/

function wordsOf(node: Nodes): string {
  if (node.type === 'text') return node.value
  if (node.type !== 'root' && node.type !== 'element') return ''
  if (node.type === 'element' && node.tagName === 'img') return String(node.properties.alt ?? '')
  const words = node.children.map(wordsOf).join('')
  return node.type === 'element' && ownLine.test(node.tagName) ? ` ${words} ` : words
}
