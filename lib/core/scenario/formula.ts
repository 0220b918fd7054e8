import jsep from 'jsep'
import { compile, failure, refuse, Refusal, run, type FormulaProblem, type Tree } from './formula-program'

/**
 * Formulas that a learner writes: numbers, named variables, + - * / ^, parentheses and a few functions. jsep only reads the
 * text; what it read is checked against this list, turned into a flat program and run here. There are no loops, so a
 * formula takes as many steps as its program has: limits on length, depth and steps bound the time, without a clock.
 */

export const maxFormulaLength = 2000
const mostDepth = 40
const mostSigns = 8

export type Formula = {
  /** Operations that one evaluation takes. */
  steps: number
  /** Names that it uses, each once. */
  names: readonly string[]
  /** @returns NaN or infinite where the formula has no value */
  evaluate: (values: Readonly<Record<string, number>>) => number
}

const precedences: Record<string, number> = { '+': 1, '-': 1, '*': 2, '/': 2, '^': 3 }

jsep.removeAllBinaryOps()
jsep.removeAllUnaryOps()
jsep.removeAllLiterals()
for (const [operator, precedence] of Object.entries(precedences))
  jsep.addBinaryOp(operator, precedence, operator === '^')
jsep.addUnaryOp('-')
jsep.addUnaryOp('+')
// Keeps where a name stands, and that a part stood in parentheses: -x^2 is -(x^2).
jsep.hooks.add('gobble-token', function (env) {
  const at = this.index
  if (/[A-Za-z_]/.test(this.char)) {
    const node = this.gobbleIdentifier()
    if (node) env.node = { ...this.gobbleTokenProperty(Object.assign(node, { at })), at }
  } else if (this.char === '(') {
    env.node = { type: 'Group', inner: this.gobbleGroup(), at }
  }
})

/** Signs in a row and parentheses are what nests; nothing else makes the reader call itself. */
const refuseText = (text: string): void => {
  if (text.trim() === '') refuse('is empty')
  if (text.length > maxFormulaLength)
    refuse(`is longer than ${maxFormulaLength.toLocaleString('en')} characters`)
  const stray = /[^0-9A-Za-z_.,+\-*/^()\s]/u.exec(text)
  if (stray) refuse(`cannot use "${stray[0]}"`, stray.index)
  const gap = /[\w.)]\s+[\w.]|\)\s*[\w.(]/.exec(text)
  if (gap) refuse('lacks an operator between two parts', gap.index + 1)
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(' && ++depth > mostDepth) refuse(`is nested more than ${mostDepth} deep`, at)
    if (text[at] === ')') depth--
  }
  const signs = new RegExp(`(?:[-+]\\s*){${mostSigns + 1}}`).exec(text)
  if (signs) refuse(`has more than ${mostSigns} signs in a row`, signs.index)
}

const sentence = (error: unknown): FormulaProblem => {
  if (error instanceof Refusal) return error.failure
  const { description, index } = error as { description?: unknown; index?: unknown }
  if (typeof description !== 'string' || typeof index !== 'number') throw error
  const said = description.charAt(0).toLowerCase() + description.slice(1)
  return failure(`cannot be read: ${said.slice(0, 100)}`, index + 1)
}

/**
 * Reads a formula.
 * @param names of the variables it may use
 * @returns the formula, or what is wrong with it and where
 */
export const readFormula = (text: string, names: readonly string[]): Formula | FormulaProblem => {
  try {
    refuseText(text)
    const program = compile(jsep(text) as Tree, new Set(names))
    const used = program.flatMap((instruction) => (instruction.kind === 'name' ? [instruction.name] : []))
    return {
      steps: program.length,
      names: [...new Set(used)],
      evaluate: (values) => run(program, values),
    }
  } catch (error) {
    return sentence(error)
  }
}
