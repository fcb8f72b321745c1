import { deriveEdition } from '../../dist/src/genome/learning/derive-edition.js'
import { blendOf } from '../../dist/src/matching/blend.js'

function deriveNow(input) {
  const steps = deriveEdition(input)
  for (;;) {
    const next = steps.next()
    if (next.done) return next.value
  }
}

/** What an edition learns from these people: the lists of occupations are not told, because people are drawn from them. */
export function learnFrom({ terms }, people, minimumSupport) {
  const offsets = [0]
  for (const { skills } of people) offsets.push(offsets.at(-1) + skills.length)
  const holdings = {
    offsets: Uint32Array.from(offsets),
    skills: Uint32Array.from(people.flatMap(({ skills }) => skills)),
  }
  const known = terms.map((term) => ({ ...term, related: [] }))
  const derive = (of) => deriveNow({ terms: of, holdings, occupations: [], minimumSupport })
  // Without names and categories only who holds what is left: PPMI and its truncated SVD.
  const bare = terms.map(({ id }) => ({ id, names: [], broader: [], related: [] }))
  return { ours: derive(known), bare: derive(bare) }
}

const postingsOf = (list) => {
  const postings = new Map()
  list.forEach(({ skills }, index) => {
    for (const skill of skills) postings.set(skill, [...(postings.get(skill) ?? []), index])
  })
  return postings
}

/** Unit vectors of whole profiles, each skill weighted (absent: 1). */
function profilesOf({ vectors, dimensions }, list, weightOf = () => 1) {
  return list.map(({ skills }) => {
    const profile = new Float64Array(dimensions)
    for (const skill of skills)
      for (let d = 0; d < dimensions; d++) profile[d] += weightOf(skill) * vectors[skill * dimensions + d]
    const length = Math.hypot(...profile) || 1
    return profile.map((each) => each / length)
  })
}
const dot = (a, b) => {
  let sum = 0
  for (let d = 0; d < a.length; d++) sum += a[d] * b[d]
  return Math.max(0, sum)
}

/** Everything above a term. */
function ancestorsOf(terms) {
  const placeOf = new Map(terms.map(({ id }, place) => [id, place]))
  const above = (place, found) => {
    for (const id of terms[place].broader) {
      const next = placeOf.get(id)
      if (!found.has(next)) above(next, found.add(next))
    }
    return found
  }
  return terms.map((_term, place) => above(place, new Set()))
}

/** Coverage of each opportunity by each person: the best affinity of anything held to each requirement, weighted by rarity. */
function coverageTable({ people, opportunities }, rarity, neighboursOf) {
  const postings = postingsOf(people)
  return opportunities.map(({ skills }) => {
    const covered = new Float32Array(people.length)
    const best = new Float32Array(people.length)
    let whole = 0
    for (const required of skills) {
      best.fill(0)
      for (const [skill, affinity] of [...neighboursOf(required), [required, 1]])
        for (const person of postings.get(skill) ?? []) best[person] = Math.max(best[person], affinity)
      whole += rarity[required]
      for (let person = 0; person < covered.length; person++) covered[person] += rarity[required] * best[person]
    }
    return covered.map((each) => (whole ? each / whole : 0))
  })
}

/** A score for each pair of opportunity and person, read from either side. */
const both = ({ people, opportunities }, scoreOf) => ({
  toPeople: (opportunity) => Float64Array.from(people, (_each, person) => scoreOf(opportunity, person)),
  toOpportunities: (person) => Float64Array.from(opportunities, (_each, opportunity) => scoreOf(opportunity, person)),
})

