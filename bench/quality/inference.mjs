// How well skills that somebody has but does not name are found: npm run bench:inference -- [--quick]

import { likelySkills } from '../../dist/src/genome/inference/likely-skills.js'
import { OccupationLists } from '../../dist/src/genome/inference/occupation-lists.js'
import { readCareers } from './careers.mjs'
import { hideSome, judge, learnableLists, meanWithInterval } from './hidden-skills.mjs'
import { Baselines } from './inference-baselines.mjs'
import { foldsOf } from './world.mjs'

const folder = process.env.ONET_DIR ?? '../shared/data/onet'
const isQuick = process.argv.includes('--quick')

const careers = readCareers(folder)
const lists = learnableLists(careers)
const folds = foldsOf(careers)

/** Skills by the numbers of terms, as ours takes and gives ids. */
const idsOf = (terms) => terms.map(String)

function ours(occupations, { shown }) {
  const scores = new Float64Array(careers.terms.length)
  for (const { skillId, score } of likelySkills(occupations, idsOf(shown), 2000)) scores[Number(skillId)] = score
  return scores
}

const compile = (numbers) =>
  OccupationLists.compile(new Map(numbers.map((each) => [String(each).padStart(5, '0'), idsOf(lists[each])])))
const wholeFold = (fold) => folds[fold].filter((each) => lists[each].length > 0)

const methods = {
  popularity: ({ baselines }) => baselines.popularity(),
  'item neighbours': ({ baselines }, query) => baselines.neighbours(query),
  EASE: ({ baselines }, query) => baselines.ease(query),
  'neighbours + EASE + category': ({ baselines, weights }, query) => baselines.blend(query, weights),
  ours: ({ occupations }, query) => ours(occupations, query),
}

const judged = Object.fromEntries(Object.keys(methods).map((name) => [name, []]))
for (const fold of [0, 1]) {
  const out = new Set(folds[fold])
  const training = lists.flatMap((_, each) => (out.has(each) ? [] : [each]))
  const known = {
    baselines: new Baselines(
      training.map((each) => lists[each]),
      careers.terms,
    ),
    occupations: compile(training),
    weights: [0.5, 1, 0.05],
  }
  wholeFold(fold).forEach((each, index) => {
    if (isQuick && index % 5) return
    const query = hideSome(lists[each], each)
    for (const [name, score] of Object.entries(methods)) judged[name].push(judge(score(known, query), query))
  })
}
for (const [name, results] of Object.entries(judged)) {
  const cell = (key) => {
    const { mean, low, high } = meanWithInterval(results.map((each) => each[key]))
    return `${mean.toFixed(3)} (${low.toFixed(3)}–${high.toFixed(3)})`
  }
  console.log(name.padEnd(30), results.length, cell('precision'), cell('reciprocal'))
}
