/** The sixteen topics of the curriculum, by their code. A competency is a topic; a card of one's own may have none. */
const topics: Readonly<Record<string, string>> = {
  T01: 'Framing, requirements, objectives',
  T02: 'Data, labels, sampling',
  T03: 'Features and feature stores',
  T04: 'Model families',
  T05: 'Losses and objectives',
  T06: 'Classification and calibration metrics',
  T07: 'Ranking and recommender metrics',
  T08: 'Vector search',
  T09: 'Retrieval and ranking architectures',
  T10: 'Embedding tables and training at scale',
  T11: 'Serving, latency, capacity',
  T12: 'Compression and hardware',
  T13: 'Experiments and online metrics',
  T14: 'Exploration and feedback loops',
  T15: 'Monitoring, drift, retraining',
  T16: 'LLM and RAG systems',
}

/** The codes of all topics. */
export const competencies: readonly string[] = Object.keys(topics)

/** The name of a competency; a code that is no topic names itself. */
export const competencyName = (code: string): string => topics[code] ?? code
