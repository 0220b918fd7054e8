import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { asKnown, planText } from '@/tests/support/import'

const folder = join(process.cwd(), '../shared/fixtures/text')
const isHere = existsSync(folder)
const files = isHere ? test : test.skip
if (!isHere) process.stdout.write('Skipped: the real text files are not beside this checkout.\n')

const read = (name: string) => ({
  name: name.split('/').at(-1)!,
  text: readFileSync(join(folder, name), 'utf8'),
})
const folderOf = (name: string) => readdirSync(join(folder, name)).map((file) => read(`${name}/${file}`))

/** Records without a header row, as the list of fixtures counts them. */
const tables: [string, number, number, string, string][] = [
  ['anki_export_guid_nt_deck_tags.txt', 250, 6, '\t', 'html'],
  ['ultimate_geography_country_16lang.csv', 323, 16, ',', 'markdown'],
  ['ultimate_geography_main.csv', 323, 6, ',', 'html'],
  ['brainbrew_test1.csv', 15, 8, ',', 'markdown'],
  ['brainbrew_test1.tsv', 15, 8, '\t', 'markdown'],
  ['brainbrew_test2_missing_guids.csv', 9, 8, ',', 'markdown'],
  ['zhongwen_output.tsv', 2, 17, '\t', 'html'],
  ['mojekarticky_1.txt', 29, 2, '\t', 'html'],
  ['mojekarticky_2.txt', 20, 5, '\t', 'html'],
  ['mojekarticky_3.txt', 25, 2, '\t', 'html'],
]

files.each(tables)(
  '%s has %i records of %i columns, all of them notes',
  (name, records, width, delimiter, content) => {
    const { file, counts, notes } = planText([read(name)])
    expect(file).toMatchObject({ format: 'table', delimiter, content })
    expect(file.columns).toHaveLength(width)
    expect(counts).toEqual({ records, new: records, update: 0, duplicate: 0, bad: 0 })
    expect(planText([read(name)], {}, asKnown(notes)).counts).toMatchObject({
      new: 0,
      update: 0,
      duplicate: records,
    })
  },
)

files('a list with --- between term and definition is read as pairs', () => {
  const { file, counts, notes } = planText([read('quizlet_dash_separator.txt')])
  expect(file).toMatchObject({ format: 'pairs', delimiter: '---' })
  expect(counts).toMatchObject({ records: 54, new: 54, bad: 0 })
  expect(notes[0]!.fields.Front).toBe('Federal judiciary')
})

files('ids, decks, tags and types of an Anki export are taken over', () => {
  const { notes } = planText([read('anki_export_guid_nt_deck_tags.txt')])
  expect(notes[1]).toMatchObject({
    guid: 'B34wHsA0|#',
    deck: 'CompSci / Math / Logic',
    noteType: 'basic',
    fields: { Front: 'Jump boxes' },
  })
  expect(notes.some(({ tags }) => tags.includes('blockchain'))).toBe(true)
  // One note speaks of HTML.
  const withTags = notes.filter(({ fields }) => /<(?:div|br|span)\b/i.test(Object.values(fields).join()))
  expect(withTags.map(({ fields }) => fields.Front)).toEqual(['ScraPy Terminal Commands'])
})

files('a note type that is not here becomes a basic note, and the plan says so', () => {
  const { issues, notes } = planText([read('mojekarticky_2.txt')])
  expect(notes.every(({ noteType }) => noteType === 'basic')).toBe(true)
  expect(issues).toMatchObject([
    { kind: 'remark', reason: expect.stringContaining('Literatura - Test kartičky.') },
  ])
})

files('sixty files of a glossary are sixty notes, asked by their names', () => {
  const { file, counts, notes } = planText(folderOf('ml_glossary'))
  expect(file.format).toBe('glossary')
  expect(counts).toMatchObject({ records: 60, new: 60, bad: 0 })
  expect(notes.find(({ fields }) => fields.Front === 'Cloud TPU')).toMatchObject({
    tags: ['TensorFlow', 'GoogleCloud'],
    fields: { Back: expect.stringMatching(/^A specialized hardware accelerator/) },
  })
})

files('questions and clozes of hashcards are read whole', () => {
  const { file, counts, notes } = planText(folderOf('hashcards_example'))
  expect(file.format).toBe('questions')
  expect(counts).toMatchObject({ records: 14, new: 14, bad: 0 })
  const texts = notes.map(({ fields }) => fields.Text ?? '')
  expect(texts).toContain('{{c1::Berlin}} is the capital of {{c2::Germany}}.')
  expect(notes.find(({ fields }) => fields.Front === 'List the PGM minerals.')!.fields.Back).toContain(
    '- platinum',
  )
})

files('notes of Obsidian give their questions; examples in code are none', () => {
  const note = planText([read('obsidian_sr/vaults/notes2/Triboelectric_Effect.md')])
  expect(note.notes).toMatchObject([{ deck: 'science::physics', fields: { Back: 'Triboelectric effect' } }])
  for (const name of ['q-and-a-cards', 'cloze-cards', 'cards-with-blank-lines', 'decks'])
    expect(planText([read(`obsidian_sr/${name}.md`)], { format: 'questions' }).counts.new).toBe(0)
})