/** BM25 (k1 = 1.2, b = 0.75) over the words of skills' names: profiles are texts, whichever side asks. */
function bm25(world) {
  const { terms, people, opportunities } = world
  const words = terms.map(({ names }) => names[0].toLowerCase().match(/[\p{L}\p{N}+#]+/gu) ?? [])
  const bagOf = ({ skills }) => {
    const bag = new Map()
    for (const word of skills.flatMap((skill) => words[skill])) bag.set(word, (bag.get(word) ?? 0) + 1)
    return bag
  }
  const index = (list) => {
    const bags = list.map(bagOf)
    const sizes = bags.map((bag) => [...bag.values()].reduce((a, b) => a + b, 0))
    const mean = sizes.reduce((a, b) => a + b, 0) / sizes.length
    const postings = new Map()
    bags.forEach((bag, at) => {
      for (const [word, count] of bag) postings.set(word, [...(postings.get(word) ?? []), [at, count]])
    })
    return (asked) => {
      const scores = new Float64Array(list.length)
      for (const word of bagOf(asked).keys()) {
        const found = postings.get(word) ?? []
        const idf = Math.log(1 + (list.length - found.length + 0.5) / (found.length + 0.5))
        for (const [at, count] of found)
          scores[at] += (idf * count * 2.2) / (count + 1.2 * (0.25 + (0.75 * sizes[at]) / mean))
      }
      return scores
    }
  }
  const [amongPeople, amongOpportunities] = [index(people), index(opportunities)]
  return {
    toPeople: (opportunity) => amongPeople(opportunities[opportunity]),
    toOpportunities: (person) => amongOpportunities(people[person]),
  }
}

/** Every way to score, by name. All learned ones have the same counts. */
export function listScorers(world, { ours, bare }) {
  const { people, opportunities, terms } = world
  const sets = people.map(({ skills }) => new Set(skills))
  const shared = (opportunity, person) =>
    opportunities[opportunity].skills.filter((skill) => sets[person].has(skill)).length
  const neighboursIn =
    ({ adjacency }) =>
    (required) => {
      const [from, to] = [adjacency.offsets[required], adjacency.offsets[required + 1]]
      return Array.from({ length: to - from }, (_each, n) => [
        adjacency.neighbours[from + n],
        adjacency.affinities[from + n],
      ])
    }
  const ancestors = ancestorsOf(terms)
  const below = new Map()
  ancestors.forEach((above, place) => {
    for (const each of above) below.set(each, [...(below.get(each) ?? []), place])
  })
  /** Two terms under one commodity, class or family (UNSPSC) are as near as that is narrow. */
  const siblings = (required) => {
    const levels = [...ancestors[required]].sort((a, b) => below.get(a).length - below.get(b).length).slice(0, 2)
    return levels
      .reverse()
      .flatMap((above, level) => below.get(above).map((place) => [place, level === levels.length - 1 ? 0.5 : 0.25]))
  }
  const exact = coverageTable(world, ours.rarity, () => [])
  const taxonomy = coverageTable(world, ours.rarity, siblings)
  const ppmi = coverageTable(world, bare.rarity, neighboursIn(bare))
  const covered = coverageTable(world, ours.rarity, neighboursIn(ours))
  const cosineOf = (edition, weightOf) => {
    const [asked, held] = [profilesOf(edition, opportunities, weightOf), profilesOf(edition, people, weightOf)]
    return (opportunity, person) => dot(asked[opportunity], held[person])
  }
  const plain = cosineOf(bare)
  const placed = cosineOf(ours)
  const similar = cosineOf(ours, (skill) => ours.rarity[skill])
  return {
    Jaccard: both(world, (opportunity, person) => {
      const common = shared(opportunity, person)
      return common / (opportunities[opportunity].skills.length + sets[person].size - common)
    }),
    'IDF-weighted coverage': both(world, (opportunity, person) => exact[opportunity][person]),
    'BM25 over skill text': bm25(world),
    'taxonomy max-sim (UNSPSC)': both(world, (opportunity, person) => taxonomy[opportunity][person]),
    'PPMI adjacency, max-sim': both(world, (opportunity, person) => ppmi[opportunity][person]),
    'SVD-128 mean cosine': both(world, plain),
    'SVD with names and categories, mean cosine': both(world, placed),
    'max-sim + SVD-128 cosine': both(
      world,
      (opportunity, person) => ppmi[opportunity][person] + plain(opportunity, person),
    ),
    ours: both(world, (opportunity, person) => blendOf(covered[opportunity][person], similar(opportunity, person))),
  }
}
