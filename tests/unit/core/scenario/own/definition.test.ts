import { readDefinitionText } from '@/lib/core/scenario/own/definition'

test('a scenario that nobody has begun is not told that it is no JSON', () => {
  expect(readDefinitionText('  ', 'Which index?')).toEqual({
    problems: { definition: 'needs a variable, two options and what decides between them' },
  })
  expect(readDefinitionText('{', 'Which index?')).toEqual({
    problems: { definition: 'must be JSON as the editor writes it' },
  })
})
