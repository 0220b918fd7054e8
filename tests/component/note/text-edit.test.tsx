import {
  nextClozeNumber,
  putInto,
  replacementOf,
  replaced,
  selectedIn,
  type Tool,
} from '@/components/note/text-edit'

/** `|` and `|` stand at the ends of the selection; one alone is the caret. */
const parse = (marked: string) => {
  const [before, inner, after] = marked.split('|')
  const from = before!.length
  if (after === undefined) return { text: before! + inner!, from, to: from }
  return { text: before! + inner! + after, from, to: from + inner!.length }
}
const edit = (tool: Tool, marked: string) => {
  const selected = parse(marked)
  const replacement = replacementOf(tool, selected)
  const text = replaced(selected, replacement)
  const [from, to] = [selected.from + replacement.from, selected.from + replacement.to]
  return from === to
    ? `${text.slice(0, from)}|${text.slice(from)}`
    : `${text.slice(0, from)}|${text.slice(from, to)}|${text.slice(to)}`
}

test.each<[Tool, string, string]>([
  ['bold', 'a |word| b', 'a **|word|** b'],
  ['bold', 'a |**word**| b', 'a |word| b'],
  ['italic', 'a | b', 'a *|* b'],
  ['formula', '|x_i|', '$|x_i|$'],
  ['formula', '|a\nb|', '$$\n|a\nb|\n$$'],
  ['code', 'x |y| z', 'x `|y|` z'],
  ['code', 'x\n|a\nb|', 'x\n```python\n|a\nb|\n```'],
  ['code', 'x |a\nb| z', 'x \n```python\n|a\nb|\n```\n z'],
  ['cloze', 'The |capital| of', 'The {{c1::|capital|}} of'],
  ['cloze', '{{c1::a}} and |b|', '{{c1::a}} and {{c2::|b|}}'],
  ['cloze', '|{{c3::a}} and b|', '{{c4::|{{c3::a}} and b|}}'],
  ['diagram', '|', '```mermaid\n|flowchart LR\n  A[client] --> B[server]|\n```'],
])('%s makes %j into %j', (tool, before, after) => expect(edit(tool, before)).toBe(after))

test('the next deletion has a number of its own, up to the greatest there is', () => {
  expect(['', '{{c1::a}}', '{{c1,7::a}}', '{{c499::a}}', 'c9'].map(nextClozeNumber)).toEqual([
    1, 2, 8, 499, 1,
  ])
})

test('a box takes what is put into it, and its listeners hear of it', () => {
  const box = document.createElement('textarea')
  document.body.append(box)
  box.value = 'The capital'
  const heard = jest.fn()
  box.addEventListener('input', heard)
  box.setSelectionRange(4, 11)
  const selected = selectedIn(box)
  putInto(box, selected, replacementOf('cloze', selected))
  expect(box.value).toBe('The {{c1::capital}}')
  expect(box.value.slice(box.selectionStart, box.selectionEnd)).toBe('capital')
  expect(heard).toHaveBeenCalled()
})
