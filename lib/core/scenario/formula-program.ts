import { toWhole } from './arithmetic'

/** From the tree of a formula to a flat program of numbers, names and functions, and what the program comes to. */

const mostSteps = 250

/** What the reader gives: a node with its type, its parts by name, and for names and groups the place it stands at. */
export type Tree = { type: string; at?: number; [part: string]: unknown }

/** Something that keeps a formula from being used; `at` counts characters from 1, null where no place is to blame. */
export type FormulaProblem = { problem: string; at: number | null }

type Call = { arity: readonly [least: number, most: number]; run: (...args: number[]) => number }
export type Instruction =
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

export const failure = (problem: string, at: number | null = null): FormulaProblem => ({ problem, at })

/** Thrown and caught while a formula is read. */
export class Refusal extends Error {
  constructor(readonly failure: FormulaProblem) {
    super(failure.problem)
  }
}
export const refuse = (problem: string, at?: number): never => {
  throw new Refusal(failure(problem, at === undefined ? null : at + 1))
}

/** A power binds more tightly than the sign before it. */
const isSignBeforePower = (node: Tree): boolean =>
  node.type === 'BinaryExpression' && node.operator === '^' && (node.left as Tree).type === 'UnaryExpression'

/** The program of a tree. @throws Refusal for a node, a name or a function that the language does not have, and for one too long */
export const compile = (root: Tree, known: ReadonlySet<string>): Instruction[] => {
  const program: Instruction[] = []
  const push = (instruction: Instruction): void => {
    program.push(instruction)
    if (program.length > mostSteps) refuse(`takes more than ${mostSteps} steps`)
  }
  const compileCall = (node: Tree): void => {
    const callee = node.callee as Tree
    const args = node.arguments as Tree[]
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
  const compileBinary = (node: Tree): void => {
    const operator = String(node.operator)
    if (isSignBeforePower(node)) {
      const { argument, ...sign } = node.left as Tree
      return compileNode({ ...sign, argument: { ...node, left: argument } } as Tree)
    }
    compileNode(node.left as Tree)
    compileNode(node.right as Tree)
    push({ kind: 'call', run: operators[operator]!, arity: 2 })
  }
  function compileNode(node: Tree | null): void {
    if (!node) return refuse('lacks a value')
    switch (node.type) {
      case 'Group':
        return compileNode(node.inner as Tree)
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
        compileNode(node.argument as Tree)
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

/** @returns NaN or infinite where the program has no value */
export const run = (program: readonly Instruction[], values: Readonly<Record<string, number>>): number => {
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
