import {
  actionOf,
  findConflict,
  keyOfPress,
  keysOf,
  sayKey,
  usualKeys,
  whyNoShortcut,
  withoutUsual,
} from '@/lib/core/shortcuts'

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey', boolean>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
})

test('the usual keys do one thing each', () => {
  expect(findConflict({})).toBeNull()
  for (const keys of Object.values(usualKeys)) for (const key of keys) expect(whyNoShortcut(key)).toBeNull()
})

test('a changed key takes the place of the usual one, and null leaves none', () => {
  expect(keysOf({ undo: 'z' }).undo).toEqual(['z'])
  expect(keysOf({ reveal: 'ArrowRight' }).reveal).toEqual(['ArrowRight'])
  expect(keysOf({ edit: null }).edit).toEqual([])
  expect(actionOf({ undo: 'z' }, 'u')).toBeNull()
  expect(actionOf({ undo: 'z' }, 'z')).toBe('undo')
})

test('one key for two actions is a conflict, with a changed and with a usual one', () => {
  expect(findConflict({ undo: 'e' })).toEqual({ key: 'e', actions: ['undo', 'edit'] })
  expect(findConflict({ undo: 'e', edit: 'u' })).toBeNull()
  expect(findConflict({ again: 'Enter' })).toEqual({ key: 'Enter', actions: ['reveal', 'again'] })
  expect(findConflict({ again: 'Enter', reveal: 'Space' })).toBeNull()
})

test.each(['a', 'É', 'ж', '日', '+', '/', 'Space', 'F2', 'ArrowLeft', 'Ctrl+e', 'Alt+q', 'Ctrl+Alt+k', '😀'])(
  '%s can be a shortcut',
  (key) => expect(whyNoShortcut(key)).toBeNull(),
)

test.each([
  ...['', ' ', 'ab', 'Tab', 'Shift', 'Dead', 'constructor', '__proto__', '\u0000', '\u200b', '\ud800'],
  ...['\u0301', 'Ctrl+', 'Meta+a', 'Ctrl+z', 'Ctrl+Z', 'Ctrl+Enter', 'Ctrl+w', 'F5', 'F99', 'Alt+ArrowLeft'],
])('%j cannot be a shortcut', (key) => expect(whyNoShortcut(key)).not.toBeNull())

test('a press is written as shortcuts are; Cmd counts as Ctrl', () => {
  expect(keyOfPress(press(' '))).toBe('Space')
  expect(keyOfPress(press('e', { metaKey: true }))).toBe('Ctrl+e')
  expect(keyOfPress(press('k', { ctrlKey: true, altKey: true }))).toBe('Ctrl+Alt+k')
})

test('keys are said as people read them', () => {
  expect(['Escape', 'Ctrl+ArrowLeft', 'Space', '+', 'Ctrl++'].map(sayKey)).toEqual([
    'Esc',
    'Ctrl Left',
    'Space',
    '+',
    'Ctrl +',
  ])
})

test('a change to what is usual is no change', () => {
  expect(withoutUsual({ undo: 'u', edit: 'k', info: null, reveal: 'Space' })).toEqual({
    edit: 'k',
    info: null,
    reveal: 'Space',
  })
})
