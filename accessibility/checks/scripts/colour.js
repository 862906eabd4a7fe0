// Colours as the eye gets them: composed with what is under them, and compared as WCAG does.
window.koplopersColour ??= (() => {
  const context = new OffscreenCanvas(1, 1).getContext('2d', {willReadFrequently: true});
  const known = new Map();

  // Red, green, blue (0 to 255) and alpha (0 to 1) of any colour that CSS knows.
  function read(css) {
    if (!known.has(css)) {
      context.clearRect(0, 0, 1, 1);
      context.fillStyle = '#000';
      context.fillStyle = css;
      context.fillRect(0, 0, 1, 1);
      const [red, green, blue, alpha] = context.getImageData(0, 0, 1, 1).data;
      known.set(css, [red, green, blue, alpha / 255]);
    }
    return known.get(css);
  }

  const over = ([r, g, b, a], under) => [r, g, b].map((one, place) => one * a + under[place] * (1 - a)).concat(1);

  function luminance([r, g, b]) {
    const [x, y, z] = [r, g, b].map(one => one / 255).map(one => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4);
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  }

  function contrast(one, other) {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  }

  // The paper under everything: a system colour, that a script can only read from an element.
  function paper() {
    const probe = document.createElement('i');
    probe.style.backgroundColor = 'Canvas';
    probe.style.display = 'none';
    document.documentElement.append(probe);
    const css = getComputedStyle(probe).backgroundColor;
    probe.remove();
    return read(css);
  }

  // The colour behind the content of this element; null when a picture lies there and nobody can tell.
  function under(element) {
    const layers = [];
    for (let one = element; one; one = one.parentElement) {
      const style = getComputedStyle(one);
      if (style.backgroundImage !== 'none') return null;
      const layer = read(style.backgroundColor);
      if (layer[3] > 0) layers.push(layer);
      if (layer[3] === 1) break;
    }
    const base = layers.at(-1)?.[3] === 1 ? layers.pop() : paper();
    return layers.reverse().reduce((below, layer) => over(layer, below), base);
  }

  const ratio = number => `${number.toFixed(1).replace('.', ',')} op 1`;

  return {read, over, luminance, contrast, under, ratio};
})();
