/** What a drawing may hold. What is not named here does not reach a page. */

const names = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

export const ELEMENTS = names(`
  svg g defs symbol use path rect circle ellipse line polyline polygon text tspan textPath title desc
  linearGradient radialGradient stop pattern clipPath mask marker image filter
  feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting
  feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur
  feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile
  feTurbulence`);

/** Spaces between their children are read. */
export const TEXTS = names('text tspan textPath title desc');

/** Where `#name` leads to a part of the drawing. */
export const REFERRING = names('use textPath linearGradient radialGradient pattern filter');

/** Properties of CSS that are attributes too. Fonts are the site's: those of a drawing are not published. */
export const PROPERTIES = names(`
  alignment-baseline baseline-shift clip-path clip-rule color color-interpolation
  color-interpolation-filters direction display dominant-baseline fill fill-opacity fill-rule filter
  flood-color flood-opacity font-size font-stretch font-style font-variant font-weight image-rendering
  letter-spacing lighting-color marker-end marker-mid marker-start mask opacity overflow paint-order
  pointer-events shape-rendering stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset
  stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor
  text-decoration text-rendering unicode-bidi vector-effect visibility word-spacing writing-mode`);

/** Properties that change what is seen, and that no attribute says. */
export const EFFECTS = names('mix-blend-mode transform transform-origin font animation background');

export const ATTRIBUTES = names(`
  class id lang role aria-label aria-hidden aria-labelledby aria-describedby xmlns xml:space
  viewBox preserveAspectRatio x y width height x1 x2 y1 y2 cx cy r rx ry fx fy fr d points pathLength
  transform dx dy rotate textLength lengthAdjust startOffset method spacing side
  gradientUnits gradientTransform spreadMethod offset patternUnits patternContentUnits patternTransform
  clipPathUnits maskUnits maskContentUnits markerUnits markerWidth markerHeight orient refX refY
  filterUnits primitiveUnits in in2 result mode type values tableValues slope intercept amplitude
  exponent operator k1 k2 k3 k4 order kernelMatrix divisor bias targetX targetY edgeMode preserveAlpha
  surfaceScale diffuseConstant specularConstant specularExponent kernelUnitLength scale
  xChannelSelector yChannelSelector azimuth elevation z pointsAtX pointsAtY pointsAtZ
  limitingConeAngle stdDeviation radius baseFrequency numOctaves seed stitchTiles`);

/** Functions of a value that fetch nothing. */
export const FUNCTIONS = names(`
  rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix var calc min max clamp
  blur brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia
  inset circle ellipse polygon path`);
