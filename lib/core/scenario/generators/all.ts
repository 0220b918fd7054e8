import type { AnyGenerator } from '../generator'
import { batchOrOnlineInference } from './batch-or-online-inference'
import { batchSizeUnderABudget } from './batch-size-under-a-budget'
import { cacheAndTail } from './cache-and-tail'
import { calibrationAfterDownSampling } from './calibration-after-down-sampling'
import { capacityFromUsers } from './capacity-from-users'
import { clusterOrUser } from './cluster-or-user'
import { codeForAByteBudget } from './code-for-a-byte-budget'
import { coldStart } from './cold-start'
import { driftTriage } from './drift-triage'
import { evaluationSetSize } from './evaluation-set-size'
import { exactOrApproximateSearch } from './exact-or-approximate-search'
import { explorationShare } from './exploration-share'
import { fanOutTail } from './fan-out-tail'
import { freshnessOfAFeature } from './freshness-of-a-feature'
import { hashTableSize } from './hash-table-size'
import { ivfCells } from './ivf-cells'
import { kvCacheAndConcurrency } from './kv-cache-and-concurrency'
import { labelWindow } from './label-window'
import { moderationQueue } from './moderation-queue'
import { onDeviceOrServer } from './on-device-or-server'
import { precomputeOrOnDemand } from './precompute-or-on-demand'
import { pushOrPullFanOut } from './push-or-pull-fan-out'
import { rankingStages } from './ranking-stages'
import { redundancy } from './redundancy'
import { rerankerDepth } from './reranker-depth'
import { retrainingCadence } from './retraining-cadence'
import { retrievalOrLongContext } from './retrieval-or-long-context'
import { shardsAndReplicas } from './shards-and-replicas'
import { testSizeAndDuration } from './test-size-and-duration'
import { thresholdAndReview } from './threshold-and-review'
import { trainingParallelism } from './training-parallelism'
import { utilisationAndTail } from './utilisation-and-tail'
import { whatBindsDecoding } from './what-binds-decoding'
import { whereAnEmbeddingTableLives } from './where-an-embedding-table-lives'
import { whichClassificationMetric } from './which-classification-metric'
import { whichExperimentDesign } from './which-experiment-design'
import { whichIndexFits } from './which-index-fits'
import { whichLossFamily } from './which-loss-family'
import { whichNegatives } from './which-negatives'
import { whichQuantisation } from './which-quantisation'

/** Every generator, in the order of its id. */
export const generators = [
  exactOrApproximateSearch,
  whichIndexFits,
  ivfCells,
  codeForAByteBudget,
  shardsAndReplicas,
  fanOutTail,
  cacheAndTail,
  batchOrOnlineInference,
  precomputeOrOnDemand,
  freshnessOfAFeature,
  rankingStages,
  thresholdAndReview,
  whichClassificationMetric,
  testSizeAndDuration,
  whichExperimentDesign,
  calibrationAfterDownSampling,
  whichNegatives,
  whichLossFamily,
  whereAnEmbeddingTableLives,
  hashTableSize,
  kvCacheAndConcurrency,
  whatBindsDecoding,
  whichQuantisation,
  trainingParallelism,
  retrainingCadence,
  driftTriage,
  labelWindow,
  coldStart,
  explorationShare,
  pushOrPullFanOut,
  capacityFromUsers,
  utilisationAndTail,
  batchSizeUnderABudget,
  retrievalOrLongContext,
  rerankerDepth,
  moderationQueue,
  evaluationSetSize,
  clusterOrUser,
  onDeviceOrServer,
  redundancy,
] as readonly unknown[] as readonly AnyGenerator[]

/** By id or slug; undefined for what is none. */
export const findGenerator = (name: string): AnyGenerator | undefined =>
  generators.find(({ id, slug }) => id === name || slug === name)
