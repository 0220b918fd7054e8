/** Markdown to HTML that is safe to put into a page as it is. */
import type { Root } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { withoutMarks } from '@/lib/core/content/cloze'
import { wrapDeletions } from '@/lib/io/render/cloze-marks'
import { greatestLength, isTangled } from '@/lib/io/render/limits'
import { amendLinks } from '@/lib/io/render/links'
import { parseBlocks, parseLine } from '@/lib/io/render/parse'
import { parsingMs } from '@/lib/io/render/parsing-time'
import { setFormulasAndCode } from '@/lib/io/render/set'
import { giveTurn, newSetting, type Setting } from '@/lib/io/render/setting'
import { withinTime } from '@/lib/io/render/time-limit'

/**
 * Renders Markdown with tables, formulas, highlighted code and diagrams. Raw HTML in the source shows as text; marks of
 * `lib/core/content/cloze` become `<span class="cloze">`. Text too tangled to parse in a moment shows as it stands.
 * @param setting what the note that the text belongs to has come to so far
 * @throws RangeError when the source is longer than 100,000 characters
 */
export function renderMarkdown(source: string, setting: Setting = newSetting()): Promise<string> {
  return once(setting.texts, source, () => render(source, parseBlocks, setting))
}

/**
 * Renders one line: emphasis, code, links and formulas, no paragraph around it.
 * @throws RangeError when the source is longer than 100,000 characters
 */
export function renderInline(source: string, setting: Setting = newSetting()): Promise<string> {
  return once(setting.lines, source, () => render(source, parseLine, setting))
}

function once(done: Map<string, Promise<string>>, source: string, make: () => Promise<string>) {
  if (!done.has(source)) done.set(source, make())
  return done.get(source)!
}

/** @throws RangeError when a source is longer than 100,000 characters */
export function refuseTooLong(source: string): void {
  if (source.length > greatestLength) {
    throw new RangeError(
      `This text has ${source.length.toLocaleString('en')} characters; a field holds at most 100,000.`,
    )
  }
}

const usualMs = 10
const limitMs = 2000

/** What takes long by reckoning is cut off where the reckoning was wrong: no text may hold up everybody. */
function parsed(text: string, parse: (source: string) => Root): Root | undefined {
  if (isTangled(text)) return undefined
  return parsingMs(text) < usualMs ? parse(text) : withinTime(limitMs, () => parse(text))
}

async function render(source: string, parse: (source: string) => Root, setting: Setting): Promise<string> {
  refuseTooLong(source)
  await giveTurn()
  const text = source.replace(/\r\n?/g, '\n')
  const tree = parsed(text, parse) ?? asItStands(text, parse)
  amendLinks(tree)
  await setFormulasAndCode(tree, setting)
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
