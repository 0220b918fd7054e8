import { generatorField, noteTypeByKey, noteTypes, type NoteTypeKey } from '@/lib/core/content/note-types'
import { cardsOfNote } from '@/lib/core/content/template'

const cards = (key: NoteTypeKey, fields: Record<string, string>) => cardsOfNote(noteTypeByKey(key)!, fields)

test('a note makes a card for every question that is not empty', () => {
  expect(cards('basic', { Front: 'a', Back: 'b' })).toEqual([0])
  expect(cards('basic', { Front: ' \n', Back: 'b' })).toEqual([])
  expect(cards('basic-reversed', { Front: 'a', Back: 'b' })).toEqual([0, 1])
  expect(cards('basic-reversed', { Front: 'a', Back: '' })).toEqual([0])
  expect(cards('basic-reversed', { Back: 'b' })).toEqual([1])
  expect(cards('case-step', { Case: 'A shop', Question: '' })).toEqual([])
  expect(cards('case-step', { Question: 'Why?' })).toEqual([0])
})

test('a cloze note makes a card for each number, counted from 0', () => {
  expect(cards('cloze', { Text: '{{c3::a}} {{c1::b}}', Extra: '{{c2::not here}}' })).toEqual([0, 2])
  expect(cards('cloze', { Text: 'nothing hidden' })).toEqual([])
})

test.each(noteTypes.map((type) => [type.key, type] as const))('%s is whole', (_, type) => {
  const names = type.fields.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  expect(type.templates.map(({ ordinal }) => ordinal)).toEqual(type.templates.map((_, index) => index))
  for (const { front, back } of type.templates) {
    expect(front.length).toBeGreaterThan(0)
    for (const name of [...front, ...back]) expect(names).toContain(name)
  }
  for (const name of names.filter((one) => one !== generatorField))
    expect(type.templates.some(({ front, back }) => [...front, ...back].includes(name))).toBe(true)
  for (const { help } of type.fields) expect(help).toMatch(/^[A-Z].*\.$/)
  expect(type.fields.some(({ required }) => required)).toBe(true)
})

test('keys are unique, and an unknown key is no type', () => {
  expect(new Set(noteTypes.map(({ key }) => key)).size).toBe(noteTypes.length)
  expect(noteTypeByKey('riddle')).toBeUndefined()
  expect(noteTypeByKey('basic-typed')?.typed).toBe(true)
})
