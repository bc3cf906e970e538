interface ParameterNumberProps {
  readonly part: string // what the painter writes
  readonly fixed: boolean // a bias that training leaves alone has neither gradient nor update
}

/** The number of a weight or bias under the lens, or the word that there is none. */
export function ParameterNumber({ part, fixed }: ParameterNumberProps) {
  return fixed ? <span key="fixed">fixed</span> : <span key="number" className="graph-value" data-part={part} />
}
