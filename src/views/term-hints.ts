/** Words that are explained where they are used. */
export type Term = 'probe' | 'off this slice' | 'node error' | Tiles
export type Tiles =
  | 'tile: output over the input'
  | 'tile: output over both inputs'
  | 'tile: output over two inputs'
  | 'tile: sign of its number'

const outputs = (where: string) =>
  `The tile of a unit is a picture of its output for every input, ${where}: blue above 0, amber below. The number on it is that of the shown sample.`

/** What terms mean, where they are used. */
export const HINTS: Readonly<Record<Term, string>> = {
  probe:
    'This sample alone, passed forward and back once more at the present weights, without dropout. It belongs to no batch and changes nothing.',
  'off this slice':
    'The picture is a slice: the loss over two weights, with all others held as they are now. The path is drawn onto it, though the others had other values then; this is how far off they were.',
  'node error':
    'How much the loss changes when the weighted sum z of a unit does: ∂L/∂z. Times what comes in along an edge it is the gradient of that weight.',
  'tile: output over the input': outputs('from left to right'),
  'tile: output over both inputs': outputs('the first across and the second up'),
  'tile: output over two inputs':
    'The tile of a unit is a picture of its output over the two inputs chosen under Output, one across and one up, blue above 0, amber below; the other inputs stand still, so they have none. The number on it is that of the shown sample.',
  'tile: sign of its number': 'The tile of a unit has the colour of the number on it: blue above 0, amber below.',
}
