/** Where reports take it from; control API and command line hide the same secrets by the same means. */
export { createMask, MASKED, SHORTEST_SECRET, type Mask } from '../contract/masking/mask.ts'
