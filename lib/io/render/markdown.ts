/** Markdown to HTML that is safe to put into a page as it is. */
import type { Root } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { withoutMarks } from '@/lib/core/content/cloze'
import { wrapDeletions } from '@/lib/io/render/cloze-marks'
import { greatestLength, isTangled } from '@/lib/io/render/limits'
import { amendLinks } from '@/lib/io/render/links'
import { parseBlocks, parseLine } from '@/lib/io/render/parse'
import { setFormulasAndCode } from '@/lib/io/render/set'

/**
 * Renders Markdown with tables, formulas, highlighted code and diagrams. Raw HTML in the source shows as text; marks of
 * `lib/core/content/cloze` become `<span class="cloze">`. Text too tangled to parse in a moment shows as it stands.
 * @throws RangeError when the source is longer than 100,000 characters
 */
export function renderMarkdown(source: string): Promise<string> {
  return render(source, parseBlocks)
}

/**
 * Renders one line: emphasis, code, links and formulas, no paragraph around it.
 * @throws RangeError when the source is longer than 100,000 characters
 */
export function renderInline(source: string): Promise<string> {
  return render(source, parseLine)
}

/** @throws RangeError when a source is longer than 100,000 characters */
export function refuseTooLong(source: string): void {
  if (source.length > greatestLength) {
    throw new RangeError(
      `This text has ${source.length.toLocaleString('en')} characters; a field holds at most 100,000.`,
    )
  }
}

async function render(source: string, parse: (source: string) => Root): Promise<string> {
  refuseTooLong(source)
  const text = source.replace(/\r\n?/g, '\n')
  const tree = isTangled(text) ? asItStands(text, parse) : parse(text)
  amendLinks(tree)
  await setFormulasAndCode(tree)
  wrapDeletions(tree)
  // Only KaTeX's own output is raw in here (see set.ts).
  return toHtml(tree as Parameters<typeof toHtml>[0], { allowDangerousHtml: true })
}

function asItStands(text: string, parse: (source: string) => Root): Root {
  const value = withoutMarks(text)
  const tagName = parse === parseLine ? 'span' : 'p'
  const plain = {
    type: 'element' as const,
    tagName,
    properties: { className: ['plain-text'] },
    children: [{ type: 'text' as const, value }],
  }
  return { type: 'root', children: [plain] }
}
