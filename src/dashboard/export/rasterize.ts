/** The longest side of a picture that every browser can draw, in pixels. */
const MAX_SIDE_PX = 16_000

/** Converts an SVG to a PNG, at double resolution if that fits. @throws {Error} if the browser cannot draw it */
export const rasterize = async (svg: string, width: number, height: number): Promise<Blob> => {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  const scale = Math.min(2, MAX_SIDE_PX / Math.max(width, height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(width * scale)
  canvas.height = Math.round(height * scale)
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/png')
  })
  if (!blob) throw new Error('this browser cannot draw a PNG of that size; show fewer deliveries for a smaller one')
  return blob
}
