// How well skills are found that somebody has and does not name, and how far a confidence can be believed.
// npm run bench:inference [-- --quick]: a fifth of the occupations. Reads the folder `onet` in FLUX_SHARED_DATA.
import { join } from 'node:path'
import { fitted } from '../../dist/src/genome/inference/calibration.js'
import { likelySkills } from '../../dist/src/genome/inference/likely-skills.js'
import { OccupationLists } from '../../dist/src/genome/inference/occupation-lists.js'
import { readCareers } from './careers.mjs'
import { hideSome, judge, learnableLists, meanWithInterval } from './hidden-skills.mjs'
import { Baselines, tuneBlend } from './inference-baselines.mjs'
import { calibrationError, fitLogistic, plot, reliabilityOf } from './reliability.mjs'
import {
  impliedCases,
  listedCases,
  listsWithout,
  peopleWithHidden,
  suggestedCases,
  titleCases,
} from './suggested-people.mjs'
import { foldsOf } from './world.mjs'

const careers = readCareers(join(process.env.FLUX_SHARED_DATA ?? '../shared/data', 'onet'))
const isQuick = process.argv.includes('--quick')
const lists = learnableLists(careers)
const folds = foldsOf(careers)
const print = (line = '') => process.stdout.write(`${line}\n`)

/** Ours takes and gives ids: here the numbers of the terms. */
function ours(occupations, { shown }) {
  const scores = new Float64Array(careers.terms.length)
  for (const { skillId, score } of likelySkills(occupations, shown.map(String), 5000)) scores[Number(skillId)] = score
  return scores
}
const compile = (among) =>
  OccupationLists.compile(new Map(among.map((each) => [careers.occupations[each].code, lists[each].map(String)])))

const methods = {
  popularity: ({ baselines }) => baselines.popularity(),
  'item neighbours': ({ baselines }, query) => baselines.neighbours(query),
  EASE: ({ baselines }, query) => baselines.ease(query),
  'neighbours + EASE + category': ({ baselines, weights }, query) => baselines.blend(query, weights),
  ours: ({ occupations }, query) => ours(occupations, query),
}

function rankHidden() {
  const judged = Object.fromEntries(Object.keys(methods).map((name) => [name, []]))
  for (const fold of folds) {
    const out = new Set(fold)
    const training = lists.flatMap((list, each) => (out.has(each) || list.length === 0 ? [] : [each]))
    const baselines = new Baselines(
      training.map((each) => lists[each]),
      careers.terms,
    )
    const weights = tuneBlend(
      training.map((each) => lists[each]),
      careers.terms,
    )
    print(
      `Blend of baselines, tuned on training occupations: neighbours ${weights[0]}, EASE ${weights[1]}, category ${weights[2]}`,
    )
    const known = { baselines, weights, occupations: compile(training) }
    fold.forEach((each, index) => {
      if (lists[each].length === 0 || (isQuick && index % 5)) return
      const query = hideSome(lists[each], each)
      for (const [name, score] of Object.entries(methods)) judged[name].push(judge(score(known, query), query))
    })
  }
  return judged
}

const shown = ({ mean, low, high }) => `${mean.toFixed(3)} (${low.toFixed(3)} to ${high.toFixed(3)})`
function printRanking(judged) {
  print(`\n${judged.ours.length} unseen occupations\n`)
  print('| method | R-precision | MRR | ours is ahead by |\n|---|---|---|---|')
  for (const [name, results] of Object.entries(judged)) {
    const [precision, reciprocal] = ['precision', 'reciprocal'].map((key) =>
      shown(meanWithInterval(results.map((each) => each[key]))),
    )
    const ahead = meanWithInterval(results.map((each, index) => judged.ours[index].precision - each.precision))
    print(`| ${name} | ${precision} | ${reciprocal} | ${name === 'ours' ? '' : shown(ahead)} |`)
  }
}

function printCalibration() {
  const people = folds.map((fold, index) =>
    peopleWithHidden(careers, isQuick ? fold.filter((_, at) => at % 5 === 0) : fold, `calibration ${index}`),
  )
  const unseen = folds.map((fold) => listsWithout(careers, new Set(fold)))
  const cases = {
    LISTED: listedCases(unseen[0], people[0]),
    TITLE: titleCases(careers, people[0]),
    IMPLIED: impliedCases('calibration'),
  }
  print('\n| score of | cases | fitted now: intercept, slope | in the code |\n|---|---|---|---|')
  for (const [kind, of] of Object.entries(cases)) {
    const { intercept, slope } = fitLogistic(of)
    const used = fitted[kind]
    print(
      `| ${kind} | ${of.length} | ${intercept.toFixed(2)}, ${slope.toFixed(2)} | ${used.intercept}, ${used.slope} |`,
    )
  }
  const whole = listsWithout(careers, new Set())
  const groups = [
    ['occupation unseen, no title', suggestedCases(careers, unseen[1], people[1], false)],
    ['occupation listed, no title', suggestedCases(careers, whole, people[1], false)],
    ['occupation listed, title known', suggestedCases(careers, whole, people[1], true)],
  ]
  for (const [name, of] of groups) {
    const bins = reliabilityOf(of)
    print(
      `\n${name}: ${people[1].length} people, ${of.length} suggestions, mean error ${calibrationError(bins).toFixed(3)}`,
    )
    print('said       mean  right   number |0 ........10........20........30........40........50 in a hundred')
    for (const line of plot(bins)) print(line)
  }
}

printRanking(rankHidden())
printCalibration()
