import { isAtLeast, isAtMost } from '../arithmetic'
import type { Generator, Solved } from '../generator'
import { bandOf, decide, type Step } from '../ladder'
import { exact, rounded } from '../words'

/** G26. What to do about drift: the cheap certainties first, harm before movement. */

type Drift = {
  nullJumpPp: number
  schemaChanged: boolean
  psi: number
  aucDrop: number
  calibrationRatio: number
  labelsAvailable: boolean
}

const limits = { nullJumpPp: 5, aucDrop: 0.02, calibration: 0.1, psi: 0.1, urgentPsi: 0.25 }

const errorOf = ({ calibrationRatio }: Drift): number => Math.abs(calibrationRatio - 1)

const solve = (v: Drift): Solved => {
  const soft = (id: string, option: string, value: number, limit: number): Step => {
    return { id, option, holds: isAtLeast(value, limit), kind: 'soft', ratio: value / limit }
  }
  // Without labels neither the order nor the level is known, whatever the variables say.
  const known = (value: number): number => (v.labelsAvailable ? value : 0)
  const moved = v.labelsAvailable ? 'watch' : 'investigate'
  const steps: Step[] = [
    { id: 'schema', option: 'pipeline', holds: v.schemaChanged, kind: 'hard' },
    soft('nulls', 'pipeline', v.nullJumpPp, limits.nullJumpPp),
    soft('order', 'retrain', known(v.aucDrop), limits.aucDrop),
    soft('level', 'recalibrate', known(errorOf(v)), limits.calibration),
    { ...soft('inputs', moved, v.psi, limits.psi), band: bandOf(1.1) },
  ]
  return {
    ...decide(steps, { id: 'quiet', option: 'none' }),
    intermediates: { calibrationError: errorOf(v) },
  }
}

const explanations: Record<string, (v: Drift) => string> = {
  schema: () =>
    'Because the schema changed, the inputs are not what the model was trained on, and the fault lies before the model.\nRetraining now would bake the broken input into the weights; mend the pipeline, then look again.',
  nulls: (v) =>
    `Because nulls jumped by ${rounded(v.nullJumpPp)} points against a limit of ${rounded(limits.nullJumpPp)}, a source or a join has most likely broken. A null spike reads as drift, and retraining would bake it in; checking the pipeline is cheap and certain, so it comes first.`,
  order: (v) =>
    `Because AUC fell by ${rounded(v.aucDrop)} against a limit of ${rounded(limits.aucDrop)} and the data are healthy, the model orders cases worse than it did: the relation it learnt has changed.\nRecalibrating would move the level of the scores and leave their order as bad as it is; only fresh labels teach a new order.`,
  level: (v) =>
    `Because expected over observed is ${rounded(v.calibrationRatio)}, ${rounded(errorOf(v))} away from 1 against a limit of ${rounded(limits.calibration)}, while the order holds, only the level is off.\nRefitting the calibration or moving the threshold mends that at once; retraining would cost more and may not mend it.`,
  inputs: (v) =>
    v.labelsAvailable
      ? `Because PSI is ${rounded(v.psi)} against a limit of ${rounded(limits.psi)}, the inputs have moved; but the labels show neither a worse order nor a wrong level.\nSo far the movement does no harm: keep watching. Retraining would spend effort on a model that still works.`
      : `Because PSI is ${rounded(v.psi)} against a limit of ${rounded(limits.psi)} and there are no labels, nobody knows whether the movement does harm: find out which features moved and get labels or a proxy.${isAtMost(v.psi, limits.urgentPsi) ? '' : ` Above ${rounded(limits.urgentPsi)} it is first in line.`}\nWatching alone would let harm pass unseen, and retraining needs the very labels that are missing.`,
  quiet: (v) =>
    `Because nulls (${rounded(v.nullJumpPp)} points) and PSI (${rounded(v.psi)}) lie inside their limits${v.labelsAvailable ? ' and the labels show no harm' : ''}, nothing has happened that needs an action.\nActing on noise costs effort and teaches people to ignore alarms.`,
}

