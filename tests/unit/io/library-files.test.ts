import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readLibrary } from '@/lib/io/library-files'

let dir: string
beforeEach(async () => void (dir = await mkdtemp(join(tmpdir(), 'library-'))))
afterEach(() => rm(dir, { recursive: true }))

const card = (id: string, text = 'A {{c1::cell}}.') =>
  `---\nid: ${id}\ntype: cloze\ncompetency: T08\nstep: serve\ndifficulty: 1\nprerequisites: []\nfacts: []\nversion: 1\n---\n## Text\n${text}\n`
const deck = 'slug: t08\nname: Search\ncompetency: T08\ndescription: Of vectors.\nversion: 1\n'

async function write(folder: string, files: Record<string, string>) {
  await mkdir(join(dir, folder))
  for (const [name, text] of Object.entries(files)) await writeFile(join(dir, folder, name), text)
}

test('decks and notes come in order, with their cards', async () => {
  await write('t08', { 'deck.yaml': deck, 'T08-10.md': card('T08-10'), 'T08-2.md': card('T08-2') })
  const { decks, issues } = await readLibrary(dir)
  expect(issues).toEqual([])
  expect(decks[0]!.notes.map(({ id, position }) => [id, position])).toEqual([
    ['T08-2', 0],
    ['T08-10', 1],
  ])
  expect(decks[0]!.notes[0]!.cards[0]!.front).toContain('<span class="cloze">[...]</span>')
})

test('what is broken is left out and named', async () => {
  await write('a', { 'T08-01.md': card('T08-01') })
  await write('b', {
    'deck.yaml': deck,
    'T08-02.md': card('T08-03'),
    'T08-04.md': card('T08-04', 'nothing hidden'),
    'T08-05.md': 'no front matter',
    'T08-06.md': card('T08-06'),
  })
  await write('c', { 'deck.yaml': deck, 'T08-06.md': card('T08-06') })
  const { decks, issues } = await readLibrary(dir)
  expect(issues.map(({ path, message }) => `${path}: ${message}`)).toEqual([
    'a/deck.yaml: This deck has no deck.yaml.',
    'b/T08-02.md: The card T08-03 belongs in a file of its own name.',
    'b/T08-04.md: This note makes no card.',
    expect.stringMatching(/^b\/T08-05\.md: The file must begin/),
    't08/T08-06.md: The id T08-06 is taken by another card.',
  ])
  expect(decks.map(({ notes }) => notes.map(({ id }) => id))).toEqual([['T08-06'], ['T08-06']])
})
