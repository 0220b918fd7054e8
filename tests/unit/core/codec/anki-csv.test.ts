import { ankiChecksum } from '@/lib/core/codec/anki-checksum'
import { readHead } from '@/lib/core/codec/csv-headers'
import { asKnown, planText } from '@/tests/support/import'

/** Every row of Anki's own tests that the reference lists (csv/metadata.rs, text/import.rs). */

const delimiterOf = (text: string) => planText([{ name: 'x.csv', text }]).file.delimiter
const fieldsOf = (text: string) => planText(text).notes.map(({ fields }) => fields)

describe('the separator', () => {
  test.each([
    ['#separator:comma\n', ','],
    ['#separator:\t\n', '\t'],
    ['#separator:foo\n', ' '],
    ['#separator:♥\n', ' '],
    ['foo\tbar\n', '\t'],
    ['foobar\n', ' '],
    ['\uFEFF#separator:tab\n', '\t'],
    ['#separator:Pipe,,,\n', '|'],
  ])('of %j is %j', (text, delimiter) => expect(delimiterOf(text)).toBe(delimiter))
})

describe('HTML', () => {
  test.each([
    ['#html:true\n', true],
    ['#html:FALSE\n', false],
    ['#html:maybe\n', undefined],
  ])('%j is forced %s', (text, html) => expect(readHead(text).html).toBe(html))

  test.each([
    ['#separator:comma\n<br/>\n', 'html'],
    ['#separator:comma\n<br,/>\n', 'markdown'],
    ['#separator:comma\n#html:false\n<br>\n', 'markdown'],
  ])('%j is read as %s', (text, content) => expect(planText(text).file.content).toBe(content))
})

describe('tags', () => {
  test.each([
    ['tags:foo bar\nfront\tback\n', ['foo', 'bar']],
    ['#separator:tab\n#tags:foo bar\nfront\tback\n', ['foo', 'bar']],
    ['\n#tags:foo bar\nfront\tback\n', []],
    ['front\tback\ntags:foo bar\n', []],
  ])('of %j are %j', (text, tags) => expect(planText(text).notes[0]!.tags).toEqual(tags))

  test('of the file come to those of the note', () => {
    expect(planText('#tags:baz\n#tags column:3\n#separator:comma\nfront,back,bar\n').notes[0]!.tags).toEqual([
      'bar',
      'baz',
    ])
  })
})

test('without a tags column a note keeps its tags, and gets those of the file', () => {
  const known = asKnown(planText('#separator:comma\n#tags column:3\nfoo,old,mine\n').notes)
  expect(planText('#separator:comma\n#tags:baz\nfoo,new\n', {}, known).notes[0]!.tags).toEqual([
    'mine',
    'baz',
  ])
})

describe('columns', () => {
  test('a deck column is no field', () => {
    expect(planText('#deck column:1\nfoo,bar,baz\n').notes).toMatchObject([
      { deck: 'foo', fields: { Front: 'bar', Back: 'baz' } },
    ])
  })

  test('names in the head map them', () => {
    expect(fieldsOf('#separator:tab\n#columns:Back\tFront\nanswer\tquestion\n')).toEqual([
      { Front: 'question', Back: 'answer' },
    ])
    expect(fieldsOf('#columns:Back\tFront\nanswer\tquestion\n')).toEqual([
      { Front: 'question', Back: 'answer' },
    ])
  })

  test('a number may be followed by blanks and by nothing else', () => {
    expect(readHead('#guid column:8  \n').special).toEqual({ guid: 7 })
    expect(readHead('#tags column:123abc\n').special).toEqual({})
  })
})

describe('the deck', () => {
  const id = '0193a4b0-0000-7000-8000-000000000001'
  test('of an unknown name is made', () => {
    expect(planText('#deck:1234\nfoo\tbar\n').notes[0]!.deck).toBe('1234')
  })
  test('is an id first, then a name', () => {
    expect(planText(`#deck:${id}\nfoo\tbar\n`, {}, [], new Map([[id, 'Metrics']])).notes[0]!.deck).toBe(
      'Metrics',
    )
  })
})

describe('the same file twice', () => {
  const twice = (rule: string) => {
    const first = planText(`#if matches:${rule}\nfoo\told\n`)
    return planText(`#if matches:${rule}\nfoo\tnew\n`, {}, asKnown(first.notes))
  }
  test('keeps both', () =>
    expect(twice('keep both').counts).toMatchObject({ new: 1, update: 0, duplicate: 0 }))
  test('keeps the current', () =>
    expect(twice('keep current').counts).toMatchObject({ new: 0, update: 0, duplicate: 1 }))
  test('updates, and keeps the note', () => {
    const { counts, notes } = twice('update current')
    expect(counts).toMatchObject({ new: 0, update: 1, duplicate: 0 })
    expect(notes[0]).toMatchObject({ known: { id: 'id-0' }, fields: { Front: 'foo', Back: 'new' } })
  })
  test('changes nothing when nothing differs', () => {
    const first = planText('foo\tbar\nbaz\tqux\n')
    expect(planText('foo\tbar\nbaz\tqux\n', {}, asKnown(first.notes)).counts).toEqual({
      records: 2,
      new: 0,
      update: 0,
      duplicate: 2,
      bad: 0,
    })
  })
})

test('the checksum of a first field is Anki’s', () => {
  expect(ankiChecksum('test')).toBe(2840236005)
  expect(ankiChecksum('今日')).toBe(1464653051)
})

describe('duplicates', () => {
  test('a later record with the same first field is named', () => {
    const { counts, issues, notes } = planText('foo\tone\n<b>foo</b>\ttwo\n')
    expect(counts).toEqual({ records: 2, new: 1, update: 0, duplicate: 1, bad: 0 })
    expect(issues).toMatchObject([{ kind: 'duplicate', line: 2, reason: expect.stringContaining('line 1') }])
    expect(notes[0]!.fields.Back).toBe('two')
  })
  test('an id of its own comes before the first field', () => {
    expect(
      planText('#separator:tab\n#guid column:1\na\tfoo\tone\nb\tfoo\ttwo\na\tbar\tthree\n').counts,
    ).toEqual({
      records: 3,
      new: 2,
      update: 0,
      duplicate: 1,
      bad: 0,
    })
  })
  test('with the scope of a deck, another deck is another note', () => {
    const text = '#match scope:notetype + deck\n#separator:tab\n#deck column:1\nA\tfoo\tone\nB\tfoo\ttwo\n'
    expect(planText(text).counts.new).toBe(2)
  })
  test('an absent column keeps what the note has, a tags column replaces the tags', () => {
    const known = asKnown(planText('#separator:comma\n#tags column:3\nfoo,old,one two\n').notes)
    const only = planText('#separator:comma\n#columns:Front,Tags\nfoo,three\n', {}, known).notes[0]!
    expect([only.fields, only.tags]).toEqual([{ Front: 'foo', Back: 'old' }, ['three']])
    const without = planText('#separator:comma\nfoo,new\n', {}, known).notes[0]!
    expect([without.fields, without.tags]).toEqual([{ Front: 'foo', Back: 'new' }, ['one', 'two']])
  })
  test('kept both, a second note of one id loses the id', () => {
    const text = '#if matches:keep both\n#separator:tab\n#guid column:1\na\tfoo\tone\na\tfoo\ttwo\n'
    expect(planText(text).notes.map(({ guid }) => guid)).toEqual(['a', null])
  })
})