export const driftTriage: Generator<Drift> = {
  id: 'G26',
  slug: 'drift-triage',
  title: 'What to do about drift',
  revision: 1,
  topic: 'T15',
  kind: 'choice',
  factIds: ['F15.1', 'F15.5', 'F15.6'],
  variables: {
    nullJumpPp: { label: 'Jump in nulls', unit: 'percentage points' },
    schemaChanged: { label: 'Schema of an input', unit: '' },
    psi: { label: 'Shift of the inputs (PSI)', unit: '' },
    aucDrop: { label: 'Drop in AUC', unit: '' },
    calibrationRatio: { label: 'Calibration, expected over observed', unit: '' },
    labelsAvailable: { label: 'Supply of recent labels', unit: '' },
  },
  whole: [],
  draw: (from) => {
    // What labels would show is not drawn where there are none: thrown away afterwards, such draws would be so rare that
    // "no labels" alone gave the answer away.
    const labelsAvailable = from.isHit(0.6)
    const drops = labelsAvailable ? [0, 0, 0.002, 0.005, 0.01, 0.017, 0.021, 0.03, 0.06] : [0]
    const ratios = labelsAvailable ? [1, 1, 1.02, 0.97, 1.05, 0.92, 1.12, 0.85, 1.3] : [1]
    return {
      nullJumpPp: from.oneOf('nullJumpPp', [0, 0, 0, 0.5, 1, 2, 4, 4.5, 6, 8, 20]),
      schemaChanged: from.isHit(0.1),
      psi: from.steps('psi', 0.01, 0.5, 0.01),
      aucDrop: from.oneOf('aucDrop', drops),
      calibrationRatio: from.oneOf('calibrationRatio', ratios),
      labelsAvailable,
    }
  },
  isFair: (v) => v.labelsAvailable || (v.aucDrop === 0 && v.calibrationRatio === 1),
  aims: ['pipeline', 'retrain', 'recalibrate', 'watch', 'investigate', 'none'].map((aim) => ({ aim })),
  aimOf: (_, { answers }) => answers[0],
  solve,
  options: () => [
    { id: 'pipeline', label: 'Mend the data pipeline' },
    { id: 'retrain', label: 'Retrain on fresh labels' },
    { id: 'recalibrate', label: 'Recalibrate, or move the threshold' },
    { id: 'watch', label: 'Keep watching' },
    { id: 'investigate', label: 'Investigate what moved, and get labels or a proxy' },
    { id: 'none', label: 'Nothing' },
  ],
  reasons: ({ labelsAvailable }) => [
    { id: 'schema', label: 'The schema changed' },
    { id: 'nulls', label: 'Nulls jumped by at least 5 points' },
    { id: 'order', label: 'AUC fell by at least 0.02: the order got worse' },
    { id: 'level', label: 'Calibration is at least 0.1 away from 1: the level is off' },
    {
      id: 'inputs',
      label: `PSI is at least 0.1: inputs moved, and labels ${labelsAvailable ? 'show no harm' : 'are missing'}`,
    },
    { id: 'quiet', label: 'No signal reaches its limit' },
  ],
  crossover: (v, { answers }) => {
    const straight = (variable: string, value: number, label: string) => ({
      variable,
      value,
      curves: [
        { id: 'signal', label, y: (x: number) => x },
        { id: 'limit', label: 'limit', y: () => value },
      ] as const,
    })
    if (answers[0] === 'pipeline')
      return straight('nullJumpPp', limits.nullJumpPp, 'jump in nulls, percentage points')
    if (answers[0] === 'retrain') return straight('aucDrop', limits.aucDrop, 'drop in AUC')
    if (answers[0] !== 'recalibrate') return straight('psi', limits.psi, 'PSI')
    return {
      variable: 'calibrationRatio',
      value: isAtMost(v.calibrationRatio, 1) ? 0.9 : 1.1,
      curves: [
        { id: 'distance', label: 'distance from 1', y: (x) => Math.abs(x - 1) },
        { id: 'tolerated', label: 'distance tolerated', y: () => limits.calibration },
      ],
    }
  },
  twist: ({ labelsAvailable }) => ({ labelsAvailable: !labelsAvailable }),
  story:
    'A monitor of a live model has raised an alarm. The limits are the usual conventions: 5 points more nulls, 0.02 of AUC, 0.1 of calibration away from 1, PSI 0.1. Without recent labels, AUC and calibration are not known.\nWhat do you do first?',
  say: {
    schemaChanged: (isChanged) => (isChanged ? 'changed' : 'unchanged'),
    aucDrop: (drop, { labelsAvailable }) => (labelsAvailable ? exact(drop) : 'not known'),
    calibrationRatio: (ratio, { labelsAvailable }) => (labelsAvailable ? exact(ratio) : 'not known'),
    labelsAvailable: (isAvailable, v) => {
      if (!isAvailable) return 'none yet'
      return v.aucDrop === 0 && v.calibrationRatio === 1
        ? 'there, and they show no drop in AUC and expected over observed at 1'
        : 'there'
    },
  },
  explain: (v, { deciding }) => explanations[deciding]!(v),
  mistakes: (v) => ({
    pipeline: 'Takes drift for a defect: schema and nulls are in order.',
    retrain:
      'Retrains before the cause is known: a broken join would be baked into the model, and a sound order needs no new one.',
    recalibrate: 'Moves the level of the scores, which is not, or not known to be, what is wrong.',
    watch: v.labelsAvailable
      ? 'Watches although something has crossed its limit, or although nothing has.'
      : 'Imagines labels that show no harm: there are none.',
    investigate: v.labelsAvailable
      ? 'Ignores the labels: they already tell what is wrong, or that nothing is.'
      : 'Starts from the inputs although a cheaper certainty comes first, or although they lie inside their limit.',
    none: 'Overlooks a signal that has crossed its limit.',
  }),
}
