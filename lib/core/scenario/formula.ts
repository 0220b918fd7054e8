import jsep from 'jsep'
import { toWhole } from './arithmetic'

/**
 * Formulas that a learner writes: numbers, named variables, + - * / ^, parentheses and a few functions. jsep only reads the
 * text; what it read is checked against this list, turned into a flat program and run here. There are no loops, so a
 * formula takes as many steps as its program has: limits on length, depth and steps bound the time, without a clock.
 */

export const maxFormulaLength = 2000
const mostDepth = 40
const mostSteps = 250
const mostSigns = 8

/** Something that keeps a formula from being used; `at` counts characters from 1, null where no place is to blame. */
export type FormulaProblem = { problem: string; at: number | null }

export type Formula = {
  /** Operations that one evaluation takes. */
  steps: number
  /** Names that it uses, each once. */
  names: readonly string[]
  /** @returns NaN or infinite where the formula has no value */
  evaluate: (values: Readonly<Record<string, number>>) => number
}

type Call = { arity: readonly [least: number, most: number]; run: (...args: number[]) => number }
type Instruction =
  | { kind: 'number'; value: number }
  | { kind: 'name'; name: string }
  | { kind: 'call'; run: Call['run']; arity: number }

const one = (run: (x: number) => number): Call => ({ arity: [1, 1], run })

const functions = new Map<string, Call>([
  ['abs', one(Math.abs)],
  ['ceil', one(Math.ceil)],
  ['exp', one(Math.exp)],
  ['floor', one(Math.floor)],
  ['ln', one(Math.log)],
  ['log2', one(Math.log2)],
  ['log10', one(Math.log10)],
  ['max', { arity: [1, 10], run: Math.max }],
  ['min', { arity: [1, 10], run: Math.min }],
  ['round', one(toWhole)],
  ['sqrt', one(Math.sqrt)],
])

export const functionNames: readonly string[] = [...functions.keys()]

const operators: Record<string, Call['run']> = {
  '+': (a, b) => a! + b!,
  '-': (a, b) => a! - b!,
  '*': (a, b) => a! * b!,
  '/': (a, b) => a! / b!,
  '^': (a, b) => a! ** b!,
}
const precedences: Record<string, number> = { '+': 1, '-': 1, '*': 2, '/': 2, '^': 3 }

type Node = jsep.Expression & { at?: number }

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

const failure = (problem: string, at: number | null = null): FormulaProblem => ({ problem, at })

/** Thrown inside this file only. */
class Refusal extends Error {
  constructor(readonly failure: FormulaProblem) {
    super(failure.problem)
  }
}
const refuse = (problem: string, at?: number): never => {
  throw new Refusal(failure(problem, at === undefined ? null : at + 1))
}

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

/** A power binds more tightly than the sign before it. */
const isSignBeforePower = (node: Node): boolean =>
  node.type === 'BinaryExpression' && node.operator === '^' && (node.left as Node).type === 'UnaryExpression'

const compile = (root: Node, known: ReadonlySet<string>): Instruction[] => {
  const program: Instruction[] = []
  const push = (instruction: Instruction): void => {
    program.push(instruction)
    if (program.length > mostSteps) refuse(`takes more than ${mostSteps} steps`)
  }
  const compileCall = (node: Node): void => {
    const callee = node.callee as Node
    const args = node.arguments as Node[]
    const name = String(callee.name)
    if (callee.type !== 'Identifier') return refuse('calls what is no function', node.at)
    const found = functions.get(name)
    if (!found) return refuse(`knows no function "${name.slice(0, 40)}"`, node.at)
    const [least, most] = found.arity
    if (args.length < least || args.length > most)
      refuse(`gives ${name} ${args.length} values where it takes ${least === most ? least : `${least} to ${most}`}`, node.at) // prettier-ignore
    args.forEach(compileNode)
    push({ kind: 'call', run: found.run, arity: args.length })
  }
  const compileBinary = (node: Node): void => {
    const operator = String(node.operator)
    if (isSignBeforePower(node)) {
      const { argument, ...sign } = node.left as Node
      return compileNode({ ...sign, argument: { ...node, left: argument } } as Node)
    }
    compileNode(node.left as Node)
    compileNode(node.right as Node)
    push({ kind: 'call', run: operators[operator]!, arity: 2 })
  }
  function compileNode(node: Node | null): void {
    if (!node) return refuse('lacks a value')
    switch (node.type) {
      case 'Group':
        return compileNode(node.inner as Node)
      case 'Literal':
        if (typeof node.value !== 'number' || !Number.isFinite(node.value))
          return refuse(`has a number that is too large: ${String(node.raw).slice(0, 20)}`)
        return push({ kind: 'number', value: node.value })
      case 'Identifier': {
        const name = String(node.name)
        if (!known.has(name)) return refuse(`knows no "${name.slice(0, 40)}"`, node.at)
        return push({ kind: 'name', name })
      }
      case 'UnaryExpression':
        compileNode(node.argument as Node)
        return node.operator === '-' ? push({ kind: 'call', run: (x) => -x!, arity: 1 }) : undefined
      case 'BinaryExpression':
        return compileBinary(node)
      case 'CallExpression':
        return compileCall(node)
      case 'Compound':
      case 'SequenceExpression':
        return refuse('is more than one value: no comma belongs outside a function or inside a number')
      default:
        return refuse('may hold numbers, names, + - * / ^, parentheses and functions only', node.at)
    }
  }
  compileNode(root)
  return program
}

const run = (program: readonly Instruction[], values: Readonly<Record<string, number>>): number => {
  const stack: number[] = []
  for (const instruction of program) {
    if (instruction.kind === 'number') stack.push(instruction.value)
    else if (instruction.kind === 'name') stack.push(values[instruction.name] ?? NaN)
    else if (instruction.arity === 1) stack.push(instruction.run(stack.pop()!))
    else if (instruction.arity === 2) {
      const right = stack.pop()!
      stack.push(instruction.run(stack.pop()!, right))
    } else stack.push(instruction.run(...stack.splice(stack.length - instruction.arity)))
  }
  return stack[0]!
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
    const program = compile(jsep(text) as Node, new Set(names))
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
