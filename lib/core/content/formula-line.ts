/** Commands of a formula and what stands for each in a line of plain text. */
const pairs =
  'cdot · times × div ÷ pm ± le ≤ leq ≤ ge ≥ geq ≥ ne ≠ neq ≠ approx ≈ sim ~ infty ∞ to → rightarrow → in ∈ sum Σ prod Π ' +
  'sqrt √ partial ∂ alpha α beta β gamma γ delta δ epsilon ε eta η theta θ lambda λ mu μ pi π rho ρ sigma σ tau τ phi φ omega ω'
const words = pairs.split(' ')
const signs = new Map(words.flatMap((name, at) => (at % 2 === 0 ? [[name, words[at + 1]!] as const] : [])))
const unsaid = new Set(['left', 'right', 'text', 'mathrm', 'mathbf', 'operatorname', 'displaystyle'])

/** The formulas of a text in signs that a title can hold; a command without one keeps its name. */
export const lineOfFormulas = (markdown: string): string =>
  markdown.replace(/\$[^$\n]+\$/g, (formula) =>
    formula
      .replace(/\\[dt]?frac\{([^{}]*)\}\{([^{}]*)\}/g, '$1/$2')
      .replace(/\\([A-Za-z]+)/g, (_, name: string) => (unsaid.has(name) ? '' : (signs.get(name) ?? name)))
      .replace(/[{}]/g, ''),
  )
