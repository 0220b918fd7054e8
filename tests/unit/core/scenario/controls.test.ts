import { controlsOf } from '@/lib/core/scenario/controls'
import { generators } from '@/lib/core/scenario/generators/all'
import { makeInstance } from '@/lib/core/scenario/instance'
import { movedInstance } from '@/lib/core/scenario/moved'

describe.each(generators.map((generator) => [generator.id, generator] as const))('%s', (_, generator) => {
  test('every variable has a control, and any place of it has an answer or says that it has none', () => {
    const drawn = makeInstance(generator, 5)
    const controls = controlsOf(generator, drawn.variables)
    expect(controls.map(({ name }) => name)).toEqual(Object.keys(drawn.variables))
    for (const control of controls) {
      const values =
        control.by === 'number'
          ? [control.low, control.high, ...control.list]
          : control.by === 'choice'
            ? control.list
            : control.by === 'switch'
              ? [true, false]
              : [drawn.variables[control.name]!]
      if (control.by === 'number') expect(control.high).toBeGreaterThan(control.low)
      for (const value of values) {
        const moved = movedInstance(generator, drawn, { ...drawn.variables, [control.name]: value })
        if (moved) expect(moved.options.map(({ id }) => id)).toEqual(expect.arrayContaining(moved.answers))
      }
    }
  })

  test('moved back to what was drawn it is what was drawn', () => {
    const drawn = makeInstance(generator, 9)
    const moved = movedInstance(generator, drawn, drawn.variables)!
    const { twist, ...rest } = moved
    const { twist: drawnTwist, ...drawnRest } = drawn
    expect(rest).toEqual(drawnRest)
    expect(twist.answers).toEqual(drawnTwist.answers)
  })
})
