import { isAccountWord } from '@/lib/core/password-rules'

test.each([
  ['ada.lovelace@example.org', true],
  ['Ada.Lovelace1', true],
  ['1234ada.lovelace!', true],
  ['example2026', true],
  ['crossover!!', true],
  ['ada.lovelace writes programs', false],
  ['four words nobody says', false],
  ['12345678901', false],
])('%s', (password, isWord) => {
  expect(isAccountWord(password, 'ada.lovelace@example.org')).toBe(isWord)
})

test('a short name is no reason to refuse', () => {
  expect(isAccountWord('ada12345', 'ada@x.io')).toBe(false)
})
