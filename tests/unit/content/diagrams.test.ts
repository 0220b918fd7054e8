/**
 * Every diagram of the library is one that Mermaid can draw. Its parser wants a browser's window.
 * @jest-environment jsdom
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { diagramsOf } from '@/lib/core/content/check'

type Mermaid = { parse(source: string): Promise<unknown> }

const root = join(__dirname, '../../..')
const content = join(root, 'content')
const files = readdirSync(content, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md'))
const diagrams = files.flatMap((file) =>
  diagramsOf(readFileSync(join(content, file), 'utf8')).map((source) => [file, source] as const),
)

let mermaid: Mermaid
beforeAll(() => {
  const script = document.createElement('script')
  script.textContent = readFileSync(join(root, 'node_modules/mermaid/dist/mermaid.min.js'), 'utf8')
  document.head.append(script)
  mermaid = (globalThis as unknown as { mermaid: Mermaid }).mermaid
})

test('the library has diagrams', () => expect(diagrams.length).toBeGreaterThan(0))

test.each(diagrams)('%s', async (_, source) => {
  await expect(mermaid.parse(source)).resolves.toMatchObject({ diagramType: expect.any(String) })
})

test('a broken diagram is caught', async () => {
  await expect(mermaid.parse('flowchart LR\n  A["open --> B')).rejects.toThrow(/Parse error|Lexical error/)
})
