/** One subscription between two looks. */
export interface Watch {
  /** Of what its viewer saw at the last look; null before the first one. */
  mark: string | null
  /** Whether the last look found something else than the one before: then its answer is an event, else it is nobody's. */
  isNews: boolean
}
